"""Listing a repository at ModelScope, run in the child process: its files, its tensors, its small files."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import msgspec
from huggingface_hub.utils import (  # type: ignore[attr-defined] # public, exported lazily
    SafetensorsFileMetadata,
    TensorInfo,
    hf_raise_for_status,
    http_stream_backoff,
)
from huggingface_hub.utils._safetensors import DTYPE_T

from app.json_decoding import decode_json
from app.models.downloader_protocol import HubFile, HubListing, HubLook, Order, TensorPlace
from app.models.errors import FailureKind
from app.models.hub_address import shown_address
from app.models.hub_errors import Refusal, patiently
from app.models.modelscope import address_of, headers_for, tree_of
from app.models.safetensors_places import MOST_TEXT_BYTES, WEIGHTS, check_names, places_in
from app.models.service import Service
from app.translation import tr

_FIRST_BYTES = 128 * 2**10  # a header is seldom longer
_MOST_HEADER_BYTES = 64 * 2**20


class _Place(msgspec.Struct, frozen=True):
    dtype: DTYPE_T
    shape: list[int]
    data_offsets: tuple[int, int]


class ModelScopeLook:
    """One listing; ``order.file`` is the file in progress."""

    def __init__(self, order: Order) -> None:
        self.order = order

    def look(self, wanted: tuple[str, ...]) -> HubLook:
        """Return the listing, and the wanted small files. Raises ``Refusal`` and the errors of the connection."""
        listing = self._listing()
        small = (each for each in listing.files if each.path in wanted and each.size_bytes <= MOST_TEXT_BYTES)
        return HubLook(listing, {each.path: self._beginning(each.path, each.size_bytes) for each in small})

    def _listing(self) -> HubListing:
        order = self.order
        tree = patiently(lambda: tree_of(order))
        weights = sorted((each for each in tree.files if WEIGHTS.fullmatch(each.path)), key=_path)
        if not weights:
            raise Refusal(
                FailureKind.NOT_FOUND,
                tr("ModelScope's {repo} holds no weights that can be converted.", repo=order.repo),
            )
        places = [place for each in weights for place in self._tensors(each)]
        check_names(order.repo, places)
        return HubListing(
            shown_address(order.endpoint),
            order.repo,
            tree.commit or order.revision,
            tree.files,
            tuple(places),
            Service.MODELSCOPE,
            order.revision,
        )

    def _tensors(self, file: HubFile) -> Iterator[TensorPlace]:
        start = self._beginning(file.path, min(_FIRST_BYTES, file.size_bytes))
        length = struct.unpack("<Q", start[:8].ljust(8, b"\0"))[0]
        end = 8 + length
        if end > min(file.size_bytes, _MOST_HEADER_BYTES):
            raise _damaged(file, f"a header of {length} bytes")
        if end > len(start):
            start = self._beginning(file.path, end)
        yield from places_in(file.path, file.size_bytes, _header(file, start[8:end]))

    def _beginning(self, path: str, count: int) -> bytes:
        """Return the first bytes of a file, whether or not the service gives parts of files."""
        self.order = msgspec.structs.replace(self.order, file=path)
        return patiently(lambda: self._read(count))

    def _read(self, count: int) -> bytes:
        order, content = self.order, bytearray()
        with http_stream_backoff(
            "GET",
            address_of(order),
            headers={**headers_for(order), "Range": f"bytes=0-{max(0, count - 1)}"},
            timeout=order.stall_seconds,
            retry_on_exceptions=(),
            retry_on_status_codes=(),
        ) as response:
            hf_raise_for_status(response)
            for piece in response.iter_bytes():
                content += piece
                if len(content) >= count:
                    break
        return bytes(content[:count])


def _path(file: HubFile) -> str:
    return file.path


def _header(file: HubFile, content: bytes) -> SafetensorsFileMetadata:
    try:
        found = decode_json(content, dict[str, msgspec.Raw])
        metadata = decode_json(found.pop("__metadata__", b"{}"), dict[str, str])
        placed = {name: decode_json(each, _Place) for name, each in found.items()}
    except msgspec.MsgspecError as error:
        raise _damaged(file, str(error)) from error
    tensors = {
        name: TensorInfo(dtype=each.dtype, shape=each.shape, data_offsets=each.data_offsets)
        for name, each in placed.items()
    }
    return SafetensorsFileMetadata(metadata=metadata, tensors=tensors)


def _damaged(file: HubFile, detail: str) -> Refusal:
    sentence = tr(
        "ModelScope's {path} is not a whole safetensors file, so it cannot be converted.", path=file.path
    )
    return Refusal(FailureKind.INTEGRITY, sentence, detail)
