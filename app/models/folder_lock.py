"""The lock of a models folder: one program at a time changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from app.models.errors import LibraryUnusable
from app.translation import tr

_LOCK_SECONDS = 30.0


@contextmanager
def alone_in(folder: Path, make: Callable[[Path], None]) -> Iterator[None]:
    """Hold a folder's lock, which the system releases if a program dies; ``make`` makes the folder where it is not.

    Raises ``LibraryUnusable``.
    """
    try:
        make(folder)
        with filelock.FileLock(folder / ".lock", timeout=_LOCK_SECONDS):
            yield
    except filelock.Timeout as error:
        sentence = tr("Another Oyster window keeps the models folder busy. Wait for it and try again.")
        raise LibraryUnusable(sentence, str(error)) from error
    except OSError as error:
        raise LibraryUnusable(
            tr("The models folder {folder} cannot be used.", folder=folder), str(error)
        ) from error
