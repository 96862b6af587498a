"""Downloads in the background: one after the other, paused, resumed and removed; kept over the program's end."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.errors import OysterError
from app.domain.model import InstalledModel
from app.models.acquisition import Acquisition, entry_to_get
from app.models.acquisition_with_guard import AcquisitionWithGuard
from app.models.download import DownloadProgress
from app.models.download_queue import (
    DownloadQueue,
    DownloadState,
    QueuedDownload,
    read_queue,
    write_queue,
)
from app.models.errors import DownloadFailed, DownloadPaused
from app.models.speed_limit import SpeedLimit
from app.session.kept_token import takes_token_that_asks, why_the_keyring_asks
from app.session.model_acquisition import acquisition_of_entry, with_kept_token
from app.session.session import Session
from app.translation import together, tr
from app.ui.task_runner import TaskRunner

_KEEP_SECONDS = 5.0  # between two writes of how far a download is


class Stopping(Enum):
    """What was asked for of the download that is under way."""

    PAUSE = "pause"
    REMOVE = "remove"


class DownloadFlow(QObject):
    """One download at a time; the others wait. It blocks nothing else in the window.

    ``changed``: the queue, or how far its download is. ``fetched`` carries the ``InstalledModel``, ``failed``
    (sentence, detail).
    """

    changed = Signal()
    fetched = Signal(object)
    failed = Signal(str, str)

    def __init__(self, session: Session, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.speed = SpeedLimit(session.settings.download_limit)
        self.queue = DownloadQueue()
        self.progress: DownloadProgress | None = None  # of the download that is under way
        self._tokens: dict[str, str] = {}  # given for one download; never written
        self._wished: set[str] = set()  # what the person began or let go on since the program started
        self._acquisition: Acquisition | AcquisitionWithGuard | None = None
        self._stopping: Stopping | None = None
        self._kept_at = 0.0
        self._left = False
        self._read()

    def _read(self) -> None:
        """Take up the queue of an earlier run; a damaged file begins an empty one, and that is said."""
        try:
            before = read_queue(self._session.locations.downloads)
        except OysterError as error:
            sentence, detail = error.sentence, error.detail
            self._tasks.run(
                lambda report: None, lambda _: self.failed.emit(sentence, detail), self.failed.emit
            )
            return
        self.queue = before.as_left(goes_on=self._session.settings.downloads_go_on)

    def begin(self) -> None:
        """Begin the first download that waits, if there is one."""
        self._begin_next()

    # -- what a person asks for -------------------------------------------------------------------------

    def add(self, download: QueuedDownload, token: str = "") -> None:
        """Put a download at the end of the queue; one that is paused or failed goes on."""
        if token:
            self._tokens[download.identity] = token
        self._wished.add(download.identity)
        self._change(self.queue.added(download))
        self._begin_next()

    def go_on(self, identity: str) -> None:
        """Let a paused or failed download go on, as soon as it is its turn."""
        self._wished.add(identity)
        self._change(self.queue.set(identity, DownloadState.WAITING))
        self._begin_next()

    def pause(self, identity: str) -> None:
        """Pause a download; what is fetched is kept, and the next one begins."""
        running = self.queue.running
        if running is None or running.identity != identity:
            self._change(self.queue.set(identity, DownloadState.PAUSED))
            return
        self._stopping = Stopping.PAUSE
        if self._acquisition is not None:
            self._in_background(self._acquisition.pause)

    def remove(self, identity: str, *, keep_partial: bool = False) -> None:
        """Take a download out of the queue; what was fetched is deleted, or kept, as asked."""
        running = self.queue.running
        if running is not None and running.identity == identity:
            self._stopping = Stopping.REMOVE
            acquisition = self._acquisition
            if acquisition is not None:
                self._in_background(lambda: acquisition.cancel(keep_partial=keep_partial))
            return
        download = self.queue.find(identity)
        self._change(self.queue.without(identity))
        if download is not None and not keep_partial:
            self._in_background(lambda: self._acquisition_of(download).cancel())

    def limit_speed(self, bytes_per_second: int) -> None:
        """Keep to a speed from now on; 0 for no limit."""
        self.speed.bytes_per_second = bytes_per_second

    def can_pause(self) -> bool:
        """True where the download that is under way can be resumed later."""
        return self._acquisition is not None and self._acquisition.can_pause

    def leave(self) -> None:
        """Stop because the window closes; the next start offers to go on, or goes on, as the person chose."""
        self._left, self._stopping = True, Stopping.PAUSE
        if self.queue.running is not None:
            self._keep()
        if self._acquisition is not None:
            self._acquisition.pause()

    # -- the download that is under way -----------------------------------------------------------------

    def _begin_next(self) -> None:
        download = self.queue.next_one
        if download is None or self._left:
            return
        self._stopping, self.progress = None, None
        self._change(self.queue.set(download.identity, DownloadState.RUNNING))

        def work(report: Callable[[object], None]) -> InstalledModel:
            self._acquisition = acquisition = self._acquisition_of(download, to_fetch=True)
            if self._stopping is not None:
                raise DownloadPaused(tr("The download is paused; what was fetched is kept."))
            try:
                return acquisition.run(report)
            except DownloadFailed as error:
                self._session.fetch_conditions.note_failure(error)
                raise

        self._tasks.run(
            work,
            partial(self._have, download.identity),
            partial(self._not_fetched, download.identity),
            partial(self._advance, download.identity),
        )

    def _acquisition_of(
        self, download: QueuedDownload, *, to_fetch: bool = False
    ) -> Acquisition | AcquisitionWithGuard:
        library, wish = (
            self._session.library,
            download.wish(self._tokens.get(download.identity, ""), self.speed),
        )
        entry = download.entry or entry_to_get(library, download.identity)
        if to_fetch:
            locations = self._session.locations
            if download.identity not in self._wished and takes_token_that_asks(locations, entry, wish):
                self._stopping = Stopping.PAUSE
                raise DownloadPaused(
                    together(
                        why_the_keyring_asks(), tr("Let the download go on when you are ready for that.")
                    )
                )
            wish = with_kept_token(locations, entry, wish)
        return acquisition_of_entry(library, entry, wish)

    def _advance(self, identity: str, progress: object) -> None:
        if not isinstance(progress, DownloadProgress) or self._stopping is not None:
            return
        self.progress = progress
        self._session.fetch_conditions.note(progress)
        self.queue = self.queue.advanced(identity, progress.done_bytes, progress.total_bytes)
        if time.monotonic() - self._kept_at > _KEEP_SECONDS:
            self._keep()
        self.changed.emit()

    def _have(self, identity: str, model: InstalledModel) -> None:
        self._tokens.pop(identity, None)
        self._rest(self.queue.without(identity))
        self.fetched.emit(model)
        self._begin_next()

    def _not_fetched(self, identity: str, sentence: str, detail: str) -> None:
        stopping = self._stopping
        if self._left:
            return  # it stays in the file as under way, and the next start finds it there
        if stopping is Stopping.REMOVE:
            self._rest(self.queue.without(identity))
        elif stopping is Stopping.PAUSE:
            self._rest(self.queue.set(identity, DownloadState.PAUSED, sentence))
        else:
            self._rest(self.queue.set(identity, DownloadState.FAILED, sentence))
            self.failed.emit(sentence, detail)
        self._begin_next()

    def _rest(self, queue: DownloadQueue) -> None:
        self._acquisition, self.progress, self._stopping = None, None, None
        self._change(queue)

    # -- keeping it -------------------------------------------------------------------------------------

    def _change(self, queue: DownloadQueue) -> None:
        if queue != self.queue:
            self.queue = queue
            self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        """Write the queue in the background, one write after the other."""
        self._kept_at, queue = time.monotonic(), self.queue
        self._tasks.run(
            lambda report: write_queue(self._session.locations.downloads, queue),
            lambda _: None,
            self.failed.emit,
            in_order=True,
        )

    def _in_background(self, stop: Callable[[], None]) -> None:
        """Stop in the background: a process takes a moment to end."""
        self._tasks.run(lambda report: stop(), lambda _: None, self.failed.emit)
