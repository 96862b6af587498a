"""Listing a hub's repository in a child process, and checking a fetched file against the hub's hash."""

from __future__ import annotations

import hashlib
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from app.models.downloader_protocol import HubLook, Order, Refused
from app.models.hub_question import HubQuestion
from app.models.service import Service

_BLOCK_BYTES = 2**20

_answers: msgspec.msgpack.Decoder[HubLook | Refused] = msgspec.msgpack.Decoder(HubLook | Refused)


def _serve(connection: Connection, order: bytes, wanted: tuple[str, ...]) -> None:
    """Run the child process; the hub's library is imported only there."""
    from app.models.hub_listing_process import serve

    serve(connection, order, wanted)


class Listing(HubQuestion[HubLook]):
    """One listing of a repository's weights, in a child process.

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
        service: Service = Service.HUB,
    ) -> None:
        order = Order(
            repo=repo,
            file="",
            revision=revision,
            target="",
            endpoint=endpoint,
            token=token,
            stall_seconds=stall_seconds,
            service=service,
        )
        super().__init__(_serve, _answers.decode, order, texts)


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
