"""Backups on schedule: whether one is due, and the key that they are written to."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from app.domain.errors import OysterError
from app.locations import Locations
from app.privacy.encrypted_archive import ArchiveKey
from app.session.backup import BackupError, MadeBackup, backups_in, make_backup
from app.session.settings import BackupPlan
from app.storage.vault import Vault
from app.translation import tr


class Rhythm(StrEnum):
    """When a backup is made."""

    NEVER = ""
    EXIT = "exit"  # each time the window closes
    DAILY = "daily"
    WEEKLY = "weekly"


_PERIODS = {Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}
_CLOCK_BACK = timedelta(hours=1)  # a backup from further in the future says that the clock was set back


def plan_of(rhythm: Rhythm, folder: Path, kept: int, key: ArchiveKey) -> BackupPlan:
    """Return the plan as the settings keep it."""
    return BackupPlan(rhythm.value, str(folder), kept, key.recipient, base64.b64encode(key.identity).decode())


def key_of(plan: BackupPlan) -> ArchiveKey | None:
    """Return the plan's key; None where no passphrase was chosen yet. Raises ``BackupError``."""
    if not plan.recipient:
        return None
    try:
        return ArchiveKey(plan.recipient, base64.b64decode(plan.identity, validate=True))
    except binascii.Error as error:
        raise BackupError(
            tr("The key of your backups is damaged in the settings. Choose their passphrase again."),
            str(error),
        ) from error


def is_due(plan: BackupPlan, now: datetime, *, at_exit: bool = False) -> bool:
    """True where the plan asks for a backup now. ``now`` has a time zone."""
    if plan.rhythm not in tuple(Rhythm) or not plan.recipient or not plan.folder:
        return False
    rhythm = Rhythm(plan.rhythm)
    if rhythm not in _PERIODS:
        return at_exit and rhythm is Rhythm.EXIT
    newest = next(iter(backups_in(Path(plan.folder))), None)
    if newest is None:
        return True
    try:
        age = now - datetime.fromtimestamp(newest.stat().st_mtime, now.tzinfo)
    except OSError:
        return True
    return age >= _PERIODS[rhythm] or age < -_CLOCK_BACK


def make_planned(vault: Vault, locations: Locations, plan: BackupPlan) -> MadeBackup:
    """Make a backup as the plan says. Raises ``OysterError``."""
    key = key_of(plan)
    if key is None or not plan.folder:
        raise NothingPlanned(tr("No backups are planned. Choose a folder and a passphrase for them first."))
    return make_backup(vault, locations, key, Path(plan.folder), plan.kept)


class NothingPlanned(OysterError):
    """There is no plan to follow."""
