"""Checks a downloaded shard through the safetensors library before its data is used."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

import msgspec
from safetensors import SafetensorError, safe_open

from app.json_decoding import decode_json
from app.models.convert.errors import NotConvertible
from app.models.convert.tensors import SourceTensor
from app.translation import tr


class _Place(msgspec.Struct, frozen=True):
    dtype: str
    shape: tuple[int, ...]
    data_offsets: tuple[int, int]


def check_shard(path: Path, expected: Iterable[SourceTensor]) -> None:
    """Check that the file has the header that was read over the network before. Raises ``NotConvertible``.

    Every tensor has to be where the conversion will read it: two of one shape could otherwise be confused.
    """
    wanted = {each.name: (each.type, each.shape, each.begin) for each in expected}
    try:
        with safe_open(path, framework="numpy"):
            pass  # the library finds the header valid: no gap, no overlap, nothing outside the file
        with path.open("rb") as stream:
            length = int(struct.unpack("<Q", stream.read(8))[0])
            header = decode_json(stream.read(length), dict[str, msgspec.Raw])
        header.pop("__metadata__", None)
        places = {name: decode_json(each, _Place) for name, each in header.items()}
    except (SafetensorError, OSError, struct.error, msgspec.DecodeError) as error:
        raise NotConvertible(
            tr(
                "The hub's {path} is not a whole safetensors file, so it cannot be converted.", path=path.name
            ),
            str(error),
        ) from error
    found = {
        name: (each.dtype, each.shape, 8 + length + each.data_offsets[0]) for name, each in places.items()
    }
    if found != wanted:
        raise NotConvertible(
            tr(
                "The hub's {path} holds other tensors than its header said. Give it up and begin anew.",
                path=path.name,
            ),
            in_terminal=tr("'oyster models cancel NAME' gives it up."),
        )
