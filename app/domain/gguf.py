"""The header of a GGUF file, parsed strictly and without trust before native code opens the file.

Format: ggml/docs/gguf.md, versions 2 and 3, little endian.
"""

from __future__ import annotations

import io
import math
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import GgufError
from app.domain.gguf_reader import GgufReader

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_MOST_TENSORS = 100_000
_MOST_ENTRIES = 100_000
_LONGEST_KEY = 65_535
_MOST_STRINGS = 4_000_000  # in one array; the largest vocabularies have 0.3 million tokens
_MOST_NUMBERS = 1_000_000_000
_MOST_DIMENSIONS = 4
_MOST_BLOCKS = 512  # llama.cpp's own limit; beyond it, it aborts

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
_BLOCK = re.compile(r"blk\.(\d{1,4})\.")

# ggml type id → (elements in a block, bytes of a block); ggml/src/ggml-common.h
_BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34), 9: (32, 40),
    10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 15: (256, 292),
    16: (256, 66), 17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18), 21: (256, 110), 22: (256, 82),
    23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8), 29: (256, 56), 30: (1, 2),
    34: (256, 54), 35: (256, 66), 39: (32, 17), 40: (64, 36), 41: (128, 18),
}  # fmt: skip

Value = int | float | bool | str


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """A model file's metadata. Sizes in bytes; zero where the file does not say.

    Where the layers differ (``head_count_kv``), this is the largest value. ``block_bytes`` are the tensors of each
    layer; the rest of ``tensor_bytes`` are embeddings and output. ``file_type`` is llama.cpp's
    number of the quantisation, or -1.
    """

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
    tokenizer_pre: str
    file_type: int
    size_bytes: int
    tensor_bytes: int
    block_bytes: tuple[int, ...]
    values: Mapping[str, Value]


def read_header(path: Path) -> GgufHeader:
    """Return the header of ``path``. Raises ``GgufError`` with one sentence where it has none that is usable."""
    try:
        if path.is_dir():
            raise GgufError(f"{path} is a folder, not a model file. Choose the .gguf file in it.")
        if path.exists() and not path.is_file():  # a pipe or a device would be read for ever
            raise GgufError(f"{path} is not a file. Choose a .gguf file.")
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
    """Return the header in ``stream`` of ``size`` bytes; ``name`` is for messages. Raises ``GgufError``.

    The stream is at the file's beginning and may be buffered; it is read forward only.
    """
    if size == 0:
        raise GgufError(f"{name} is empty. Fetch or copy it again.")
    reader = GgufReader(stream, size, name)
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
    sizes = _tensor_sizes(reader, tensor_count, alignment if isinstance(alignment, int) else 0)
    return _header(version, values, lengths, sizes, reader)


def _read_values(reader: GgufReader, count: int) -> tuple[dict[str, Value], dict[str, int]]:
    """Return the scalar values, and the lengths of the arrays (whose contents are not needed).

    An array with a number for each layer counts as a scalar: its largest.
    """
    values: dict[str, Value] = {}
    lengths: dict[str, int] = {}
    for _ in range(count):
        key = reader.text(_LONGEST_KEY)
        if key in values or key in lengths:
            raise reader.damaged(f"{key!r} stands there twice")
        kind = reader.integer("<I")
        if kind == _ARRAY:
            lengths[key], largest = _pass_array(reader, key)
            if largest is not None:
                values[key] = largest
        elif kind == _STRING:
            values[key] = reader.text()
        elif kind in _SCALARS:
            form = _SCALARS[kind]
            values[key] = struct.unpack(form, reader.take(struct.calcsize(form)))[0]
        else:
            raise reader.damaged(f"{key!r} has unknown type {kind}")
    return values, lengths


def _pass_array(reader: GgufReader, key: str) -> tuple[int, int | None]:
    """Return an array's length, and its largest item where it has an integer for each layer."""
    kind, length = reader.integer("<I"), reader.integer("<Q")
    if length > (_MOST_STRINGS if kind == _STRING else _MOST_NUMBERS):
        raise reader.damaged(f"{key!r} claims {length} items")
    if kind == _STRING:
        _pass_strings(reader, key, length)
        return length, None
    if kind not in _SCALARS:
        raise reader.damaged(f"{key!r} is an array of type {kind}")
    form = _SCALARS[kind]
    width = struct.calcsize(form)
    if form[1] in "iI" and 0 < length <= _MOST_BLOCKS:
        return length, max(struct.unpack(f"<{length}{form[1]}", reader.take(length * width)))
    reader.skip(length * width)
    return length, None


