"""An upgrade leaves a copy of the database as it was, and can be taken back."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from storage_factories import World
from test_vault_migrations import _unpacked

from app.domain.audit import HeadState
from app.storage.connection import file_engine
from app.storage.errors import DatabaseBusy
from app.storage.upgrade import NEWEST, version_of
from app.storage.upgrade_copy import KEPT_DAYS, NoCopy, copies_of, take_back_upgrade
from app.storage.vault import AUDIT_HEAD, open_vault


def _version(path: Path, key: bytes) -> str:
    engine = file_engine(path, key)
    with engine.connect() as connection:
        found = version_of(connection)
    engine.dispose()
    return found


def test_an_upgrade_can_be_taken_back_and_made_again(database: Path, key: bytes, world: World) -> None:
    _unpacked("0007", database, key)
    with open_vault(database, key) as vault:
        assert [copy.name for copy in copies_of(database)] == ["conversations.db.version-0007"]
        assert copies_of(database)[0].stat().st_mode & 0o777 == 0o600
        (home,) = vault.conversations()
        question = world.question(home, "After the upgrade")
        vault.append(question)
        vault.record_turn(world.record(question, world.reply(question)))
        with pytest.raises(DatabaseBusy):
            take_back_upgrade(database)
    aside = take_back_upgrade(database)
    assert (_version(database, key), _version(aside, key)) == ("0007", NEWEST)
    with open_vault(database, key) as vault:
        assert [home.title for home in vault.conversations()] == ["A sample 样本"]
        assert vault.conversations("after the upgrade") == ()
        assert (vault.audit().intact, vault.audit().head) == (True, HeadState.FOUND)
    with open_vault(aside, key) as vault:
        assert len(vault.conversations("after the upgrade")) == 1


def test_a_new_database_and_one_of_this_version_leave_no_copy(database: Path, key: bytes) -> None:
    for _ in range(2):
        open_vault(database, key).close()
    assert copies_of(database) == ()
    with pytest.raises(NoCopy, match="no copy"):
        take_back_upgrade(database)


def test_what_is_deleted_is_in_no_copy(database: Path, key: bytes) -> None:
    _unpacked("0007", database, key)
    with open_vault(database, key) as vault:
        assert copies_of(database)
        vault.delete(vault.conversations()[0].id)
        assert copies_of(database) == ()
    assert {path.name for path in database.parent.iterdir()} == {"conversations.db", AUDIT_HEAD}


def test_a_copy_goes_after_a_month(database: Path, key: bytes) -> None:
    _unpacked("0007", database, key)
    open_vault(database, key).close()
    long_ago = time.time() - (KEPT_DAYS + 1) * 24 * 3600
    os.utime(copies_of(database)[0], (long_ago, long_ago))
    open_vault(database, key).close()
    assert copies_of(database) == ()
