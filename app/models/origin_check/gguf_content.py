"""The whole metadata of a GGUF and the places of its tensors, for a comparison key by key."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gguf import GGML_QUANT_SIZES, GGMLQuantizationType

from app.domain.errors import GgufError
from app.domain.gguf import read_header
from app.domain.gguf_reader import GgufReader
from app.domain.gguf_split import part_name
from app.translation import tr

_STRING, _ARRAY = 8, 9
_SCALARS = dict(enumerate(("<B", "<b", "<H", "<h", "<I", "<i", "<f", "<?", "", "", "<Q", "<q", "<d")))

Entry = int | float | bool | bytes | tuple[int | float | bool | bytes, ...]


@dataclass(frozen=True, slots=True)
class GgufTensor:
    """A tensor of the file; ``begin`` is the absolute offset of its data. A vector has one row."""

    name: str
    type: GGMLQuantizationType
    columns: int
    rows: int
    begin: int

    @property
    def row_bytes(self) -> int:
        """The bytes of one row."""
        elements, width = GGML_QUANT_SIZES[self.type]
        return self.columns // elements * width


@dataclass(frozen=True, slots=True)
class GgufContent:
    """Everything before the tensors' data; texts are bytes, as they stand in the file."""

    path: Path
    entries: Mapping[str, Entry]
    tensors: Mapping[str, GgufTensor]


def read_content(path: Path) -> GgufContent:
    """Return the content of a file that is checked by ``read_header`` first. Raises ``GgufError``."""
    if (part := part_name(path.name)) is not None:
        raise GgufError(
            tr(
                "{name} is one of the {count} files of a model. Only a model in one file can be compared.",
                name=path.name,
                count=part.count,
            )
        )
    size = read_header(path).size_bytes
    try:
        with path.open("rb") as stream:
            reader = GgufReader(stream, size, path.name)
            reader.take(8)  # magic and version, checked above
            tensors, entries = reader.integer("<Q"), reader.integer("<Q")
            found = {reader.text(): _entry(reader) for _ in range(entries)}
            stated = found.get("general.alignment")
            placed = [_tensor(reader) for _ in range(tensors)]
            begin = stream.tell()
    except OSError as error:
        raise GgufError(tr("{path} cannot be read.", path=path), str(error)) from error
    alignment = stated if isinstance(stated, int) else 32
    begin = -(-begin // alignment) * alignment
    moved = (GgufTensor(each.name, each.type, each.columns, each.rows, begin + each.begin) for each in placed)
    return GgufContent(path, found, {each.name: each for each in moved})


def _entry(reader: GgufReader) -> Entry:
    kind = reader.integer("<I")
    if kind != _ARRAY:
        return _value(reader, kind)
    items, length = reader.integer("<I"), reader.integer("<Q")
    if items == _STRING:
        return tuple(reader.raw_texts(length))
    form = _SCALARS[items]
    return struct.unpack(f"<{length}{form[1]}", reader.take(length * struct.calcsize(form)))


def _value(reader: GgufReader, kind: int) -> int | float | bool | bytes:
    if kind == _STRING:
        return next(reader.raw_texts(1))
    form = _SCALARS[kind]
    value: int | float | bool = struct.unpack(form, reader.take(struct.calcsize(form)))[0]
    return value


def _tensor(reader: GgufReader) -> GgufTensor:
    name = reader.text()
    shape = [reader.integer("<Q") for _ in range(reader.integer("<I"))]
    rows = 1
    for length in shape[1:]:
        rows *= length
    kind, offset = reader.integer("<I"), reader.integer("<Q")
    try:
        known = GGMLQuantizationType(kind)
    except ValueError as error:
        raise reader.damaged(f"tensor {name!r} has type {kind}") from error
    return GgufTensor(name, known, shape[0], rows, offset)
