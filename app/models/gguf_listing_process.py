"""Listing GGUF files and searching the hub, run in the child process: strangers' bytes are parsed here too."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection

import httpx2
import msgspec
from huggingface_hub import HfApi, constants, errors
from huggingface_hub.hf_api import ModelInfo

from app.models.downloader_process import settle
from app.models.downloader_protocol import HubFile, Order, Span
from app.models.errors import FailureKind
from app.models.file_location import page_of
from app.models.gguf_files import FoundRepository, GgufModel, GgufRepository, HubFound, gguf_models, shape_in
from app.models.hub_errors import Refusal, check_order, patiently, refused
from app.models.hub_listing_process import stated_file
from app.models.ranged_reading_process import SpanReader
from app.translation import tr

_BEGINNING_BYTES = 64 * 2**10  # the scalars and the head of the vocabulary come before its words
_MOST_BEGINNINGS = 40
_AT_ONCE = 6
_MOST_FOUND = 25


def serve_listing(connection: Connection, order_bytes: bytes) -> None:
    """List the repository's GGUF models and send them over the pipe."""
    order = msgspec.msgpack.decode(order_bytes, type=Order)
    _answer(connection, order, lambda: _listing(order))


def serve_search(connection: Connection, order_bytes: bytes, words: str) -> None:
    """Search the hub and send what is found over the pipe."""
    order = msgspec.msgpack.decode(order_bytes, type=Order)
    _answer(connection, order, lambda: _found(order, words))


def _answer(connection: Connection, order: Order, ask: Callable[[], GgufRepository | HubFound]) -> None:
    settle(order.stall_seconds)
    page = page_of(order)
    try:
        check_order(order)
        connection.send_bytes(msgspec.msgpack.encode(ask()))
    except (BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:  # noqa: BLE001 - any network error is reported in one sentence
        connection.send_bytes(msgspec.msgpack.encode(refused(error, order, page)))


def _listing(order: Order) -> GgufRepository:
    found = patiently(
        lambda: _api(order).model_info(
            order.repo, revision=order.revision, files_metadata=True, timeout=order.stall_seconds
        )
    )
    files = [stated_file(each) for each in found.siblings or () if each.size is not None]
    models = gguf_models(files)
    if not models or not found.sha:
        raise Refusal(
            FailureKind.NOT_FOUND,
            tr(
                "The hub's {repo} holds no GGUF model. Models for this program are often in a repository whose name "
                "ends in -GGUF.",
                repo=order.repo,
            ),
        )
    at_commit = msgspec.structs.replace(order, revision=found.sha)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        read = tuple(pool.map(lambda model: _with_shape(at_commit, model), models[:_MOST_BEGINNINGS]))
    return GgufRepository(
        order.repo, found.sha, (*read, *models[_MOST_BEGINNINGS:]), _licence(found), bool(found.gated)
    )


def _with_shape(order: Order, model: GgufModel) -> GgufModel:
    """Return a model with the shape that its file's beginning states; without one where it cannot be read."""
    file: HubFile = model.file
    span = Span(file.path, 0, min(_BEGINNING_BYTES, file.size_bytes))
    try:
        content = SpanReader(order).read(span)
    except (Refusal, errors.HfHubHTTPError, httpx2.HTTPError):
        return model
    return msgspec.structs.replace(model, shape=shape_in(content, file.path))


def _found(order: Order, words: str) -> HubFound:
    def ask() -> tuple[ModelInfo, ...]:
        return tuple(
            _api(order).list_models(search=words, filter="gguf", sort="downloads", limit=_MOST_FOUND)
        )

    return HubFound(
        tuple(
            FoundRepository(each.id, each.downloads or 0, _licence(each), bool(each.gated))
            for each in patiently(ask)
        )
    )


def _api(order: Order) -> HfApi:
    return HfApi(
        endpoint=order.endpoint or constants.ENDPOINT,
        token=order.token or False,
        library_name="oyster-desktop",
    )


def _licence(found: ModelInfo) -> str:
    """Return the licence that the repository's tags state, or an empty string."""
    stated = (each.removeprefix("license:") for each in found.tags or () if each.startswith("license:"))
    return next(stated, "")[:60]
