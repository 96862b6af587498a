"""One program at a time while a key is made: two that start together must end with the same key."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from app.locations import Locations, private_folder
from app.privacy.errors import KeySourceUnwritable

# Longer than the keyring's own limit: the other program may be waiting for a person.
WAIT_SECONDS = 75.0


@contextmanager
def only_one(locations: Locations, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the data folder's lock; the system lets go of it if the program dies.

    Raises ``KeySourceUnwritable`` where the folder cannot be written or another program keeps the lock.
    """
    path = locations.key_parameters.with_suffix(".lock")
    try:
        private_folder(path.parent)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise KeySourceUnwritable(
            f"Nothing can be written in {path.parent}, so no conversation can be kept there. "
            "Allow writing, or choose another folder with --data-dir.",
            str(error),
        ) from error
    try:
        deadline = time.monotonic() + wait_seconds
        while not _try_lock(descriptor):
            if time.monotonic() > deadline:
                raise KeySourceUnwritable(
                    "Another Oyster window is just starting. Wait for it and try again."
                )
            time.sleep(0.02)
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
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
