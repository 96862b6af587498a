"""Listing a hub's repository in a child process, and checking a fetched file against the hub's hash."""

from __future__ import annotations

import hashlib
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from app.child_process import ChildProcess
from app.models.downloader_protocol import HubLook, Order, Refused
from app.models.errors import DownloadCancelled, DownloadFailed

_BLOCK_BYTES = 2**20


_answers: msgspec.msgpack.Decoder[HubLook | Refused] = msgspec.msgpack.Decoder(HubLook | Refused)


def _serve(connection: Connection, order: bytes, wanted: tuple[str, ...]) -> None:
    """Run the child process; the hub's library is imported only there."""
    from app.models.hub_listing_process import serve

    serve(connection, order, wanted)


class Listing:
    """One listing of a repository, in a child process. ``run`` blocks; ``cancel`` may come from any thread.

    ``texts`` are the paths of small files to fetch as well, if present.
    """

    def __init__(
        self,
        repo: str,
        revision: str,
        endpoint: str = "",
        token: str = "",
        stall_seconds: float = 30.0,
        texts: tuple[str, ...] = (),
    ) -> None:
        self._texts = texts
        self._order = Order(
            repo=repo,
            file="",
            revision=revision,
            target="",
            endpoint=endpoint,
            token=token,
            stall_seconds=stall_seconds,
        )
        self._cancelled = threading.Event()

    def run(self) -> HubLook:
        """Return the listing. Raises ``DownloadFailed`` with one sentence, ``DownloadCancelled``."""
        process = ChildProcess("oyster-listing", _serve, msgspec.msgpack.encode(self._order), self._texts)
        try:
            while not process.pipe.poll(0.1):
                if self._cancelled.is_set():
                    raise DownloadCancelled("It is cancelled.")
            answer = _answers.decode(process.pipe.recv_bytes())
        except (EOFError, OSError) as error:
            raise DownloadFailed("Asking the hub ended unexpectedly. Ask again.", str(error)) from error
        finally:
            process.close()
        if isinstance(answer, Refused):
            raise DownloadFailed(answer.sentence, answer.detail, answer.kind)
        return answer

    def cancel(self) -> None:
        """Cancel the listing."""
        self._cancelled.set()


def matches(path: Path, stated: str, found_sha256: str) -> bool:
    """True where a fetched file has the hub's stated hash, of either kind."""
    kind, _, value = stated.partition(":")
    if kind == "sha256":
        return value == found_sha256
    return kind == "git-sha1" and value == git_blob_sha1(path)


def git_blob_sha1(path: Path) -> str:
    """Return git's blob hash of a file, which the hub states for small files."""
    digest = hashlib.sha1(b"blob %d\0" % path.stat().st_size, usedforsecurity=False)
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()
