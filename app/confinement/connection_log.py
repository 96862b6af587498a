"""The list of every connection that the program ever made: a plain file, a line for each, written while it lasts.

It holds no private text: an address, a purpose, the name of what was asked for, and numbers. So it needs no key, and
what was connected to before the conversations were unlocked is in it too. Lines are JSON of one width, and the numbers
stand in fixed places, so that they are brought up to date in place, and a process that is killed has told all it did.
"""

from __future__ import annotations

import json
import os
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from app.locations import private_folder

_WIDTH = 640  # of a line, with its newline; longer names are cut
_DIGITS = 15
_NUMBERS = '{{"received":{received:>15},"sent":{sent:>15},'
_LONGEST_NAME = 120


class Purpose(StrEnum):
    """Why something was connected to."""

    DOWNLOAD = "download"  # of a file of a model, or of a data set
    SEARCH = "search"  # at a hub, by words that are not listed
    LISTING = "listing"  # of the files of a repository
    COMPARISON = "comparison"  # parts of published weights, to compare a file with
    PACKAGE = "package"  # the trial model's
    UPDATE = "update"  # of the program itself
    EVALUATION = "evaluation"  # of or with a model at another provider's
    CONVERSATION = "conversation"  # with a model of a server that was named
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ConnectionNote:
    """A connection: when it began, where to, why, for what, and the bytes of content in both directions so far."""

    began: datetime
    host: str
    port: int
    purpose: Purpose
    subject: str
    is_proxy: bool
    received: int = 0
    sent: int = 0


class ConnectionLine:
    """The line of a connection that lasts: ``count`` brings its numbers up to date. From any thread."""

    def __init__(self, descriptor: int, place: int) -> None:
        self._descriptor, self._place = descriptor, place
        self._guard = threading.Lock()
        self._received = self._sent = 0

    def count(self, *, received: int = 0, sent: int = 0) -> None:
        """Add bytes."""
        with self._guard:
            self._received += received
            self._sent += sent
            numbers = _NUMBERS.format(received=self._received, sent=self._sent).encode("ascii")
            os.lseek(self._descriptor, self._place, os.SEEK_SET)
            os.write(self._descriptor, numbers)


class ConnectionLog:
    """The file of a data folder. Several processes may write at once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begin(self, note: ConnectionNote) -> ConnectionLine:
        """Add a connection. Raises ``OSError``: then nothing is to be connected to."""
        import filelock  # every process reads this module, and few connect

        private_folder(self._path.parent)
        with filelock.FileLock(f"{self._path}.lock", mode=0o600):
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            whole = (
                os.lseek(descriptor, 0, os.SEEK_END) // _WIDTH * _WIDTH
            )  # a line that was cut off is written over
            os.lseek(descriptor, whole, os.SEEK_SET)
            os.write(descriptor, _line_of(note))
        return ConnectionLine(descriptor, whole)

    def read(self) -> tuple[ConnectionNote, ...]:
        """Return all connections, the newest first; a line that cannot be read is left out. Raises ``OSError``."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return ()
        found = (_note_in(content[at : at + _WIDTH]) for at in range(0, len(content), _WIDTH))
        return tuple(each for each in found if each is not None)[::-1]


def _line_of(note: ConnectionNote) -> bytes:
    rest = json.dumps(
        {
            "began": note.began.astimezone(UTC).isoformat(timespec="seconds"),
            "host": note.host[:_LONGEST_NAME],
            "port": note.port,
            "purpose": note.purpose,
            "subject": note.subject[:_LONGEST_NAME],
            "proxy": note.is_proxy,
        },
        ensure_ascii=False,
    )
    line = (_NUMBERS.format(received=note.received, sent=note.sent) + rest[1:]).encode("utf-8", "replace")
    if len(line) >= _WIDTH and note.subject:  # names of many bytes a letter
        shorter = ConnectionNote(note.began, note.host, note.port, note.purpose, "", note.is_proxy)
        return _line_of(shorter)
    return line.ljust(_WIDTH - 1) + b"\n"


def _note_in(line: bytes) -> ConnectionNote | None:
    try:
        found = json.loads(line)
        return ConnectionNote(
            datetime.fromisoformat(found["began"]),
            str(found["host"]),
            int(found["port"]),
            Purpose(found["purpose"]),
            str(found["subject"]),
            bool(found["proxy"]),
            int(found["received"]),
            int(found["sent"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