def _pass_strings(reader: GgufReader, key: str, length: int) -> None:
    if key != "tokenizer.ggml.tokens":
        for _ in range(length):
            reader.raw_text()
        return
    distinct = {reader.raw_text() for _ in range(length)}
    if len(distinct) != length:
        raise reader.damaged("its vocabulary has the same token twice")  # llama.cpp aborts on it


def _tensor_sizes(reader: GgufReader, count: int, alignment: int) -> dict[str, int]:
    """Return the bytes of each tensor, after checking that all lie within the file and do not overlap."""
    if alignment <= 0 or alignment & (alignment - 1):
        raise reader.damaged(f"alignment {alignment}")
    sizes: dict[str, int] = {}
    places: list[tuple[int, int]] = []
    for _ in range(count):
        name, size, offset = _tensor(reader)
        if name in sizes:
            raise reader.damaged(f"tensor {name!r} stands there twice")
        if offset % alignment:
            raise reader.damaged(f"tensor {name!r} begins at {offset}")
        sizes[name] = size
        places.append((offset, offset + size))
    begin = -(-reader.stream.tell() // alignment) * alignment
    places.sort()
    if any(end > start for (_, end), (start, _) in pairwise(places)):
        raise reader.damaged("tensors lie on top of each other")
    if begin + max(end for _, end in places) > reader.size:
        raise reader.cut()
    return sizes


def _tensor(reader: GgufReader) -> tuple[str, int, int]:
    """Return a tensor's name, bytes and offset."""
    name = reader.text(_LONGEST_KEY)
    dimensions = reader.integer("<I")
    if not 0 < dimensions <= _MOST_DIMENSIONS:
        raise reader.damaged(f"tensor {name!r} has {dimensions} dimensions")
    shape = [reader.integer("<Q") for _ in range(dimensions)]
    kind, offset = reader.integer("<I"), reader.integer("<Q")
    if kind not in _BLOCKS:
        raise GgufError(
            f"{reader.name} holds numbers in a form that this program does not know. Choose another file.",
            f"tensor {name!r} has type {kind}",
        )
    elements, block_bytes = _BLOCKS[kind]
    if shape[0] == 0 or shape[0] % elements:
        raise reader.damaged(f"tensor {name!r} has rows of {shape[0]}")
    return name, math.prod(shape) // elements * block_bytes, offset


def _header(
    version: int, values: dict[str, Value], lengths: dict[str, int], sizes: dict[str, int], reader: GgufReader
) -> GgufHeader:
    def text(key: str) -> str:
        value = values.get(key, "")
        return value if isinstance(value, str) else ""

    def number(key: str, missing: int = 0) -> int:
        value = values.get(key, missing)
        return value if isinstance(value, int) else missing

    architecture = text("general.architecture")
    if not architecture:
        raise GgufError(f"{reader.name} does not say which architecture it is, so it cannot be loaded.")
    blocks = number(f"{architecture}.block_count")
    if not 0 < blocks <= _MOST_BLOCKS:
        raise GgufError(f"{reader.name} is damaged: its header claims {blocks} layers.")
    heads = number(f"{architecture}.attention.head_count")
    embedding = number(f"{architecture}.embedding_length")
    head_size = embedding // heads if heads > 0 else 0
    return GgufHeader(
        version=version,
        architecture=architecture,
        name=text("general.name"),
        context_length=number(f"{architecture}.context_length"),
        block_count=blocks,
        embedding_length=embedding,
        head_count=heads,
        head_count_kv=number(f"{architecture}.attention.head_count_kv") or heads,
        key_length=number(f"{architecture}.attention.key_length") or head_size,
        value_length=number(f"{architecture}.attention.value_length") or head_size,
        vocabulary_size=lengths.get("tokenizer.ggml.tokens", 0),
        chat_template=text("tokenizer.chat_template"),
        tokenizer_model=text("tokenizer.ggml.model"),
        tokenizer_pre=text("tokenizer.ggml.pre"),
        file_type=number("general.file_type", -1),
        size_bytes=reader.size,
        tensor_bytes=sum(sizes.values()),
        block_bytes=_block_bytes(sizes, blocks),
        values=values,
    )


def _block_bytes(sizes: Mapping[str, int], blocks: int) -> tuple[int, ...]:
    totals = [0] * blocks
    for name, size in sizes.items():
        found = _BLOCK.match(name)
        if found and int(found.group(1)) < blocks:
            totals[int(found.group(1))] += size
    return tuple(totals)
