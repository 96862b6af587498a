"""Listing the GGUF files of any repository of the hub, and searching it by name, in a child process."""

from __future__ import annotations

from multiprocessing.connection import Connection

import msgspec

from app.models.downloader_protocol import Order, Refused
from app.models.gguf_files import GgufRepository, HubFound
from app.models.hub_question import HubQuestion
from app.models.hub_reference import HubReference
from app.models.service import endpoint

_listing: msgspec.msgpack.Decoder[GgufRepository | Refused] = msgspec.msgpack.Decoder(
    GgufRepository | Refused
)
_search: msgspec.msgpack.Decoder[HubFound | Refused] = msgspec.msgpack.Decoder(HubFound | Refused)


def _serve_listing(connection: Connection, order: bytes) -> None:
    """Run the child process; the hub's library is imported only there."""
    from app.models.gguf_listing_process import serve_listing

    serve_listing(connection, order)


def _serve_search(connection: Connection, order: bytes, words: str) -> None:
    """Run the child process; the hub's library is imported only there."""
    from app.models.gguf_listing_process import serve_search

    serve_search(connection, order, words)


def listing_of(
    reference: HubReference, token: str = "", stall_seconds: float = 30.0
) -> HubQuestion[GgufRepository]:
    """Return the question for a repository's GGUF models; ``token`` is for one that is not public."""
    order = _order(reference.repo, reference.revision, token, stall_seconds)
    return HubQuestion(_serve_listing, _listing.decode, order)


def search_for(words: str, stall_seconds: float = 30.0) -> HubQuestion[HubFound]:
    """Return the question for repositories with GGUF files whose names have these words."""
    return HubQuestion(_serve_search, _search.decode, _order("", "main", "", stall_seconds), words)


def _order(repo: str, revision: str, token: str, stall_seconds: float) -> Order:
    return Order(repo, "", revision, "", endpoint=endpoint(), token=token, stall_seconds=stall_seconds)
