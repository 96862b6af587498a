"""The journal of a build: what was begun and what is done, on disk before anything depends on it.

A build that is killed at any moment resumes from its journal: what a line records is done, and everything
else is done again, to the same bytes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.json_decoding import decode_json
from app.models.downloader_protocol import HubListing
from app.models.errors import LibraryUnusable
from app.models.model_build.disk_space import Way
from app.translation import tr

_BEGUN, _DONE = "begun.json", "done.jsonl"


class Begun(msgspec.Struct, frozen=True):
    """What is being built, pinned to one commit, so that changes at the hub have no effect."""

    quantisation: str
    way: Way
    converter: str
    engine_build: str
    listing: HubListing


class FetchedLine(msgspec.Struct, frozen=True, tag="fetched"):
    """A file of the hub that was complete here, with its computed hash."""

    path: str
    sha256: str


class WrittenLine(msgspec.Struct, frozen=True, tag="written"):
    """A tensor whose data is on disk."""

    name: str


Line = FetchedLine | WrittenLine
_encoder = msgspec.json.Encoder()
_lines: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)


class Journal:
    """The journal in one build's folder. Its user has to hold a lock against other programs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources = folder / "sources"

    def begun(self) -> Begun | None:
        """Return what was begun, or None where there is nothing readable."""
        try:
            return decode_json((self.folder / _BEGUN).read_bytes(), Begun)
        except (OSError, msgspec.MsgspecError):
            return None

    def begin(self, begun: Begun) -> None:
        """Begin anew: an earlier build's files are deleted. Raises ``LibraryUnusable``."""
        self.forget()
        try:
            self.sources.mkdir(parents=True)
        except OSError as error:
            raise LibraryUnusable(
                tr("Nothing can be written in {folder}.", folder=self.folder), str(error)
            ) from error
        self.keep(begun)

    def keep(self, begun: Begun) -> None:
        """Replace the record of what is being built. Raises ``LibraryUnusable``."""
        try:
            write_atomically(self.folder / _BEGUN, _encoder.encode(begun))
        except OSError as error:
            raise LibraryUnusable(
                tr("Nothing can be written in {folder}.", folder=self.folder), str(error)
            ) from error

    def fetched(self) -> dict[str, str]:
        """Return the SHA-256 of every file that was complete here."""
        return {each.path: each.sha256 for each in self._read() if isinstance(each, FetchedLine)}

    def written(self) -> set[str]:
        """Return the tensors that are on disk."""
        return {each.name for each in self._read() if isinstance(each, WrittenLine)}

    def note(self, line: Line) -> None:
        """Append a line, on disk on return. Raises ``LibraryUnusable``."""
        try:
            with (self.folder / _DONE).open("ab") as stream:
                stream.write(
                    b"\n" + _encoder.encode(line) + b"\n"
                )  # ends a line that was truncated by a kill
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            sentence = tr("The disk is full or cannot be written. Make room and ask again: nothing is lost.")
            raise LibraryUnusable(sentence, str(error)) from error

    def forget(self) -> None:
        """Delete all files of this build."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _read(self) -> Iterator[Line]:
        try:
            content = (self.folder / _DONE).read_bytes()
        except FileNotFoundError:
            return
        for line in content.splitlines():
            try:
                yield decode_json(line, _lines)
            except msgspec.MsgspecError:
                continue  # truncated by a kill: as if it had not been begun
