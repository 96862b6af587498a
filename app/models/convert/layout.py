"""The layout of a GGUF to be written: its header, byte for byte, and the position of each tensor."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, GGUFValueType

from app.models.convert.tensors import NamedTensor

_ALIGNMENT = 32  # GGUF's default, which llama.cpp writes whatever the source's was
_WIDTHS = {
    GGUFValueType.UINT8: 1,
    GGUFValueType.INT8: 1,
    GGUFValueType.BOOL: 1,
    GGUFValueType.UINT16: 2,
    GGUFValueType.INT16: 2,
    GGUFValueType.UINT32: 4,
    GGUFValueType.INT32: 4,
    GGUFValueType.FLOAT32: 4,
    GGUFValueType.UINT64: 8,
    GGUFValueType.INT64: 8,
    GGUFValueType.FLOAT64: 8,
}


@dataclass(frozen=True, slots=True)
class PlacedTensor:
    """A tensor, its GGML type in the GGUF, and its absolute offset and size in bytes."""

    tensor: NamedTensor
    type: str
    offset: int
    size_bytes: int

    @property
    def source_bytes(self) -> int:
        """Its size in bytes in the safetensors file."""
        return self.tensor.rows * self.tensor.columns * (4 if self.tensor.source.type == "F32" else 2)


@dataclass(frozen=True, slots=True)
class Layout:
    """A GGUF without its tensors' data. ``size_bytes`` is the whole file's."""

    head: bytes
    tensors: tuple[PlacedTensor, ...]
    size_bytes: int


def lay_out(skeleton: Path, tensors: Iterable[NamedTensor]) -> Layout:
    """Return the layout of the whole file, with the skeleton's settings and tensor order."""
    named = {each.name: each for each in tensors}
    with skeleton.open("rb") as stream:
        settings = _settings(stream)
        order = tuple(_tensor_infos(stream, len(named)))
    infos, placed, offset = bytearray(), [], 0
    for name, kind in order:
        tensor = named[name]
        elements, width = GGML_QUANT_SIZES[kind]
        size = tensor.rows * tensor.columns // elements * width
        infos += _info(tensor, kind, offset)
        placed.append(PlacedTensor(tensor, kind.name, offset, size))
        offset += _padded(size)
    head = settings + bytes(infos)
    head += bytes(_padded(len(head)) - len(head))
    moved = (
        PlacedTensor(each.tensor, each.type, len(head) + each.offset, each.size_bytes) for each in placed
    )
    return Layout(head, tuple(moved), len(head) + offset)


def open_file(path: Path, layout: Layout) -> None:
    """Create the file with its header at its final size; existing content stays."""
    with path.open("r+b" if path.exists() else "w+b") as stream:
        stream.write(layout.head)
        stream.truncate(layout.size_bytes)


def _settings(stream: BinaryIO) -> bytes:
    """Return the raw bytes before the tensors' infos, with the stream left there."""
    start = stream.read(24)
    count = struct.unpack_from("<Q", start, 16)[0]
    for _ in range(count):
        _pass_string(stream)
        _pass_value(stream, GGUFValueType(_number(stream, "<I")))
    end = stream.tell()
    stream.seek(0)
    return stream.read(end)


def _pass_value(stream: BinaryIO, kind: GGUFValueType) -> None:
    if kind is GGUFValueType.STRING:
        _pass_string(stream)
    elif kind is GGUFValueType.ARRAY:
        items, length = GGUFValueType(_number(stream, "<I")), _number(stream, "<Q")
        if items in _WIDTHS:
            stream.seek(length * _WIDTHS[items], 1)
        else:
            for _ in range(length):
                _pass_value(stream, items)
    else:
        stream.seek(_WIDTHS[kind], 1)


def _pass_string(stream: BinaryIO) -> None:
    stream.seek(_number(stream, "<Q"), 1)


def _tensor_infos(stream: BinaryIO, count: int) -> Iterator[tuple[str, GGMLQuantizationType]]:
    for _ in range(count):
        name = stream.read(_number(stream, "<Q")).decode("utf-8")
        dimensions = _number(stream, "<I")
        stream.seek(8 * dimensions, 1)
        kind = GGMLQuantizationType(_number(stream, "<I"))
        stream.seek(8, 1)
        yield name, kind


def _info(tensor: NamedTensor, kind: GGMLQuantizationType, offset: int) -> bytes:
    name = tensor.name.encode()
    shape = (tensor.columns,) if tensor.is_vector else (tensor.columns, tensor.rows)
    start = struct.pack("<Q", len(name)) + name + struct.pack("<I", len(shape))
    return start + struct.pack(f"<{len(shape)}Q", *shape) + struct.pack("<IQ", kind, offset)


def _number(stream: BinaryIO, form: str) -> int:
    return int(struct.unpack(form, stream.read(struct.calcsize(form)))[0])


def _padded(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT
