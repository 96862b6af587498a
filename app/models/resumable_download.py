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
from pathlib import Path
from urllib.parse import urlsplit

import filelock
import httpx2
from huggingface_hub import HfFileMetadata, constants, get_hf_file_metadata, hf_hub_url
from huggingface_hub.utils import (  # type: ignore[attr-defined] # public, exported lazily
    build_hf_headers,
    hf_raise_for_status,
    http_stream_backoff,
)

from app.models.downloader_protocol import (
    DATA_SET,
    Advanced,
    Checking,
    Fetched,
    News,
    Order,
    Started,
    Waiting,
)
from app.models.errors import FailureKind
from app.models.hub_address import shown_address
from app.models.hub_errors import Refusal, check_token, is_stall, is_transient, refused

Report = Callable[[News], None]

_SHA256 = re.compile(r"[0-9a-f]{64}")
_REPORT_SECONDS = 0.1
_MARGIN_BYTES = 16 * 2**20
_HASH_BYTES = 2**20
_TRIES = 5  # consecutive ones that bring nothing
_TRIES_AT_FIRST = 2  # where the hub never answered: there is no network
_LONGEST_PAUSE_SECONDS = 10.0
_STALL_PAUSE_SECONDS = 0.2


def fetch(order: Order, report: Report) -> None:
    """Fetch, check and put the file in place; the last report is ``Fetched`` or ``Refused``."""
    try:
        check_token(order)
        _Fetch(order, report).run()
    except (BrokenPipeError, ConnectionResetError):
        return  # the parent program is gone
    except Exception as error:  # noqa: BLE001 - any network error is reported in one sentence
        report(refused(error, order, page_of(order)))


def page_of(order: Order) -> str:
    """Return the model's page on the hub."""
    place = f"datasets/{order.repo}" if order.repo_type == DATA_SET else order.repo
    return f"{shown_address(order.endpoint or constants.ENDPOINT)}/{place}"


class _Fetch:
    """The execution of one order."""

    def __init__(self, order: Order, report: Report) -> None:
        self._order = order
        self._report = report
        self._target = Path(order.target)
        self._reported = 0.0
        self._begun = False  # the hub has answered at least once
        self._arrived = False  # something came in this attempt

    def run(self) -> None:
        self._target.parent.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(self._target.with_name(f"{self._target.name}.lock"), timeout=0)
        try:
            with lock:
                partial, stated = self._fetch_all()
                self._check(partial, self._order.sha256 or stated)
        except filelock.Timeout:
            sentence = "Another window or terminal is fetching this very file. Wait for it."
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
        why = "No data arrives" if stalled else "The connection is lost"
        self._report(Waiting(f"{why}; trying again. What was fetched is kept."))
        time.sleep(_STALL_PAUSE_SECONDS if stalled else min(2.0**vain / 2, _LONGEST_PAUSE_SECONDS))

    def _attempt(self) -> tuple[Path, str]:
        order = self._order
        url = hf_hub_url(
            order.repo,
            order.file,
            repo_type=order.repo_type or None,
            revision=order.revision,
            endpoint=order.endpoint or None,
        )
        metadata = get_hf_file_metadata(url, token=order.token or False, endpoint=order.endpoint or None)
        etag, size = metadata.etag or "", metadata.size or 0
        stated = etag if _SHA256.fullmatch(etag) else ""
        if order.sha256 and stated and order.sha256 != stated:
            raise Refusal(
                FailureKind.INTEGRITY,
                "The hub now offers another file than the catalogue names, so nothing was fetched.",
                f"expected {order.sha256}, the hub states {stated}",
            )
        self._begun = True
        partial = self._partial_of(etag)
        if size and _size(partial) > size:
            partial.unlink()
        self._check_room(size - _size(partial))
        self._report(Started(size, stated, metadata.commit_hash or ""))
        self._report(Advanced(_size(partial)))
        if not size or _size(partial) < size:
            self._stream(url, metadata, partial)
        if size and _size(partial) != size:
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

    def _check_room(self, wanted: int) -> None:
        free = shutil.disk_usage(self._target.parent).free
        if wanted > 0 and wanted + _MARGIN_BYTES > free:
            raise Refusal(
                FailureKind.DISK_FULL,
                f"The disk is too full: {wanted / 1e9:.2f} GB more are needed in {self._target.parent}, "
                f"{free / 1e9:.2f} GB are free. Make room and ask again.",
            )

    def _stream(self, url: str, metadata: HfFileMetadata, partial: Path) -> None:
        """Append the missing bytes; where the hub ignores the range, the file is fetched from its beginning."""
        done = _size(partial)
        headers = build_hf_headers(token=self._order.token or False, library_name="oyster-desktop")
        headers["Accept-Encoding"] = "identity"
        if done:
            headers["Range"] = f"bytes={done}-"
        if urlsplit(metadata.location).netloc != urlsplit(url).netloc:
            headers.pop("authorization", None)  # the token is for the hub, not for a redirect's target
        with http_stream_backoff(
            "GET",
            metadata.location,
            headers=headers,
            timeout=self._order.stall_seconds,
            retry_on_exceptions=(),
            retry_on_status_codes=(),
        ) as response:
            if response.status_code == 416:
                partial.unlink(missing_ok=True)
            hf_raise_for_status(response)
            range_begins = re.match(rf"bytes {done}-", response.headers.get("Content-Range", ""))
            goes_on = response.status_code == 206 and range_begins is not None
            self._pour(response.iter_bytes(), partial, done if goes_on else 0)

    def _pour(self, pieces: Iterator[bytes], partial: Path, done: int) -> None:
        with partial.open("ab" if done else "wb") as sink:
            for piece in pieces:
                sink.write(piece)
                self._arrived = True
                done += len(piece)
                if self._is_time():
                    self._report(Advanced(done))
            sink.flush()
            os.fsync(sink.fileno())
        self._report(Advanced(done))

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
                "What arrived is not the file that was asked for, so it was deleted. Ask again.",
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
