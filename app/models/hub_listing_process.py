"""Listing a hub's repository through huggingface-hub, run in the child process."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import TypeVar

import msgspec
from huggingface_hub import HfApi, constants, hf_hub_url
from huggingface_hub.hf_api import RepoSibling
from huggingface_hub.utils import (  # type: ignore[attr-defined] # public, exported lazily
    SafetensorsFileMetadata,
    build_hf_headers,
    get_session,
    hf_raise_for_status,
)

from app.models.downloader_process import settle
from app.models.downloader_protocol import HubFile, HubListing, HubLook, Order, TensorPlace
from app.models.errors import FailureKind
from app.models.hub_address import shown_address
from app.models.hub_errors import Refusal, check_token, is_transient, refused

_WEIGHTS = re.compile(r"model(-\d+-of-\d+)?\.safetensors")
_TRIES = 4
_MOST_TEXT_BYTES = 64 * 2**20
_MOST_TENSORS = 100_000
_WIDTHS = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1, "BOOL": 1}
_Answer = TypeVar("_Answer")


def serve(connection: Connection, order_bytes: bytes, wanted: tuple[str, ...]) -> None:
    """List the repository and send the result over the pipe."""
    order = msgspec.msgpack.decode(order_bytes, type=Order)
    settle(order.stall_seconds)
    page = f"{shown_address(order.endpoint or constants.ENDPOINT)}/{order.repo}"
    looking = _Looking(order)
    try:
        check_token(order)
        connection.send_bytes(msgspec.msgpack.encode(looking.look(wanted)))
    except (BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:  # noqa: BLE001 - any network error is reported in one sentence
        connection.send_bytes(msgspec.msgpack.encode(refused(error, looking.order, page)))


class _Looking:
    """One listing; ``order.file`` is the file in progress."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._endpoint = order.endpoint or constants.ENDPOINT
        self._api = HfApi(endpoint=self._endpoint, token=order.token or False, library_name="oyster-desktop")

    def look(self, wanted: tuple[str, ...]) -> HubLook:
        listing = self.listing()
        small = (
            each for each in listing.files if each.path in wanted and each.size_bytes <= _MOST_TEXT_BYTES
        )
        return HubLook(listing, {each.path: self._text(each.path, listing.commit) for each in small})

    def _text(self, path: str, commit: str) -> bytes:
        self.order = msgspec.structs.replace(self.order, file=path)
        url = hf_hub_url(self.order.repo, path, revision=commit, endpoint=self._endpoint)
        headers = build_hf_headers(token=self.order.token or False, library_name="oyster-desktop")

        def ask() -> bytes:
            answer = get_session().get(
                url, headers=headers, timeout=self.order.stall_seconds, follow_redirects=True
            )
            hf_raise_for_status(answer)
            return answer.content

        return self._patiently(ask)

    def listing(self) -> HubListing:
        repo, seconds = self.order.repo, self.order.stall_seconds
        found = self._patiently(
            lambda: self._api.model_info(
                repo, revision=self.order.revision, files_metadata=True, timeout=seconds
            )
        )
        commit = found.sha or ""
        siblings = {each.rfilename: each for each in found.siblings or ()}
        files = tuple(_file(each) for each in siblings.values() if each.size is not None)
        sizes = {each.path: each.size_bytes for each in files}
        weights = sorted(path for path in sizes if _WEIGHTS.fullmatch(path))
        if not weights or not commit:
            raise Refusal(FailureKind.NOT_FOUND, f"The hub's {repo} holds no weights that can be converted.")
        places: list[TensorPlace] = []
        for path in weights:
            places += self._tensors(path, sizes[path], commit)
        _check_names(repo, places)
        return HubListing(shown_address(self._endpoint), repo, commit, files, tuple(places))

    def _tensors(self, path: str, size: int, commit: str) -> Iterator[TensorPlace]:
        self.order = msgspec.structs.replace(self.order, file=path)
        seconds = self.order.stall_seconds
        header = self._patiently(
            lambda: self._api.parse_safetensors_file_metadata(
                self.order.repo, path, revision=commit, timeout=seconds
            )
        )
        yield from _places(path, size, header)

    def _patiently(self, ask: Callable[[], _Answer]) -> _Answer:
        for attempt in range(1, _TRIES + 1):
            try:
                return ask()
            except Exception as error:
                if attempt == _TRIES or not is_transient(error):
                    raise
                time.sleep(0.25 * 2**attempt)
        raise AssertionError("the last try answers or raises")


def _file(sibling: RepoSibling) -> HubFile:
    stated = f"sha256:{sibling.lfs.sha256}" if sibling.lfs is not None else f"git-sha1:{sibling.blob_id}"
    return HubFile(sibling.rfilename, sibling.size or 0, stated)


def _places(path: str, size: int, header: SafetensorsFileMetadata) -> Iterator[TensorPlace]:
    """Yield the tensors of a file, whose data is contiguous at its end. Raises ``Refusal``."""
    spans = sorted((each.data_offsets, name) for name, each in header.tensors.items())
    length = spans[-1][0][1] if spans else 0
    start = size - length
    apart = all(before[0][1] == after[0][0] for before, after in pairwise(spans))
    if not spans or spans[0][0][0] != 0 or not apart or start < 8:
        raise _damaged(path)
    for (begin, end), name in spans:
        info = header.tensors[name]
        if info.dtype not in _WIDTHS or end - begin != math.prod(info.shape) * _WIDTHS[info.dtype]:
            raise _damaged(path, f"{name}: {info.dtype} {info.shape} in {end - begin} bytes")
        yield TensorPlace(name, info.dtype, tuple(info.shape), path, start + begin, end - begin)


def _check_names(repo: str, places: Sequence[TensorPlace]) -> None:
    names = {each.name for each in places}
    if len(places) > _MOST_TENSORS or len(names) != len(places):
        raise Refusal(
            FailureKind.INTEGRITY, f"The hub's {repo} has a tensor twice, so it cannot be converted."
        )


def _damaged(path: str, detail: str = "") -> Refusal:
    sentence = f"The hub's {path} is not a whole safetensors file, so it cannot be converted."
    return Refusal(FailureKind.INTEGRITY, sentence, detail)
