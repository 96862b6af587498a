"""A look at a hub's repository, by a process of its own, and whether a file that was fetched is the one it states."""

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
    from app.models.repository_listing import serve

    serve(connection, order, wanted)


class Listing:
    """One look at a repository, in a process of its own. ``run`` blocks; ``cancel`` may come from any thread.

    ``texts`` are the paths of small files that are brought along where they are there.
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
        """Return what is there. Raises ``DownloadFailed`` with one sentence, ``DownloadCancelled``."""
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
        """Stop asking."""
        self._cancelled.set()


def matches(path: Path, stated: str, found_sha256: str) -> bool:
    """True where a file that was fetched is the one that the hub states, by either of its hashes."""
    kind, _, value = stated.partition(":")
    if kind == "sha256":
        return value == found_sha256
    return kind == "git-sha1" and value == git_blob_sha1(path)


def git_blob_sha1(path: Path) -> str:
    """Return the name that git gives a file's content: what the hub states of small files."""
    digest = hashlib.sha1(b"blob %d\0" % path.stat().st_size, usedforsecurity=False)
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()
