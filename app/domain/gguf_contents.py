"""The contents of a GGUF file: its values, the lengths of its arrays and the sizes of its tensors, without trust.

Format: ggml/docs/gguf.md, versions 2 and 3, little endian.
"""

from __future__ import annotations

import contextlib
import io
import math
import struct
from dataclasses import dataclass, field
from itertools import pairwise

from app.domain.errors import GgufError
from app.domain.gguf_reader import GgufReader
from app.translation import tr

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_MOST_TENSORS = 100_000
_MOST_ENTRIES = 100_000
_LONGEST_KEY = 65_535
_MOST_STRINGS = 4_000_000  # in one array; the largest vocabularies have 0.3 million tokens
_MOST_NUMBERS = 1_000_000_000
_MOST_DIMENSIONS = 4
MOST_BLOCKS = 512  # llama.cpp's own limit; beyond it, it aborts

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
SPLIT_COUNT = "split.count"  # of a model in several files: how many; the first may hold no tensors

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
class GgufContents:
    """``values`` are the scalars, an array with a number for each layer by its largest among them; ``lengths`` those
    of the arrays; ``tensor_sizes`` in bytes.
    """

    version: int
    values: dict[str, Value] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    tensor_sizes: dict[str, int] = field(default_factory=dict)


def contents_of(reader: GgufReader) -> GgufContents:
    """Return the contents of a file, after checking that all of it lies within the file. Raises ``GgufError``."""
    version, tensor_count, entry_count = _beginning(reader)
    contents = GgufContents(version)
    _read_values(reader, entry_count, contents)
    if tensor_count == 0 and SPLIT_COUNT not in contents.values:
        raise _claims(reader, tensor_count, entry_count)
    alignment = contents.values.get("general.alignment", 32)
    contents.tensor_sizes.update(
        _tensor_sizes(reader, tensor_count, alignment if isinstance(alignment, int) else 0)
    )
    return contents


def contents_at_beginning(content: bytes, name: str) -> GgufContents:
    """Return as much as the first bytes of a file hold, without its tensors. Raises ``GgufError`` where it is no GGUF.

    An array that is cut off is known by its length.
    """
    reader = GgufReader(io.BytesIO(content), len(content), name)
    version, _, entry_count = _beginning(reader)
    contents = GgufContents(version)
    with contextlib.suppress(GgufError):
        _read_values(reader, entry_count, contents)
    return contents


def _beginning(reader: GgufReader) -> tuple[int, int, int]:
    """Return the version, the number of tensors and that of the entries."""
    if (magic := reader.stream.read(4)) != _MAGIC:
        raise GgufError(tr("{name} is not a GGUF model file.", name=reader.name), f"begins with {magic!r}")
    version = reader.integer("<I")
    if version not in _VERSIONS:
        raise GgufError(
            tr(
                "{name} is GGUF version {version}; this program reads versions 2 and 3.",
                name=reader.name,
                version=version,
            )
        )
    tensor_count, entry_count = reader.integer("<Q"), reader.integer("<Q")
    if tensor_count > _MOST_TENSORS or entry_count > _MOST_ENTRIES:
        raise _claims(reader, tensor_count, entry_count)
    return version, tensor_count, entry_count


def _claims(reader: GgufReader, tensor_count: int, entry_count: int) -> GgufError:
    return GgufError(
        tr(
            "{name} is damaged: its header claims {tensor_count} tensors and {entry_count} entries.",
            name=reader.name,
            tensor_count=tensor_count,
            entry_count=entry_count,
        )
    )


def _read_values(reader: GgufReader, count: int, contents: GgufContents) -> None:
    """Read the scalar values, and the lengths of the arrays (whose contents are not needed)."""
    values, lengths = contents.values, contents.lengths
    for _ in range(count):
        key = reader.text(_LONGEST_KEY)
        if key in values or key in lengths:
            raise reader.damaged(f"{key!r} stands there twice")
        kind = reader.integer("<I")
        if kind == _ARRAY:
            item_kind, lengths[key] = reader.integer("<I"), reader.integer("<Q")
            largest = _pass_array(reader, key, item_kind, lengths[key])
            if largest is not None:
                values[key] = largest
        elif kind == _STRING:
            values[key] = reader.text()
        elif kind in _SCALARS:
            form = _SCALARS[kind]
            values[key] = struct.unpack(form, reader.take(struct.calcsize(form)))[0]
        else:
            raise reader.damaged(f"{key!r} has unknown type {kind}")


def _pass_array(reader: GgufReader, key: str, kind: int, length: int) -> int | None:
    """Pass an array's items, and return the largest where it has an integer for each layer."""
    if length > (_MOST_STRINGS if kind == _STRING else _MOST_NUMBERS):
        raise reader.damaged(f"{key!r} claims {length} items")
    if kind == _STRING:
        _pass_strings(reader, key, length)
        return None
    if kind not in _SCALARS:
        raise reader.damaged(f"{key!r} is an array of type {kind}")
    form = _SCALARS[kind]
    width = struct.calcsize(form)
    if form[1] in "iI" and 0 < length <= MOST_BLOCKS:
        largest: int = max(struct.unpack(f"<{length}{form[1]}", reader.take(length * width)))
        return largest
    reader.skip(length * width)
    return None


def _pass_strings(reader: GgufReader, key: str, length: int) -> None:
    if key != "tokenizer.ggml.tokens":
        for _ in reader.raw_texts(length):
            pass
        return
    if len(set(reader.raw_texts(length))) != length:
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
    if begin + max((end for _, end in places), default=0) > reader.size:
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
            tr(
                "{reader} holds numbers in a form that this program does not know. Choose another file.",
                reader=reader.name,
            ),
            f"tensor {name!r} has type {kind}",
        )
    elements, block_bytes = _BLOCKS[kind]
    if shape[0] == 0 or shape[0] % elements:
        raise reader.damaged(f"tensor {name!r} has rows of {shape[0]}")
    return name, math.prod(shape) // elements * block_bytes, offset
