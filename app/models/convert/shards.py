"""A shard on this computer, looked at through the safetensors library before its numbers are used."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

from safetensors import SafetensorError, safe_open

from app.models.convert.errors import NotConvertible
from app.models.convert.tensors import SourceTensor


def check_shard(path: Path, expected: Iterable[SourceTensor]) -> None:
    """See to it that the file holds what its header, read over the network before, said. Raises ``NotConvertible``."""
    wanted = {each.name: (each.type, each.shape) for each in expected}
    first = min((each.begin for each in expected), default=0)
    try:
        with safe_open(path, framework="numpy") as shard:
            views = {name: shard.get_slice(name) for name in shard.keys()}  # noqa: SIM118 - not a mapping
            found = {name: (view.get_dtype(), tuple(view.get_shape())) for name, view in views.items()}
        with path.open("rb") as stream:
            begin = 8 + int(struct.unpack("<Q", stream.read(8))[0])
    except (SafetensorError, OSError, struct.error) as error:
        raise NotConvertible(
            f"The hub's {path.name} is not a whole safetensors file, so it cannot be converted.", str(error)
        ) from error
    if found != wanted or begin != first:
        raise NotConvertible(f"The hub's {path.name} holds other tensors than its header said. Ask again.")
