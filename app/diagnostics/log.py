"""The log of the program: one bounded file in the data folder, and whatever else is asked for by ``--debug``."""

from __future__ import annotations

import logging
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TextIO

from app.diagnostics.code_places import file_shown, name_shown
from app.diagnostics.events import Entry, Event, Fact
from app.diagnostics.traces import Trace
from app.locations import Locations, private_folder

LONGEST_BYTES = 256 * 1024  # of one file; with the older ones three times as much
OLDER_FILES = 2
_ROOT_OF_OURS = "oyster"

# A process without a log (a worker, a test) stays silent instead of writing to its standard error.
logging.getLogger(_ROOT_OF_OURS).addHandler(logging.NullHandler())


def record(event: Event, error: BaseException | Trace | None = None, /, **facts: Fact) -> None:
    """Note an event with its facts and, of an exception, its trace. A ``str`` is no fact and is not written."""
    logger = logging.getLogger(event.subject.value)
    if logger.isEnabledFor(event.level):
        trace = Trace.of(error) if isinstance(error, BaseException) else error
        logger.log(event.level, Entry(event, facts, trace), stacklevel=2)


class ConversationFree(logging.Formatter):
    """Writes of our own records the entry, of all others only who spoke, how grave it is, and from where.

    A message of a library is text that may quote what a person wrote (a statement's parameters, an address, a
    prompt), so neither message nor arguments are ever read here; of an exception only its trace is.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return a line, and the lines of a trace below it."""
        moment = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")
        entry = record.msg
        head = f"{moment} {logging.getLevelName(record.levelno)} {name_shown(record.name)}"
        if isinstance(entry, Entry):
            return f"{head} {entry}"
        place = f"{file_shown(record.pathname)}:{record.lineno} in {name_shown(record.funcName or '')}"
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        below = str(Trace.of(error)).splitlines() if error is not None else []
        return "\n    ".join((f"{head} message withheld, from {place}", *below))


class BoundedFile(logging.Handler):
    """Appends to a file that only its owner can read, and begins a new one when it is long enough.

    Each record opens and closes the file: several programs may share a data folder, and none holds another's file.
    """

    def __init__(self, path: Path, longest: int = LONGEST_BYTES) -> None:
        super().__init__()
        self._path, self._longest = path, longest

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; where that is impossible nothing is said, for there is no better place to say it."""
        try:
            self._write(f"{self.format(record)}\n".encode())
        except OSError:
            return

    def handleError(self, record: logging.LogRecord) -> None:
        """Stay silent: what ``logging`` prints by itself has the record's arguments in it."""

    def _write(self, line: bytes) -> None:
        private_folder(self._path.parent)
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.name == "posix":
                os.fchmod(descriptor, 0o600)
            os.write(descriptor, line)
            full = os.fstat(descriptor).st_size >= self._longest
        finally:
            os.close(descriptor)
        if full:
            self._begin_anew()

    def _begin_anew(self) -> None:
        names = [self._path, *older(self._path)]
        for new, old in reversed(list(zip(names[1:], names[:-1], strict=True))):
            if old.exists():
                old.replace(new)


class DebugStream(logging.StreamHandler[TextIO]):
    """Prints the log where the program was started."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Stay silent, as the file does."""


def _is_worth_keeping(record: logging.LogRecord) -> bool:
    """Return whether the file takes a record: of ours what is no detail, of libraries what is grave."""
    return record.levelno >= (logging.INFO if isinstance(record.msg, Entry) else logging.WARNING)


def older(path: Path) -> list[Path]:
    """Return the names of the older log files, the newest first."""
    return [path.with_name(f"{path.name}.{number}") for number in range(1, OLDER_FILES + 1)]


def last_lines(path: Path, count: int) -> list[str]:
    """Return the last lines of the log, older files included; as many as there are."""
    lines: list[str] = []
    for file in (path, *older(path)):
        try:
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines() + lines
        except OSError:
            continue
        if len(lines) >= count:
            break
    return lines[-count:]


class RunningLog:
    """The log of this process from its start to its end."""

    def __init__(self, locations: Locations, *, debug: bool = False) -> None:
        handlers: list[logging.Handler] = [BoundedFile(locations.log)]
        handlers[0].addFilter(_is_worth_keeping)
        if debug and sys.stderr is not None:
            handlers.append(DebugStream(sys.stderr))
        self._handlers = tuple(handlers)
        root, ours = logging.getLogger(), logging.getLogger(_ROOT_OF_OURS)
        self._levels = (root.level, ours.level)
        for handler in self._handlers:
            handler.setFormatter(ConversationFree())
            root.addHandler(handler)
        root.setLevel(logging.DEBUG if debug else logging.WARNING)
        ours.setLevel(logging.DEBUG if debug else logging.INFO)

    def stop(self) -> None:
        """Write nothing more."""
        root, ours = logging.getLogger(), logging.getLogger(_ROOT_OF_OURS)
        for handler in self._handlers:
            root.removeHandler(handler)
        root.setLevel(self._levels[0])
        ours.setLevel(self._levels[1])
