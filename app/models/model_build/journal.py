"""The journal of a making: what was begun and what is done, on the disk before anything stands on it.

A making that is killed at any moment goes on from its journal: what a line says is done is done, and what no
line says is done again, to the same bytes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.models.downloader_protocol import HubListing
from app.models.errors import LibraryUnusable
from app.models.model_build.disk_space import Way

_BEGUN, _DONE = "begun.json", "done.jsonl"


class Begun(msgspec.Struct, frozen=True):
    """What is being made: pinned to one commit, so that a hub that moves on changes nothing."""

    quantisation: str
    way: Way
    converter: str
    engine_build: str
    listing: HubListing


class FetchedLine(msgspec.Struct, frozen=True, tag="fetched"):
    """A file of the hub that was here whole, with the hash that was found."""

    path: str
    sha256: str


class WrittenLine(msgspec.Struct, frozen=True, tag="written"):
    """A tensor whose numbers are on the disk."""

    name: str


Line = FetchedLine | WrittenLine
_encoder = msgspec.json.Encoder()
_lines: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)


class Journal:
    """One making's folder. Not for several programs at once: its holder keeps a lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources = folder / "sources"

    def begun(self) -> Begun | None:
        """Return what was begun, or None where nothing was or nobody can tell any more."""
        try:
            return msgspec.json.decode((self.folder / _BEGUN).read_bytes(), type=Begun)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def begin(self, begun: Begun) -> None:
        """Begin anew: what an earlier making left is deleted. Raises ``LibraryUnusable``."""
        self.forget()
        try:
            self.sources.mkdir(parents=True)
        except OSError as error:
            raise LibraryUnusable(f"Nothing can be written in {self.folder}.", str(error)) from error
        self.keep(begun)

    def keep(self, begun: Begun) -> None:
        """Keep what is being made, in place of what stood there. Raises ``LibraryUnusable``."""
        try:
            write_atomically(self.folder / _BEGUN, _encoder.encode(begun))
        except OSError as error:
            raise LibraryUnusable(f"Nothing can be written in {self.folder}.", str(error)) from error

    def fetched(self) -> dict[str, str]:
        """Return the SHA-256 of every file that was here whole."""
        return {each.path: each.sha256 for each in self._read() if isinstance(each, FetchedLine)}

    def written(self) -> set[str]:
        """Return the tensors that are on the disk."""
        return {each.name for each in self._read() if isinstance(each, WrittenLine)}

    def note(self, line: Line) -> None:
        """Keep a line; it is on the disk when this answers. Raises ``LibraryUnusable``."""
        try:
            with (self.folder / _DONE).open("ab") as stream:
                stream.write(b"\n" + _encoder.encode(line) + b"\n")  # ends a line that was cut by a kill
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            sentence = "The disk is full or cannot be written. Make room and ask again: nothing is lost."
            raise LibraryUnusable(sentence, str(error)) from error

    def forget(self) -> None:
        """Delete all that this making left."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _read(self) -> Iterator[Line]:
        try:
            content = (self.folder / _DONE).read_bytes()
        except FileNotFoundError:
            return
        for line in content.splitlines():
            try:
                yield _lines.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                continue  # cut by a kill: as if it had not been begun
