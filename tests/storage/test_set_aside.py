"""A deletion can be undone until it is made final; what is set aside is neither listed nor found, after a fall too."""

from __future__ import annotations

from pathlib import Path

import pytest
from storage_factories import World, sample_record

from app.domain.conversation import Conversation
from app.domain.turn import TurnRecord
from app.storage.errors import ConversationGone
from app.storage.vault import Vault, open_vault


def _kept(vault: Vault, world: World, title: str) -> tuple[Conversation, TurnRecord]:
    conversation = vault.start(title)
    record = sample_record(conversation, world)
    vault.append(record.question)
    vault.record_turn(record)
    return conversation, record


def test_what_is_set_aside_is_not_listed_and_not_found_and_comes_back_whole(
    any_vault: Vault, world: World
) -> None:
    conversation, record = _kept(any_vault, world, "Boats")
    before = any_vault.tree(conversation.id)
    any_vault.set_aside(conversation.id)
    assert any_vault.conversations() == ()
    assert any_vault.conversations("cannot sleep") == ()
    assert any_vault.find_turn("") is None
    assert record.reply is not None
    assert any_vault.find_turn(record.reply.id) is None
    any_vault.set_aside(conversation.id)  # once more changes nothing
    any_vault.bring_back(conversation.id)
    assert [each.title for each in any_vault.conversations()] == ["Boats"]
    assert any_vault.tree(conversation.id) == before
    assert any_vault.turn_of(record.reply.id) == record


def test_what_was_set_aside_before_a_fall_is_deleted_for_good_at_the_next_start(
    database: Path, key: bytes, world: World
) -> None:
    with open_vault(database, key) as vault:
        conversation, _ = _kept(vault, world, "Boats")
        vault.set_aside(conversation.id)
    with open_vault(database, key) as vault:
        assert vault.conversations_set_aside() == (conversation.id,)
        assert vault.conversations() == ()
        vault.delete_set_aside()
        assert vault.conversations_set_aside() == ()
        with pytest.raises(ConversationGone):
            vault.tree(conversation.id)
        with pytest.raises(ConversationGone):
            vault.bring_back(conversation.id)


def test_only_what_was_set_aside_is_deleted(any_vault: Vault) -> None:
    kept, gone = any_vault.start("Kept"), any_vault.start("Gone")
    any_vault.set_aside(gone.id)
    any_vault.delete_set_aside()
    assert [each.id for each in any_vault.conversations()] == [kept.id]
    with pytest.raises(ConversationGone):
        any_vault.set_aside(gone.id)
