"""A download as used by window and terminal: run, pause, resume, cancel; it runs in another process."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from app.child_process import ChildProcess
from app.confinement.connection_log import Purpose
from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.models.downloader_process import serve
from app.models.downloader_protocol import (
    Advanced,
    Checking,
    Fetched,
    NewLimit,
    News,
    Order,
    Refused,
    Started,
    Waiting,
)
from app.models.errors import (
    DownloadCancelled,
    DownloadFailed,
    DownloadPaused,
    FailureKind,
    ModelError,
    WrongHash,
)
from app.models.reach import reach
from app.models.speed_limit import SpeedLimit
from app.translation import tr

_WINDOW_SECONDS = 5.0
_decoder: msgspec.msgpack.Decoder[News] = msgspec.msgpack.Decoder(News)


class DownloadStage(StrEnum):
    """The stage of a download."""

    WAITING = "waiting"  # for the hub's answer, or for the connection
    PLANNING = "planning"  # the layout of the result and the free disk space
    DOWNLOADING = "downloading"
    CONVERTING = "converting"
    VERIFYING = "verifying"
    DONE = "done"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    FAILED = "failed"


ENDINGS = frozenset({DownloadStage.DONE, DownloadStage.PAUSED, DownloadStage.CANCELLED, DownloadStage.FAILED})


@dataclass(frozen=True, slots=True)
class DownloadProgress:
    """The progress of a download. ``total_bytes`` is 0 if unknown; ``sentence`` is shown to the user.

    ``failure`` is set at the stages paused, cancelled and failed. Where a file is made of several, ``part`` of
    ``parts`` is in progress, ``share`` (0 to 1) is the done part of the whole, and
    ``seconds_to_go`` estimates all that is left.
    """

    done_bytes: int
    total_bytes: int
    bytes_per_second: float
    stage: DownloadStage = DownloadStage.DOWNLOADING
    sentence: str = ""
    failure: ModelError | None = None
    part: int = 0
    parts: int = 0
    share: float | None = None
    seconds_to_go: float | None = None

    @property
    def seconds_left(self) -> float | None:
        """Seconds left at the present speed, or None if unknown."""
        if self.seconds_to_go is not None:
            return self.seconds_to_go
        under_way = self.stage in (DownloadStage.DOWNLOADING, DownloadStage.VERIFYING)
        if self.bytes_per_second <= 0 or not self.total_bytes or not under_way:
            return None
        return (self.total_bytes - self.done_bytes) / self.bytes_per_second


class Download:
    """A download of one file. ``run`` and ``events`` block; ``pause`` and ``cancel`` may come from any thread.

    ``speed`` is the limit to keep to, also when it is changed meanwhile; ``purpose`` is listed with the connection.

    After a pause or a failure, ``run`` or ``events`` resumes, in this process or a later one.
    """

    def __init__(
        self, order: Order, speed: SpeedLimit | None = None, purpose: Purpose = Purpose.DOWNLOAD
    ) -> None:
        self._speed, self._purpose = speed or SpeedLimit(), purpose
        self._order = order
        self._limit = 0  # as the downloader knows it
        self._guard = threading.Lock()
        self._process: ChildProcess | None = None
        self._wish: DownloadStage | None = None  # PAUSED or CANCELLED
        self.stated_sha256 = ""  # as stated by the hub, once the download has begun
        self.sha256 = ""  # as computed, once it is done
        self.commit = ""

    @property
    def target(self) -> Path:
        """The path of the complete, checked file."""
        return Path(self._order.target)

    @property
    def process_id(self) -> int | None:
        """The process id of the downloader, or None before the first run."""
        return self._process.number if self._process is not None else None

    def run(self, on_progress: Callable[[DownloadProgress], None]) -> Path:
        """Fetch the file and return its path.

        Raises ``DownloadPaused``, ``DownloadCancelled``, ``DownloadFailed``, ``WrongHash``.
        """
        for progress in self.events():
            on_progress(progress)
            if progress.failure is not None:
                raise progress.failure
        return self.target

    def events(self) -> Iterator[DownloadProgress]:
        """Fetch the file and yield its progress; the last event's stage is one of ``ENDINGS``.

        The downloader works only while the events are consumed. Closing the iterator early pauses it.
        """
        with self._guard:
            self._wish, self._limit = None, self._speed.bytes_per_second
            order = msgspec.structs.replace(self._order, bytes_per_second=self._limit)
            whole = msgspec.msgpack.encode(order)
            process = ChildProcess("oyster-download", serve, whole, confinement=reach(order, self._purpose))
            self._process = process
        record(Event.DOWNLOAD_STARTED, process=process.number)
        stage, done = DownloadStage.WAITING, 0
        try:
            for progress in self._follow(process.pipe):
                stage, done = progress.stage, progress.done_bytes
                yield progress
        finally:
            process.terminate()
            process.close()
            record(Event.DOWNLOAD_ENDED, stage=stage, bytes=done, exit_code=process.exit_code())

    def pause(self) -> None:
        """Stop fetching and keep what was fetched."""
        self._stop(DownloadStage.PAUSED)

    def cancel(self, *, keep_partial: bool = False) -> None:
        """Stop for good; what was fetched is kept or deleted, as asked."""
        self._stop(DownloadStage.CANCELLED)
        if not keep_partial:
            from_this_order = (*self.target.parent.glob(f"{self.target.name}.*.partial"), self.target)
            for leftover in from_this_order:
                leftover.unlink(missing_ok=True)

    def _stop(self, wish: DownloadStage) -> None:
        with self._guard:
            self._wish = wish
            process = self._process
            if process is not None:
                process.terminate()

    def _follow(self, connection: Connection) -> Iterator[DownloadProgress]:
        done, total, pace, reading = 0, 0, _Pace(), _Pace()
        yield DownloadProgress(0, 0, 0.0, DownloadStage.WAITING)
        while True:
            news = _next_news(connection)
            self._pass_limit_on(connection)
            match news:
                case Started():
                    total, self.stated_sha256, self.commit = news.total_bytes, news.sha256, news.commit
                    pace = _Pace()
                case Advanced():
                    done = news.done_bytes
                    yield DownloadProgress(done, total, pace.at(done))
                case Waiting():
                    yield DownloadProgress(done, total, 0.0, DownloadStage.WAITING, news.sentence)
                case Checking():
                    read = news.done_bytes
                    yield DownloadProgress(read, total or done, reading.at(read), DownloadStage.VERIFYING)
                case Fetched():
                    self.sha256 = news.sha256
                    yield DownloadProgress(news.size_bytes, news.size_bytes, 0.0, DownloadStage.DONE)
                    return
                case _:
                    yield self._ending(news, done, total)
                    return

    def _pass_limit_on(self, connection: Connection) -> None:
        """Tell the downloader of another speed limit, once."""
        limit = self._speed.bytes_per_second
        if limit != self._limit:
            self._limit = limit
            with contextlib.suppress(OSError):  # it has just ended
                connection.send_bytes(msgspec.msgpack.encode(NewLimit(limit)))

    def _ending(self, news: Refused | None, done: int, total: int) -> DownloadProgress:
        stage, failure = DownloadStage.FAILED, _failure(news)
        if news is None and self._wish is DownloadStage.PAUSED:
            stage, failure = (
                self._wish,
                DownloadPaused(tr("The download is paused; what was fetched is kept.")),
            )
        elif news is None and self._wish is DownloadStage.CANCELLED:
            stage, failure = self._wish, DownloadCancelled(tr("The download is cancelled."))
        return DownloadProgress(done, total, 0.0, stage, failure.sentence, failure)


def _next_news(connection: Connection) -> News | None:
    """Return the downloader's next message, or None where it has ended without one."""
    try:
        return _decoder.decode(connection.recv_bytes())
    except (EOFError, OSError):
        return None


def _failure(news: Refused | None) -> ModelError:
    if news is None:
        return DownloadFailed(tr("The download ended unexpectedly. Ask again: what was fetched is kept."))
    if news.kind is FailureKind.INTEGRITY:
        return WrongHash(news.sentence, news.detail)
    return DownloadFailed(news.sentence, news.detail, news.kind, in_terminal=news.in_terminal)


class _Pace:
    """The download speed in bytes a second over the last few seconds."""

    def __init__(self) -> None:
        self._seen: list[tuple[float, int]] = []

    def at(self, done: int) -> float:
        now = time.monotonic()
        self._seen = [each for each in self._seen if now - each[0] <= _WINDOW_SECONDS] + [(now, done)]
        began, first = self._seen[0]
        return (done - first) / (now - began) if now > began else 0.0
