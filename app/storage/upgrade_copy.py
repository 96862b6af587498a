"""The copy of a database that an upgrade leaves beside it, under the same key, so that it can be taken back."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine

from app.storage.database_copy import write_copy
from app.storage.errors import DatabaseBusy, NotWritable, StorageFailure
from app.translation import tr

KEPT_DAYS = 30
_NAME = re.compile(r"\.version-(\d{4})")


class NoCopy(StorageFailure):
    """There is no copy from before an upgrade."""


def keep_copy(engine: Engine, path: Path, key: bytes, version: str) -> None:
    """Copy a database of an earlier version before it is upgraded. Raises a ``StorageFailure``."""
    target = _copy_path(path, version)
    partial = target.with_name(f"{target.name}.partial")
    partial.unlink(missing_ok=True)
    if write_copy(engine, partial, key) == version:
        partial.replace(target)
    else:
        partial.unlink()  # another program has just upgraded it, and kept the copy


def copies_of(path: Path) -> tuple[Path, ...]:
    """Return the copies beside a database, those of the newest version first."""
    return tuple(sorted(path.parent.glob(f"{path.name}.version-*"), reverse=True))


def forget_old_copies(path: Path) -> None:
    """Delete copies older than ``KEPT_DAYS``."""
    oldest = time.time() - KEPT_DAYS * 24 * 3600
    for copy in copies_of(path):
        with suppress(OSError):
            if copy.stat().st_mtime < oldest:
                copy.unlink()


def forget_copies(path: Path | None) -> None:
    """Delete all copies: they would still hold what was deleted from the database."""
    for copy in copies_of(path) if path is not None else ():
        with suppress(OSError):
            copy.unlink()


def take_back_upgrade(path: Path) -> Path:
    """Put the copy from before the last upgrade in the database's place, and return where the upgraded one is now.

    Nobody may have the database open. Raises ``NoCopy``, ``DatabaseBusy``, ``NotWritable``.
    """
    copies = copies_of(path)
    copy = next((each for each in copies if _NAME.search(each.name)), None)
    if copy is None:
        raise NoCopy(
            tr(
                "There is no copy from before an upgrade. It is kept for {days} days, and only until something "
                "is deleted.",
                days=KEPT_DAYS,
            )
        )
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise DatabaseBusy(
            tr(
                "The conversations are open in another program, or one has ended unexpectedly. Close Oyster, or open "
                "and close it once, and try again."
            )
        )
    names = (f"{path.name}.upgraded", *(f"{path.name}.upgraded-{number}" for number in range(2, 100)))
    aside = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    try:
        path.replace(aside)
        copy.replace(path)
    except OSError as error:
        raise NotWritable(
            tr("The files in {folder} cannot be renamed. Allow writing there.", folder=path.parent),
            str(error),
        ) from error
    return aside


def _copy_path(path: Path, version: str) -> Path:
    return path.with_name(f"{path.name}.version-{version}")
