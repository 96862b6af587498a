"""Models that are split into several GGUF files, named -00001-of-0000N: found as one, and known by their first file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.errors import GgufError
from app.domain.gguf import GgufHeader, block_bytes, opened_header, read_header
from app.domain.gguf_contents import GgufContents, contents_of
from app.domain.gguf_reader import GgufReader
from app.translation import tr

_PART = re.compile(r"(?P<stem>.+)-(?P<number>\d{5})-of-(?P<count>\d{5})(?P<ending>\.gguf)", re.IGNORECASE)
_MOST_PARTS = 999


@dataclass(frozen=True, slots=True)
class PartName:
    """The name of one file of a split model; ``number`` counts from 1."""

    stem: str
    number: int
    count: int
    ending: str = ".gguf"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files of the model, the first one first."""
        return tuple(
            f"{self.stem}-{number:05d}-of-{self.count:05d}{self.ending}"
            for number in range(1, self.count + 1)
        )


def part_name(name: str) -> PartName | None:
    """Return what a file's name says of the split model that it belongs to, or None; the name may have folders."""
    found = _PART.fullmatch(name)
    if found is None:
        return None
    part = PartName(found["stem"], int(found["number"]), int(found["count"]), found["ending"])
    return part if 1 <= part.number <= part.count <= _MOST_PARTS and part.count > 1 else None


def files_of(path: Path) -> tuple[Path, ...]:
    """Return all files of the model whose first file is ``path``, by their names; they may be missing."""
    part = part_name(path.name)
    return (path,) if part is None else tuple(path.with_name(each) for each in part.names)


def read_model_header(path: Path) -> GgufHeader:
    """Return the header of a model by its first file, with the sizes of all its files. Raises ``GgufError``."""
    part = part_name(path.name)
    if part is None:
        return read_header(path)
    if part.number != 1:
        raise GgufError(
            tr(
                "{name} is a later part of a model in {count} files. Choose its first, {first}.",
                name=path.name,
                count=part.count,
                first=part.names[0],
            )
        )
    missing = [each.name for each in files_of(path) if not each.is_file()]
    if missing:
        raise GgufError(
            tr(
                "{name} is one of the {count} files of a model, and {missing} is missing. Put all of them into one "
                "folder.",
                name=path.name,
                count=part.count,
                missing=missing[0],
            )
        )
    return _joined(read_header(path), files_of(path)[1:])


def _joined(header: GgufHeader, others: tuple[Path, ...]) -> GgufHeader:
    blocks, tensors, size = list(header.block_bytes), header.tensor_bytes, header.size_bytes
    for path in others:
        with opened_header(path) as (stream, part_size):
            contents = contents_of(GgufReader(stream, part_size, path.name))
        size += part_size
        tensors += sum(contents.tensor_sizes.values())
        blocks = [sum(pair) for pair in zip(blocks, _blocks(contents, len(blocks)), strict=True)]
    return replace(header, size_bytes=size, tensor_bytes=tensors, block_bytes=tuple(blocks))


def _blocks(contents: GgufContents, count: int) -> tuple[int, ...]:
    return block_bytes(contents.tensor_sizes, count)
