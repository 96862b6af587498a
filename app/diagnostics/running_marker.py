"""The marker file of an open window: left behind, it shows that the window ended unexpectedly."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from enum import StrEnum, auto

import filelock

from app import __version__
from app.atomic_write import write_atomically
from app.diagnostics.native_faults import dump_size
from app.locations import Locations, private_folder


class Keeping(StrEnum):
    """Whether the conversations of a run were being stored."""

    KEPT = auto()
    PRIVATE = auto()
    NOT_YET_KNOWN = auto()  # it ended before the user had opened their conversations


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the window, from its marker. ``started`` is in seconds since 1970, 0 if unknown."""

    started: float = 0.0
    version: str = ""
    dump_start: int = 0  # size of the file of native faults at the start
    keeping: Keeping = Keeping.NOT_YET_KNOWN


class LastEnd(StrEnum):
    """How the last window on a data folder ended."""

    IN_ORDER = auto()
    UNEXPECTED = auto()
    STILL_OPEN = auto()


class RunningMarker:
    """Written only by the window that holds the data folder's lock. Where it cannot be written,
    there is no marker.

    A lock file beside it is held while this process lives, so that others can tell it from a crashed one.
    """

    def __init__(self, locations: Locations) -> None:
        self._locations = locations
        self._run = Run(time.time(), __version__, dump_size(locations))
        self._lock = _lock_of(locations)

    def begin(self) -> Run | None:
        """Write the marker; return the earlier run that ended unexpectedly, if any."""
        unfinished = _read(self._locations)
        self._write()
        return unfinished

    def note(self, keeping: Keeping) -> None:
        """Record whether conversations are stored."""
        self._run = replace(self._run, keeping=keeping)
        self._write()

    def renew(self) -> None:
        """Write the marker again after a cancelled end."""
        self._write()

    def end(self) -> None:
        """Delete the marker: this end was requested."""
        with suppress(OSError):
            self._locations.running.unlink(missing_ok=True)
        self._lock.release(force=True)

    def _write(self) -> None:
        with suppress(OSError):
            private_folder(self._locations.running.parent)
            write_atomically(self._locations.running, json.dumps(asdict(self._run)).encode())
            if not self._lock.is_locked:
                self._lock.acquire()


def last_end(locations: Locations) -> LastEnd:
    """Return how the last window ended, without changing the marker."""
    if not locations.running.exists():
        return LastEnd.IN_ORDER
    try:
        with _lock_of(locations):
            return LastEnd.UNEXPECTED
    except filelock.Timeout:
        return LastEnd.STILL_OPEN
    except OSError:
        return LastEnd.IN_ORDER


def _lock_of(locations: Locations) -> filelock.BaseFileLock:
    path = locations.running.with_name(f"{locations.running.name}.lock")
    return filelock.FileLock(path, timeout=0, mode=0o600, thread_local=False)


def _read(locations: Locations) -> Run | None:
    """Return the marker's content; one emptied by a power loss still indicates an unexpected end."""
    try:
        told = json.loads(locations.running.read_text(encoding="utf-8"))
    except OSError:
        return None
    except (ValueError, RecursionError):
        return Run(dump_start=dump_size(locations))
    try:
        return Run(
            float(told["started"]), str(told["version"]), int(told["dump_start"]), Keeping(told["keeping"])
        )
    except (KeyError, TypeError, ValueError):
        return Run(dump_start=dump_size(locations))
