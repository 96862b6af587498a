"""Fetches one file from the hub into a partial file, resuming where an earlier process stopped.

``hf_hub_download`` of huggingface-hub 2.4 writes to a file of a random name and deletes it on failure, so it
starts from zero in every process. Its parts are used instead: its metadata call, and its HTTP client,
which honours proxies and the system's certificates. Xet is not used: it cannot resume after a killed process.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial as bound
from pathlib import Path

import filelock
import httpx2
from huggingface_hub.utils import (  # type: ignore[attr-defined] # public, exported lazily
    hf_raise_for_status,
    http_stream_backoff,
)

from app.models.downloader_protocol import (
    Advanced,
    Checking,
    Fetched,
    News,
    Order,
    Started,
    Waiting,
)
from app.models.errors import FailureKind
from app.models.file_location import FileLocation, locate, page_of
from app.models.hub_errors import Refusal, check_order, disk_is_full, is_stall, is_transient, refused
from app.models.speed_limit import Throttle
from app.translation import tr

Report = Callable[[News], None]

_SHA256 = re.compile(r"[0-9a-f]{64}")
_REPORT_SECONDS = 0.1
_MARGIN_BYTES = 16 * 2**20
_HASH_BYTES = 2**20
_TRIES = 5  # consecutive ones that bring nothing
_TRIES_AT_FIRST = 2  # where the hub never answered: there is no network
_LONGEST_PAUSE_SECONDS = 10.0
_STALL_PAUSE_SECONDS = 0.2


def fetch(order: Order, report: Report, throttle: Throttle) -> None:
    """Fetch, check and put the file in place; the last report is ``Fetched`` or ``Refused``."""
    try:
        check_order(order)
        _Fetch(order, report, throttle).run()
    except (BrokenPipeError, ConnectionResetError, EOFError):
        return  # the parent program is gone
    except Exception as error:  # noqa: BLE001 - any network error is reported in one sentence
        report(refused(error, order, page_of(order)))


class _Fetch:
    """The execution of one order."""

    def __init__(self, order: Order, report: Report, throttle: Throttle) -> None:
        self._order = order
        self._report = report
        self._throttle = throttle
        self._target = Path(order.target)
        self._reported = 0.0
        self._begun = False  # the hub has answered at least once
        self._arrived = False  # in this attempt something came that had not come before
        self._furthest: dict[Path, int] = {}  # partial file → the most bytes that it ever had
        self._began_anew = False  # the partial file was longer than what the hub has

    def run(self) -> None:
        self._target.parent.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(self._target.with_name(f"{self._target.name}.lock"), timeout=0)
        try:
            with lock:
                partial, stated = self._fetch_all()
                self._check(partial, self._order.sha256 or stated)
        except filelock.Timeout:
            sentence = tr("Another window or terminal is fetching this very file. Wait for it.")
            raise Refusal(FailureKind.BUSY, sentence) from None

    def _fetch_all(self) -> tuple[Path, str]:
        """Return the complete partial file, and the hash that the hub states, or an empty string.

        A stall is retried without limit, visibly, and does not count as a try: the user may pause or cancel.
        """
        vain = 0
        while True:
            self._arrived = False
            try:
                return self._attempt()
            except Exception as error:
                if not is_transient(error):
                    raise
                stalled = is_stall(error) and self._begun
                vain = 0 if self._arrived else vain + (not stalled)
                if vain >= (_TRIES if self._begun else _TRIES_AT_FIRST):
                    raise
                self._wait(vain, stalled=stalled)

    def _wait(self, vain: int, *, stalled: bool) -> None:
        self._report(
            Waiting(
                tr("No data arrives; trying again. What was fetched is kept.")
                if stalled
                else tr("The connection is lost; trying again. What was fetched is kept.")
            )
        )
        time.sleep(_STALL_PAUSE_SECONDS if stalled else min(2.0**vain / 2, _LONGEST_PAUSE_SECONDS))

    def _attempt(self) -> tuple[Path, str]:
        order = self._order
        location = locate(order)
        etag, size = location.tag, location.size_bytes
        stated = etag if _SHA256.fullmatch(etag) else ""
        if order.sha256 and stated and order.sha256 != stated:
            raise Refusal(
                FailureKind.INTEGRITY,
                tr("The hub now offers another file than the catalogue names, so nothing was fetched."),
                f"expected {order.sha256}, the hub states {stated}",
            )
        self._check_size(size)
        self._begun = True
        partial = self._partial_of(etag)
        if size and _size(partial) > size:
            partial.unlink()
        self._check_room(size - _size(partial))
        self._report(Started(size, stated, location.commit))
        self._report(Advanced(_size(partial)))
        if not size or _size(partial) < size:
            self._stream(location, partial, stated or order.sha256)
        if size and _size(partial) != size:
            if not self._arrived:
                self._begin_anew(partial, size)
            raise httpx2.RemoteProtocolError(f"{_size(partial)} of {size} bytes arrived")
        return partial, stated

    def _partial_of(self, etag: str) -> Path:
        """Return the partial file of this content; those of other contents are deleted."""
        name = re.sub(r"[^A-Za-z0-9]", "", etag)[:64] or "unknown"
        partial = self._target.with_name(f"{self._target.name}.{name}.partial")
        for other in partials_of(self._target):
            if other != partial:
                other.unlink()
        if not etag:
            partial.unlink(missing_ok=True)  # it may be a part of another file
        elif self._target.is_file() and not partial.exists():
            self._target.replace(partial)  # complete, but the program ended before it was moved
        return partial

    def _check_size(self, size: int) -> None:
        most = self._order.most_bytes
        if most and not 0 < size <= most:
            sentence = tr(
                "The hub's {file} is larger than it can be, so nothing was fetched. Ask again later.",
                file=self._order.file,
            )
            raise Refusal(FailureKind.INTEGRITY, sentence, f"{size} bytes stated, at most {most}")

    def _check_room(self, wanted: int) -> None:
        free = shutil.disk_usage(self._target.parent).free
        if wanted > 0 and wanted + _MARGIN_BYTES > free:
            raise Refusal(
                FailureKind.DISK_FULL,
                tr(
                    "The disk is too full: {wanted} GB more are needed in {folder}, {free} GB are free. "
                    "Make room and ask again.",
                    wanted=f"{wanted / 1e9:.2f}",
                    folder=self._target.parent,
                    free=f"{free / 1e9:.2f}",
                ),
            )

    def _check_margin(self) -> None:
        """Leave the disk some room, whatever the hub stated: a full one hurts more than this download."""
        if shutil.disk_usage(self._target.parent).free < _MARGIN_BYTES:
            raise Refusal(FailureKind.DISK_FULL, disk_is_full())

    def _stream(self, location: FileLocation, partial: Path, sha256: str) -> None:
        """Append the missing bytes; where the hub ignores the range, the file is fetched from its beginning.

        Not a byte beyond the stated size is taken. Whether what lies within is the file, its hash says; where none is
        known, a hub that sends more is not believed.
        """
        done = _size(partial)
        headers = {**location.headers, "Range": f"bytes={done}-"} if done else location.headers
        with http_stream_backoff(
            "GET",
            location.address,
            headers=headers,
            timeout=self._order.stall_seconds,
            retry_on_exceptions=(),
            retry_on_status_codes=(),
        ) as response:
            if response.status_code == 416:
                self._begin_anew(partial, location.size_bytes)
            hf_raise_for_status(response)
            range_begins = re.match(rf"bytes {done}-", response.headers.get("Content-Range", ""))
            goes_on = response.status_code == 206 and range_begins is not None
            size = location.size_bytes
            all_came = self._pour(response.iter_bytes(), partial, done if goes_on else 0, size)
        if not all_came and not sha256:
            partial.unlink()
            sentence = tr(
                "The hub sends more than the {size} bytes that it states, and nobody states the file's hash, so "
                "nothing of it was kept. Choose another source.",
                size=f"{size:,}",
            )
            raise Refusal(FailureKind.INTEGRITY, sentence)

    def _begin_anew(self, partial: Path, size: int) -> None:
        """Drop a partial file that is too short where the hub has no more; a second time it would be so for ever."""
        if self._began_anew:
            sentence = tr(
                "The hub states {size} bytes for this file, and has only {done}. Ask again later, or choose another "
                "source.",
                size=f"{size:,}",
                done=f"{_size(partial):,}",
            )
            raise Refusal(FailureKind.INTEGRITY, sentence)
        self._began_anew = True
        partial.unlink(missing_ok=True)

    def _pour(self, pieces: Iterator[bytes], partial: Path, done: int, size: int) -> bool:
        """Write what comes, up to ``size`` bytes where it is not 0; return False where more would have come."""
        all_came = True
        with partial.open("ab" if done else "wb") as sink:
            for piece in pieces:
                all_came = not size or done + len(piece) <= size
                kept = piece if all_came else piece[: size - done]
                sink.write(kept)
                done += len(kept)
                if done > self._furthest.get(partial, 0):
                    self._arrived, self._furthest[partial] = True, done
                if not all_came:
                    break
                self._say_how_far(done)
                self._throttle.let_pass(len(piece), bound(self._say_how_far, done))
            sink.flush()
            os.fsync(sink.fileno())
        self._report(Advanced(done))
        return all_came

    def _say_how_far(self, done: int) -> None:
        """Report the bytes fetched, now and then; while the speed limit lets nothing come, too."""
        if self._is_time():
            self._report(Advanced(done))
            self._check_margin()

    def _check(self, partial: Path, wanted: str) -> None:
        """Compute the hash; the right file is moved into place, a wrong one is deleted."""
        digest, done = hashlib.sha256(), 0
        with partial.open("rb") as stream:
            while block := stream.read(_HASH_BYTES):
                digest.update(block)
                done += len(block)
                if self._is_time():
                    self._report(Checking(done))
        found = digest.hexdigest()
        if wanted and found != wanted:
            partial.unlink()
            raise Refusal(
                FailureKind.INTEGRITY,
                tr("What arrived is not the file that was asked for, so it was deleted. Ask again."),
                f"expected {wanted}, found {found}",
            )
        partial.replace(self._target)
        self._report(Fetched(found, done))

    def _is_time(self) -> bool:
        now = time.monotonic()
        if now - self._reported < _REPORT_SECONDS:
            return False
        self._reported = now
        return True


def partials_of(target: Path) -> tuple[Path, ...]:
    """Return the partial files of a target."""
    return tuple(
        each
        for each in target.parent.iterdir()
        if re.fullmatch(rf"{re.escape(target.name)}\.[A-Za-z0-9]+\.partial", each.name)
    )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
