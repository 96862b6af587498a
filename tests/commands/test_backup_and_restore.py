"""``oyster backup`` and ``oyster restore``, as a person runs them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from app.locations import Locations
from app.privacy.encrypted_archive import new_archive_key
from app.session.backup_schedule import Rhythm, plan_of
from app.session.session import Session
from tests.commands.test_oyster import PASSPHRASE, oyster
from tests.forked_program import SECRET

BACKUPS = "nine quiet lanterns on the quay"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with a conversation, and with backups planned under a passphrase of their own."""
    with Session(Locations(tmp_path / "home")) as session:
        session.unlock(PASSPHRASE)
        session.vault.start("Lanternwood")
        plan = plan_of(Rhythm.NEVER, tmp_path / "backups", 3, new_archive_key(BACKUPS))
        session.save_settings(msgspec.structs.replace(session.settings, backup=plan))
    return tmp_path / "home"


def test_a_backup_is_made_compared_and_known_as_whole(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "oyster-backup-2025-01-01-120000.tar").write_text("an older one")
    made = oyster(
        "--passphrase-fd", SECRET, "backup", str(folder), "--keep", "1", home=home, secret=PASSPHRASE
    )
    assert made.returncode == 0, made.stderr
    assert "it was read back and is whole" in made.stdout
    assert "One older backup was removed." in made.stdout
    (path,) = folder.iterdir()
    check = ("restore", str(path), "--check", "--backup-passphrase-fd", SECRET)
    whole = oyster(*check, home=tmp_path / "elsewhere", secret=BACKUPS)
    assert (whole.returncode, "is whole" in whole.stdout) == (0, True)


def test_what_cannot_be_restored_is_one_sentence(home: Path, tmp_path: Path) -> None:
    undo = oyster("restore", "--before-upgrade", home=home)
    assert (undo.returncode, "no copy from before an upgrade" in undo.stderr) == (1, True)
    assert oyster("restore", home=home).returncode == 2
    closed = oyster("backup", str(tmp_path / "backups"), home=home)
    assert (closed.returncode, "not open" in closed.stderr) == (1, True)
