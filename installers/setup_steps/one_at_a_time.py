"""A lock that the system releases when its holder dies, so that two set-ups never run at once."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .messages import say

_HELD: set[int] = set()


def held_locks() -> tuple[int, ...]:
    """Return the descriptors of the locks held now.

    Children inherit them on POSIX, so that the next set-up waits for what a killed one left running.
    """
    return tuple(_HELD)


@contextmanager
def one_at_a_time(lock: Path, waiting_words: str) -> Iterator[None]:
    """Hold ``lock`` for the block; where another holds it, say ``waiting_words`` once and wait."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        told = False
        while not _take(descriptor):
            if not told:
                say(waiting_words)
                told = True
            time.sleep(0.5)
        _HELD.add(descriptor)
        yield
    finally:
        _HELD.discard(descriptor)
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
