"""Versions of the strategies are kept encrypted and in order, none is changed, and the newest is in force."""

from __future__ import annotations

from pathlib import Path

from app.storage.vault import Vault, open_vault


def test_the_newest_version_is_in_force_and_the_others_stay(any_vault: Vault) -> None:
    assert any_vault.newest_strategy_version() is None and any_vault.is_empty
    first = any_vault.add_strategy_version("Mira", "Fewer questions", "a: 1\n")
    second = any_vault.add_strategy_version("Anna", "As it came 原样", "")
    assert (first.number, second.number) == (1, 2)
    assert any_vault.newest_strategy_version() == second
    assert any_vault.strategy_versions() == (second, first)
    assert second.is_shipped and not second.sha256 and len(first.sha256) == 64
    assert not any_vault.is_empty


def test_versions_are_there_again_and_no_word_of_them_can_be_read_in_the_file(
    database: Path, key: bytes
) -> None:
    with open_vault(database, key) as vault:
        kept = vault.add_strategy_version("Lanternwood", "Harbour reason", "name: Quiet harbour\n")
    written = b"".join(each.read_bytes() for each in database.parent.iterdir())
    assert b"arbour" not in written and b"Lanternwood" not in written
    with open_vault(database, key) as vault:
        assert vault.strategy_versions() == (kept,)


def test_versions_go_with_a_backup(vault: Vault, database: Path, key: bytes) -> None:
    kept = vault.add_strategy_version("Mira", "Fewer questions", "a: 1\n")
    copy, other = database.with_name("copy.db"), bytes(reversed(key))
    vault.copy_to(copy, other)
    with open_vault(database.parent / "elsewhere" / "conversations.db", key) as elsewhere:
        elsewhere.take_over(copy, other)
        assert elsewhere.strategy_versions() == (kept,)
