"""When a planned backup is due."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.session.backup_schedule import Rhythm, is_due
from app.session.settings import BackupPlan

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def _plan(rhythm: Rhythm, folder: Path) -> BackupPlan:
    return BackupPlan(rhythm.value, str(folder), 7, "age1recipient", "aWRlbnRpdHk=")


@pytest.mark.parametrize(
    ("rhythm", "age", "due"),
    [
        (Rhythm.DAILY, timedelta(hours=23), False),
        (Rhythm.DAILY, timedelta(hours=25), True),
        (Rhythm.WEEKLY, timedelta(days=6), False),
        (Rhythm.WEEKLY, timedelta(days=8), True),
        (Rhythm.WEEKLY, timedelta(days=-2), True),  # the clock was set back
        (Rhythm.NEVER, timedelta(days=400), False),
        (Rhythm.EXIT, timedelta(days=400), False),
    ],
)
def test_a_backup_is_due_by_the_newest_one(rhythm: Rhythm, age: timedelta, due: bool, tmp_path: Path) -> None:
    newest = tmp_path / "oyster-backup-2026-11-28-120000.tar"
    newest.write_bytes(b"")
    moment = (NOW - age).timestamp()
    os.utime(newest, (moment, moment))
    assert is_due(_plan(rhythm, tmp_path), NOW) is due


def test_a_backup_is_due_where_there_is_none_and_at_each_exit(tmp_path: Path) -> None:
    assert is_due(_plan(Rhythm.DAILY, tmp_path / "not there yet"), NOW)
    assert is_due(_plan(Rhythm.EXIT, tmp_path), NOW, at_exit=True)


def test_a_plan_without_a_passphrase_or_of_a_newer_program_makes_none(tmp_path: Path) -> None:
    assert not is_due(BackupPlan("daily", str(tmp_path)), NOW)
    assert not is_due(BackupPlan("hourly", str(tmp_path), 7, "age1recipient", ""), NOW)
