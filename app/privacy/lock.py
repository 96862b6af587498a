"""A lock for creating a key: two programs that start together must end with the same key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import filelock

from app.locations import Locations, private_folder
from app.privacy.errors import KeySourceUnwritable
from app.translation import tr

# Longer than the keyring's own limit: the other program may be waiting for its user.
WAIT_SECONDS = 75.0


@contextmanager
def only_one(locations: Locations) -> Iterator[None]:
    """Hold the data folder's lock; the system releases it if the program dies.

    Raises ``KeySourceUnwritable`` where the folder cannot be written or another program holds the lock.
    """
    path = locations.key_parameters.with_suffix(".lock")
    lock = filelock.FileLock(path, timeout=WAIT_SECONDS, mode=0o600)
    try:
        private_folder(path.parent)
        lock.acquire()
    except filelock.Timeout as error:
        raise KeySourceUnwritable(
            tr("Another Oyster window is just starting. Wait for it and try again.")
        ) from error
    except OSError as error:
        raise KeySourceUnwritable(
            tr(
                "Nothing can be written in {folder}, so no conversation can be kept there. Allow "
                "writing, and start again.",
                folder=path.parent,
            ),
            str(error),
            in_terminal=tr("Another folder is chosen with --data-dir."),
        ) from error
    try:
        yield
    finally:
        lock.release()
