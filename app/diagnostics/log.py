"""The program's log: one size-limited file in the data folder, and the terminal for ``--debug``."""

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

LONGEST_BYTES = 256 * 1024  # of one file; three times as much with the older ones
OLDER_FILES = 2
_ROOT_OF_OURS = "oyster"

# A process without a log (a worker, a test) writes nothing to its standard error.
logging.getLogger(_ROOT_OF_OURS).addHandler(logging.NullHandler())


def record(event: Event, error: BaseException | Trace | None = None, /, **facts: Fact) -> None:
    """Log an event with its facts and the trace of an exception. A ``str`` is no fact and is not written."""
    logger = logging.getLogger(event.subject.value)
    if logger.isEnabledFor(event.level):
        trace = Trace.of(error) if isinstance(error, BaseException) else error
        logger.log(event.level, Entry(event, facts, trace), stacklevel=2)


class ConversationFree(logging.Formatter):
    """Formats our own records in full, all others as logger, level and code location only.

    A library's message is text that may quote a user (a statement's parameters, an address, a
    prompt), so neither message nor arguments are read here; of an exception only its trace is.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return a line, followed by the lines of a trace."""
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
    """Appends to a file that only its owner can read, and rotates it at its size limit.

    Each record opens and closes the file: several programs may share a data folder, and none blocks another.
    """

    def __init__(self, path: Path, longest: int = LONGEST_BYTES) -> None:
        super().__init__()
        self._path, self._longest = path, longest

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; a failure is ignored, as there is no better place to report it."""
        try:
            self._write(f"{self.format(record)}\n".encode())
        except OSError:
            return

    def handleError(self, record: logging.LogRecord) -> None:
        """Print nothing: ``logging``'s default prints the record's arguments."""

    def _write(self, line: bytes) -> None:
        private_folder(self._path.parent)
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if sys.platform != "win32":
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
    """Prints the log to standard error."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Print nothing, as the file does."""


def _is_worth_keeping(record: logging.LogRecord) -> bool:
    """Return whether the file takes a record: our own above debug level, libraries' serious ones."""
    return record.levelno >= (logging.INFO if isinstance(record.msg, Entry) else logging.WARNING)


def older(path: Path) -> list[Path]:
    """Return the paths of the older log files, newest first."""
    return [path.with_name(f"{path.name}.{number}") for number in range(1, OLDER_FILES + 1)]


def last_lines(path: Path, count: int) -> list[str]:
    """Return the last ``count`` lines of the log, older files included, or fewer."""
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
    """The log of this process, from start to end."""

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
        """Stop logging."""
        root, ours = logging.getLogger(), logging.getLogger(_ROOT_OF_OURS)
        for handler in self._handlers:
            root.removeHandler(handler)
        root.setLevel(self._levels[0])
        ours.setLevel(self._levels[1])


def write_no_more() -> None:
    """Write no further line into the log's file, because it is about to be deleted."""
    root = logging.getLogger(_ROOT_OF_OURS)
    for logger in (root, logging.getLogger()):
        for handler in tuple(logger.handlers):
            if isinstance(handler, BoundedFile):
                logger.removeHandler(handler)
                handler.close()
