"""The mark of a window that is open: left behind, it says that the window ended when nobody had asked it to."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import asdict, dataclass, replace
from enum import StrEnum, auto

from app import __version__
from app.diagnostics.native_faults import dump_size
from app.locations import Locations, private_folder


class Keeping(StrEnum):
    """Whether what was said in a run was being kept."""

    KEPT = auto()
    PRIVATE = auto()
    NOT_YET_KNOWN = auto()  # it ended before the person had opened their conversations


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the window, as its mark tells it. ``started`` is in seconds since 1970, 0 where it is not known."""

    started: float = 0.0
    version: str = ""
    dump_start: int = 0  # how long the file of native faults was
    keeping: Keeping = Keeping.NOT_YET_KNOWN


class LastEnd(StrEnum):
    """How the last window on a data folder ended."""

    IN_ORDER = auto()
    UNEXPECTED = auto()
    STILL_OPEN = auto()


class RunningMarker:
    """Written by the window that holds the data folder's lock, and by no other. Where nothing can be written,
    nothing is claimed.
    """

    def __init__(self, locations: Locations) -> None:
        self._locations = locations
        self._path = locations.running
        self._run = Run(time.time(), __version__, dump_size(locations))
        self._held: int | None = None

    def begin(self) -> Run | None:
        """Mark the beginning; return the earlier run that never came to its end, if there is one."""
        unfinished = _read(self._locations)
        self._write()
        return unfinished

    def note(self, keeping: Keeping) -> None:
        """Note whether what is said is kept."""
        self._run = replace(self._run, keeping=keeping)
        self._write()

    def renew(self) -> None:
        """Put the mark back after an end that was called off."""
        self._write()

    def end(self) -> None:
        """Take the mark away: this end was asked for."""
        self._let_go()
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return

    def _write(self) -> None:
        self._let_go()
        try:
            private_folder(self._path.parent)
            self._held = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            content = json.dumps(asdict(self._run)).encode()
            os.write(self._held, content)
            os.ftruncate(self._held, len(content))
            os.fsync(self._held)
            _try_lock(
                self._held
            )  # held while this process lives, so that others can tell it from one that fell
        except OSError:
            return

    def _let_go(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None


def last_end(locations: Locations) -> LastEnd:
    """Return how the last window ended, without changing anything."""
    try:
        descriptor = os.open(locations.running, os.O_RDWR)
    except OSError:
        return LastEnd.IN_ORDER
    try:
        return LastEnd.UNEXPECTED if _try_lock(descriptor) else LastEnd.STILL_OPEN
    finally:
        os.close(descriptor)


def _read(locations: Locations) -> Run | None:
    """Return what the mark says; one that a power loss has emptied still says that the end was unexpected."""
    try:
        told = json.loads(locations.running.read_text(encoding="utf-8"))
    except OSError:
        return None
    except ValueError:
        return Run(dump_start=dump_size(locations))
    try:
        return Run(
            float(told["started"]), str(told["version"]), int(told["dump_start"]), Keeping(told["keeping"])
        )
    except (KeyError, TypeError, ValueError):
        return Run(dump_start=dump_size(locations))


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        """Lock one byte far behind the content, so that the content can still be read."""
        try:
            os.lseek(descriptor, 2**20, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
