"""What a backup holds: the list of its files with their hashes, and the key of its database."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.locations import Locations
from app.privacy.encrypted_archive import chunks_of

MANIFEST = "manifest.json"
DATABASE = "conversations.db"
FORMAT = 1
LARGEST_MANIFEST = 16 * 1024 * 1024
_SINGLE = ("audit-head.txt", "settings.json", "strategies.yaml", "catalogue.yaml")
_IN_FOLDERS = re.compile(r"evaluations(/[^/\\:\x00-\x1f]{1,200}){1,6}|rubrics/[^/\\:\x00-\x1f]{1,200}\.yaml")


class FileEntry(msgspec.Struct, frozen=True):
    """One file: ``size`` in bytes, ``sha256`` in hexadecimal."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """The first file of a backup; ``database_key`` (hexadecimal) is drawn for this backup alone."""

    format: int
    program: str
    made_at: str  # UTC, ISO 8601
    database_key: str
    files: tuple[FileEntry, ...]

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be put into a backup."""

    name: str
    path: Path


def sources_in(locations: Locations, database: Path) -> Iterator[Source]:
    """Give everything that goes into a backup: a copy of the database, settings, tables, rubrics, and evaluations.

    Model files are not among it: they can be fetched again.
    """
    yield Source(DATABASE, database)
    for name in _SINGLE:
        path = locations.root / name
        if path.is_file():
            yield Source(name, path)
    for folder in (locations.evaluations, locations.rubrics):
        for path in sorted(folder.rglob("*")):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            if path.is_file() and not path.is_symlink() and may_be_restored(name):
                yield Source(name, path)


def entry_of(source: Source) -> FileEntry:
    """Return the entry of a file, which is read for it."""
    size, digest = 0, hashlib.sha256()
    for chunk in chunks_of(source.path):
        size += len(chunk)
        digest.update(chunk)
    return FileEntry(source.name, size, digest.hexdigest())


def may_be_restored(name: str) -> bool:
    """True for the names of files that a backup may put into a data folder; no other name is ever written."""
    if name in (DATABASE, *_SINGLE):
        return True
    return bool(_IN_FOLDERS.fullmatch(name)) and not any(part.strip(". ") == "" for part in name.split("/"))
