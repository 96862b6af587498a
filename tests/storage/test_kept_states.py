"""What an engine computed of a conversation: encrypted, whole or not at all, within a limit, and gone with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.domain.conversation import ConversationId, new_conversation_id
from app.domain.generation import StateFacts
from app.storage import kept_states
from app.storage.errors import ConversationGone
from app.storage.kept_states import STATES, KeptState
from app.storage.state_files import StateDamaged
from app.storage.vault import Vault, open_vault

CANARY = b"Lanternwood at night"
CONTENT = CANARY * 300_000  # several parts


def keep(vault: Vault, conversation: ConversationId, content: bytes = CONTENT) -> KeptState:
    writer = vault.state_writer()
    assert writer is not None
    for begin in range(0, len(content), 1_000_003):
        writer.write(content[begin : begin + 1_000_003])
    written = writer.finish()
    state = KeptState(StateFacts((1, 2, 3), written.size, "an engine"), "a model", written)
    vault.keep_state(conversation, state)
    return state


def files(database: Path) -> list[Path]:
    folder = database.with_name(STATES)
    return sorted(folder.iterdir()) if folder.is_dir() else []


def read(vault: Vault, conversation: ConversationId) -> bytes:
    state = vault.state_of(conversation)
    assert state is not None
    return b"".join(vault.parts_of_state(conversation, state))


def test_a_state_is_read_as_it_was_written_and_its_file_tells_nothing(database: Path, key: bytes) -> None:
    with open_vault(database, key) as vault:
        kept = keep(vault, vault.start("One").id)
    with open_vault(database, key) as vault:
        (conversation,) = vault.conversations()
        assert vault.state_of(conversation.id) == kept
        assert read(vault, conversation.id) == CONTENT
    (file,) = files(database)
    assert CANARY not in file.read_bytes()
    assert kept.file.key not in database.read_bytes()
    assert os.name != "posix" or file.stat().st_mode & 0o077 == 0


def test_a_conversation_that_is_deleted_takes_its_state_with_it(vault: Vault, database: Path) -> None:
    conversation = vault.start("One").id
    kept = keep(vault, conversation)
    vault.set_aside(conversation)
    assert files(database), "it can still be brought back"
    vault.delete_set_aside()
    assert files(database) == []
    assert vault.state_of(conversation) is None
    for path in database.parent.glob("conversations.db*"):
        assert kept.file.key not in path.read_bytes()


@pytest.mark.parametrize("harm", ["cut off", "altered", "gone", "parts swapped"])
def test_a_state_that_was_harmed_is_not_used_and_let_go_of(vault: Vault, database: Path, harm: str) -> None:
    conversation = vault.start("One").id
    keep(vault, conversation)
    (file,) = files(database)
    content = file.read_bytes()
    part = 2**21 + 16
    match harm:
        case "cut off":
            file.write_bytes(content[:-100])
        case "altered":
            file.write_bytes(content[:-100] + bytes(100))
        case "parts swapped":
            file.write_bytes(content[part : 2 * part] + content[:part] + content[2 * part :])
        case _:
            file.unlink()
    with pytest.raises(StateDamaged):
        read(vault, conversation)
    assert vault.state_of(conversation) is None
    assert files(database) == []


def test_the_longest_unused_goes_where_there_is_no_room_for_all(
    vault: Vault, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_states, "MOST_BYTES", 3 * len(CANARY))
    one, two, three, four = (vault.start(name).id for name in ("One", "Two", "Three", "Four"))
    for conversation in (one, two, three):
        keep(vault, conversation, CANARY)
    read(vault, one)
    keep(vault, four, CANARY)
    kept = [each for each in (one, two, three, four) if vault.state_of(each) is not None]
    assert kept == [one, three, four]
    keep(vault, four, CANARY)
    assert len(files(database)) == 3, "a newer one takes the place of its own"


def test_nothing_is_kept_of_what_is_private_or_gone(any_vault: Vault, database: Path) -> None:
    writer = any_vault.state_writer()
    if writer is None:
        assert any_vault.room_for_state() == 0
        assert files(database) == []
        return
    writer.write(CANARY)
    written = writer.finish()
    state = KeptState(StateFacts((1,), written.size, ""), "", written)
    with pytest.raises(ConversationGone):
        any_vault.keep_state(new_conversation_id(), state)
    assert files(database) == []


def test_what_a_killed_program_left_half_written_is_deleted_later(database: Path, key: bytes) -> None:
    with open_vault(database, key) as vault:
        keep(vault, vault.start("One").id)
        new, old = vault.state_writer(), vault.state_writer()
        assert new is not None
        assert old is not None
        new.write(CONTENT)
        old.write(CONTENT)
        os.utime(old.path, (1, 1))
    open_vault(database, key).close()
    assert old.path not in files(database)
    assert new.path in files(database), "another program may be writing it"
    assert len(files(database)) == 2
