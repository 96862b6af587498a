"""kill -9 of a restore at random moments: the folder is then empty, and taken a second time, or whole."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app.domain.conversation import Message
from app.locations import Locations
from app.privacy.encrypted_archive import identity_of, new_archive_key
from app.session.backup import make_backup
from app.session.restoration import restore_backup
from app.storage.vault import open_vault
from tests.torture.doomed import PASSPHRASE, Doomed, make_home
from tests.torture.tally import Effort, Kind, Tally

OPEN, RESTORED = "open", "restored"
CONVERSATIONS = 40
SETTINGS = '{"theme": "dark"}'


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A backup of conversations and settings, and what opens it."""
    here = Locations(tmp_path_factory.mktemp("here") / "data")
    with open_vault(here.database, make_home(here.root)) as vault:
        for number in range(CONVERSATIONS):
            home = vault.start(f"Number {number}")
            vault.append(Message.said("The tide comes in. " * 50, home.id, None))
        here.settings.write_text(SETTINGS)
        made = make_backup(vault, here, new_archive_key(PASSPHRASE), here.root.parent / "backups")
    return made.path, identity_of(made.path, PASSPHRASE)


def restore(pipe: Connection, home: Path, path: Path, identity: str) -> None:
    here = Locations(home)
    with open_vault(here.database, make_home(home)) as vault:
        pipe.send((OPEN, ""))
        restore_backup(path, identity, vault, here)
        pipe.send((RESTORED, ""))
    signal.pause()  # until it is killed


def test_a_restore_that_is_killed_is_empty_or_whole_and_can_be_repeated(
    effort: Effort, tally: Callable[[Kind, str], Tally], tmp_path: Path, backup: tuple[Path, str]
) -> None:
    counted, chance = tally(Kind.KILL, "kill -9 of whoever restores a backup"), effort.chance("restore")
    whole = Doomed(restore, tmp_path / "whole", *backup)
    whole.wait_for(OPEN)
    began = time.monotonic()
    whole.wait_for(RESTORED)
    seconds = time.monotonic() - began
    whole.kill()
    for number in effort.rounds(0.05, 4):
        home = Locations(tmp_path / f"home {number}")
        with counted.trying():
            program = Doomed(restore, home.root, *backup)
            program.wait_for(OPEN)
            time.sleep(chance.uniform(0.0, seconds))
            program.kill()
            with open_vault(home.database, make_home(home.root)) as vault:
                if vault.is_empty:
                    assert not program.reports(RESTORED)
                    restore_backup(*backup, vault, home)
                assert len(vault.conversations()) == CONVERSATIONS
                assert vault.audit().intact
            assert home.settings.read_text() == SETTINGS, "what belongs to the conversations came with them"
