"""The header of a GGUF file, read strictly and without trusting it, before native code ever sees the file.

Format: ggml/docs/gguf.md, versions 2 and 3, little endian.
"""

from __future__ import annotations

import io
import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import OysterError

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_MOST_TENSORS = 100_000
_MOST_ENTRIES = 100_000
_LONGEST_KEY = 65_535
_LONGEST_STRING = 64 * 2**20
_DEEPEST_ARRAY = 1_000_000_000
_MOST_DIMENSIONS = 4

_SCALARS = {
    0: "<B",
    1: "<b",
    2: "<H",
    3: "<h",
    4: "<I",
    5: "<i",
    6: "<f",
    7: "<?",
    10: "<Q",
    11: "<q",
    12: "<d",
}
_STRING, _ARRAY = 8, 9

# ggml type id → (elements in a block, bytes of a block); ggml/src/ggml-common.h
_BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34), 9: (32, 36),
    10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 15: (256, 292),
    16: (256, 66), 17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18), 21: (256, 110), 22: (256, 82),
    23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8), 29: (256, 56), 30: (1, 2),
    34: (256, 54), 35: (256, 66), 39: (32, 17),
}  # fmt: skip

Value = int | float | bool | str


class GgufError(OysterError):
    """The file is not a model that can be used; the sentence says why."""


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What a model file says of itself. Sizes in bytes; zero where the file does not say."""

    version: int
    architecture: str
    name: str
    context_length: int
    block_count: int
    embedding_length: int
    head_count: int
    head_count_kv: int
    key_length: int
    value_length: int
    vocabulary_size: int
    chat_template: str
    tokenizer_model: str
    size_bytes: int
    tensor_bytes: int
    values: Mapping[str, Value]


def read_header(path: Path) -> GgufHeader:
    """Answer the header of ``path``. Raises ``GgufError`` with one sentence, whatever the file is."""
    if path.is_dir():
        raise GgufError(f"{path} is a folder, not a model file. Choose the .gguf file in it.")
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            return parse_header(stream, size, path.name)
    except FileNotFoundError as error:
        raise GgufError(f"{path} is not there. Was it moved or deleted?", str(error)) from error
    except PermissionError as error:
        raise GgufError(f"{path} cannot be read: permission is denied.", str(error)) from error
    except OSError as error:
        raise GgufError(f"{path} cannot be read.", str(error)) from error


def parse_header(stream: BinaryIO, size: int, name: str) -> GgufHeader:
    """Answer the header in ``stream`` of ``size`` bytes; ``name`` is for sentences. Raises ``GgufError``."""
    if size == 0:
        raise GgufError(f"{name} is empty. Fetch or copy it again.")
    reader = _Reader(stream, size, name)
    if (magic := stream.read(4)) != _MAGIC:
        raise GgufError(f"{name} is not a GGUF model file.", f"begins with {magic!r}")
    version = reader.integer("<I")
    if version not in _VERSIONS:
        raise GgufError(f"{name} is GGUF version {version}; this program reads versions 2 and 3.")
    tensor_count, entry_count = reader.integer("<Q"), reader.integer("<Q")
    if not 0 < tensor_count <= _MOST_TENSORS or entry_count > _MOST_ENTRIES:
        raise GgufError(
            f"{name} is damaged: its header claims {tensor_count} tensors and {entry_count} entries."
        )
    values, lengths = _read_values(reader, entry_count)
    alignment = values.get("general.alignment", 32)
    tensor_bytes = _check_tensors(reader, tensor_count, alignment if isinstance(alignment, int) else 0)
    return _header(version, values, lengths, size, tensor_bytes, name)


class _Reader:
    """Reads little-endian values; anything past the end of the file is a cut file."""

    def __init__(self, stream: BinaryIO, size: int, name: str) -> None:
        self.stream, self.size, self.name = stream, size, name

    def damaged(self, why: str) -> GgufError:
        return GgufError(f"{self.name} is damaged. Fetch or copy it again.", why)

    def cut(self) -> GgufError:
        return GgufError(
            f"{self.name} is cut short: it is not whole. Fetch or copy it again.", f"{self.size} bytes"
        )

    def take(self, count: int) -> bytes:
        if count > self.size:
            raise self.damaged(f"{count} bytes are claimed in a file of {self.size}")
        data = self.stream.read(count)
        if len(data) != count:
            raise self.cut()
        return data

    def integer(self, form: str) -> int:
        return int(struct.unpack(form, self.take(struct.calcsize(form)))[0])

    def text(self, longest: int = _LONGEST_STRING) -> str:
        length = self.integer("<Q")
        if length > longest:
            raise self.damaged(f"a string of {length} bytes")
        return self.take(length).decode("utf-8", errors="replace")

    def skip(self, count: int) -> None:
        if self.stream.tell() + count > self.size:
            raise self.cut()
        self.stream.seek(count, io.SEEK_CUR)


def _read_values(reader: _Reader, count: int) -> tuple[dict[str, Value], dict[str, int]]:
    """Answer the scalar values, and the lengths of the arrays (whose contents nobody here needs)."""
    values: dict[str, Value] = {}
    lengths: dict[str, int] = {}
    for _ in range(count):
        key = reader.text(_LONGEST_KEY)
        kind = reader.integer("<I")
        if kind == _ARRAY:
            lengths[key] = _pass_array(reader, key)
        elif kind == _STRING:
            values[key] = reader.text()
        elif kind in _SCALARS:
            form = _SCALARS[kind]
            values[key] = struct.unpack(form, reader.take(struct.calcsize(form)))[0]
        else:
            raise reader.damaged(f"{key!r} has unknown type {kind}")
    return values, lengths


def _pass_array(reader: _Reader, key: str) -> int:
    kind, length = reader.integer("<I"), reader.integer("<Q")
    if length > _DEEPEST_ARRAY:
        raise reader.damaged(f"{key!r} claims {length} items")
    if kind in _SCALARS:
        reader.skip(length * struct.calcsize(_SCALARS[kind]))
    elif kind == _STRING:
        items = (reader.take(reader.integer("<Q")) for _ in range(length))
        if key == "tokenizer.ggml.tokens" and len(set(items)) != length:
            raise reader.damaged("its vocabulary has the same token twice")  # llama.cpp aborts on it
        for _ in items:
            pass  # only read past
    else:
        raise reader.damaged(f"{key!r} is an array of type {kind}")
    return length


def _check_tensors(reader: _Reader, count: int, alignment: int) -> int:
    """Check that every tensor's data lies inside the file; answer the bytes of all tensors."""
    if alignment <= 0 or alignment & (alignment - 1):
        raise reader.damaged(f"alignment {alignment}")
    furthest, total = 0, 0
    for _ in range(count):
        name = reader.text(_LONGEST_KEY)
        dimensions = reader.integer("<I")
        if not 0 < dimensions <= _MOST_DIMENSIONS:
            raise reader.damaged(f"tensor {name!r} has {dimensions} dimensions")
        shape = [reader.integer("<Q") for _ in range(dimensions)]
        kind, offset = reader.integer("<I"), reader.integer("<Q")
        if kind not in _BLOCKS:
            raise reader.damaged(f"tensor {name!r} has unknown type {kind}")
        elements, block_bytes = _BLOCKS[kind]
        weight = math.prod(shape) // elements * block_bytes
        furthest, total = max(furthest, offset + weight), total + weight
    begin = -(-reader.stream.tell() // alignment) * alignment
    if begin + furthest > reader.size:
        raise reader.cut()
    return total


def _header(
    version: int, values: dict[str, Value], lengths: dict[str, int], size: int, tensor_bytes: int, name: str
) -> GgufHeader:
    def text(key: str) -> str:
        value = values.get(key, "")
        return value if isinstance(value, str) else ""

    def number(key: str) -> int:
        value = values.get(f"{architecture}.{key}", 0)
        return value if isinstance(value, int) else 0

    architecture = text("general.architecture")
    if not architecture:
        raise GgufError(f"{name} does not say which architecture it is, so it cannot be loaded.")
    heads, embedding, blocks = (
        number("attention.head_count"),
        number("embedding_length"),
        number("block_count"),
    )
    if not 0 < blocks <= 4096:
        raise GgufError(f"{name} is damaged: its header claims {blocks} layers.")
    head_size = embedding // heads if heads else 0
    return GgufHeader(
        version=version,
        architecture=architecture,
        name=text("general.name"),
        context_length=number("context_length"),
        block_count=blocks,
        embedding_length=embedding,
        head_count=heads,
        head_count_kv=number("attention.head_count_kv") or heads,
        key_length=number("attention.key_length") or head_size,
        value_length=number("attention.value_length") or head_size,
        vocabulary_size=lengths.get("tokenizer.ggml.tokens", 0),
        chat_template=text("tokenizer.chat_template"),
        tokenizer_model=text("tokenizer.ggml.model"),
        size_bytes=size,
        tensor_bytes=tensor_bytes,
        values=values,
    )
