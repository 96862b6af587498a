"""What was written and not sent is kept encrypted, and goes with its conversation."""

from __future__ import annotations

from pathlib import Path

from storage_factories import World
from test_vault_secrecy import _plain_pages

from app.storage.vault import Vault, open_vault


def test_drafts_come_back_with_the_next_start(database: Path, key: bytes) -> None:
    with open_vault(database, key) as vault:
        boats = vault.start("Boats")
        drafts = {boats.id: "Half a sentence", None: "我最近觉得很累"}
        vault.keep_drafts(drafts)
    with open_vault(database, key) as vault:
        assert vault.drafts() == drafts
        vault.keep_drafts({boats.id: "  \n", None: "Only this"})
        assert vault.drafts() == {None: "Only this"}


def test_a_draft_goes_with_its_conversation_and_one_of_a_deleted_conversation_is_not_kept(
    any_vault: Vault,
) -> None:
    boats = any_vault.start("Boats")
    any_vault.keep_drafts({boats.id: "Half a sentence"})
    any_vault.delete(boats.id)
    assert any_vault.drafts() == {}
    any_vault.keep_drafts({boats.id: "Half a sentence", None: "Another"})
    assert any_vault.drafts() == {None: "Another"}


def test_no_page_holds_a_draft_that_was_sent_or_given_up(database: Path, key: bytes) -> None:
    with open_vault(database, key) as vault:
        vault.keep_drafts({None: "Silberdistel at night " * 500})
        vault._empty_log()
        assert b"Silberdistel" in _plain_pages(database, key)
        vault.keep_drafts({})
        assert database.with_name("conversations.db-wal").stat().st_size == 0
        assert b"Silberdistel" not in _plain_pages(database, key)


def test_what_is_deleted_for_good_gives_its_pages_back(database: Path, key: bytes, world: World) -> None:
    with open_vault(database, key) as vault:
        kept, gone = vault.start("Kept"), vault.start("Gone")
        vault._empty_log()
        before = database.stat().st_size
        for _ in range(30):
            vault.append(world.question(gone, "Silberdistel 夜里醒来 " * 500))
        vault.keep_drafts({gone.id: "Kupferkessel"})
        vault._empty_log()
        assert database.stat().st_size > 3 * before
        vault.set_aside(gone.id)
        vault.delete_set_aside()
        assert database.stat().st_size <= before + 4 * 4096
        pages = _plain_pages(database, key)
        assert [each for each in (b"Silberdistel", b"Kupferkessel", gone.id.encode()) if each in pages] == []
        assert [each.id for each in vault.conversations()] == [kept.id]
