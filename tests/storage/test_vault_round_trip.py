"""What is kept comes back field by field, from disk and from memory alike."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage_factories import World, all_turns

from app.alignment.interfaces import ConversationRecord
from app.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    MessageState,
    Role,
    new_message_id,
    now,
)
from app.domain.risk import CrisisFinding, Headline, Judge, JudgeKind, RiskAssessment
from app.domain.turn import RuleFiles, TurnRecord
from app.storage.errors import ConversationGone, StorageFailure, VaultClosed
from app.storage.vault import Vault, memory_record, open_vault


def test_both_vaults_are_a_conversation_record(any_vault: Vault) -> None:
    record: ConversationRecord = any_vault
    assert record.tree(record.start("A title").id).messages == ()


def test_a_turn_comes_back_whole_after_reopening(database: Path, key: bytes, world: World) -> None:
    with open_vault(database, key) as vault:
        conversation = vault.start("Sleep 睡眠")
        question = world.question(conversation)
        vault.append(question)
        reply = world.reply(question)
        files = RuleFiles("ab" * 32, "cd" * 32, "ef" * 32)
        record = replace(world.record(question, reply), files=files)
        vault.record_turn(record)
    with open_vault(database, key) as vault:
        assert vault.turn_of(reply.id) == record
        tree = vault.tree(conversation.id)
        assert tree.messages == (question, reply)
        assert tree.conversation.leaf == reply.id
        assert tree.conversation.title == "Sleep 睡眠"
        assert tree.conversation.created_at == conversation.created_at


def test_a_sparse_turn_comes_back_whole(any_vault: Vault, world: World) -> None:
    question = world.question(any_vault.start("t"))
    any_vault.append(question)
    reply = replace(
        world.reply(question),
        thinking="",
        reply_tokens=(),
        model_sha256="",
        state=MessageState.STOPPED,
        text="",
    )
    nobody = RiskAssessment(Headline.NOT_JUDGED, Judge(JudgeKind.NONE))
    record = TurnRecord(question, reply, CrisisFinding(False), nobody, None, None)
    any_vault.record_turn(record)
    assert any_vault.turn_of(reply.id) == record


def test_a_failed_turn_without_a_reply_is_kept_beside_the_one_that_answered(
    any_vault: Vault, world: World
) -> None:
    question = world.question(any_vault.start("t"))
    any_vault.append(question)
    failed = replace(world.record(question, None, "The model could not be reached."), facts=None)
    any_vault.record_turn(failed)
    reply = world.reply(question)
    answered = world.record(question, reply)
    any_vault.record_turn(answered)
    assert all_turns(any_vault) == [failed, answered]
    assert any_vault.tree(question.conversation).messages == (question, reply)


def test_a_reply_of_a_known_model_without_tokens_keeps_the_model(any_vault: Vault, world: World) -> None:
    question = world.question(any_vault.start("t"))
    any_vault.append(question)
    reply = replace(world.reply(question), reply_tokens=())
    any_vault.append(reply)
    assert any_vault.tree(question.conversation).find(reply.id) == reply


def test_the_newest_used_conversation_stands_first(any_vault: Vault, world: World) -> None:
    first, second, _third = (any_vault.start(each) for each in ("first", "second", "third"))
    any_vault.append(world.question(first))
    any_vault.rename(second.id, "renamed")
    assert [each.title for each in any_vault.conversations()] == ["first", "third", "renamed"]


def test_the_open_branch_is_remembered(any_vault: Vault, world: World) -> None:
    conversation = any_vault.start("t")
    question = world.question(conversation)
    any_vault.append(question)
    one, two = world.reply(question, "one"), world.reply(question, "two")
    any_vault.append(one)
    assert any_vault.append(two).leaf == two.id
    any_vault.set_leaf(conversation.id, one.id)
    assert [each.text for each in any_vault.tree(conversation.id).open_path()][-1] == "one"


def test_nothing_is_kept_of_a_turn_that_cannot_be_kept_whole(any_vault: Vault, world: World) -> None:
    question = world.question(any_vault.start("t"))
    any_vault.append(question)
    reply = world.reply(question)
    broken = replace(world.record(question, reply), question=replace(question, id=MessageId("elsewhere")))
    with pytest.raises(ConversationGone):
        any_vault.record_turn(broken)
    assert any_vault.tree(question.conversation).messages == (question,)
    assert any_vault.turn_of(reply.id) is None


def test_what_is_not_there_is_told(any_vault: Vault, world: World) -> None:
    gone = ConversationId("gone")
    conversation = any_vault.start("t")
    question = world.question(conversation)
    calls = [
        lambda: any_vault.tree(gone),
        lambda: any_vault.rename(gone, "x"),
        lambda: any_vault.delete(gone),
        lambda: any_vault.set_leaf(gone, question.id),
        lambda: any_vault.set_leaf(conversation.id, question.id),
        lambda: any_vault.append(replace(question, conversation=gone)),
        lambda: any_vault.append(replace(question, parent=MessageId("nobody"))),
        lambda: any_vault.record_turn(world.record(question, world.reply(question))),
    ]
    for call in calls:
        with pytest.raises(ConversationGone, match="deleted in another window"):
            call()
    assert any_vault.turn_of(MessageId("nobody")) is None


def test_a_parent_in_another_conversation_is_refused(any_vault: Vault, world: World) -> None:
    one, two = any_vault.start("one"), any_vault.start("two")
    stranger = world.question(one)
    any_vault.append(stranger)
    with pytest.raises(ConversationGone):
        any_vault.append(world.question(two, parent=stranger.id))


def test_a_message_is_kept_once_and_no_error_repeats_what_was_written(any_vault: Vault, world: World) -> None:
    question = world.question(any_vault.start("t"), "a very private sentence")
    any_vault.append(question)
    with pytest.raises(StorageFailure) as caught:
        any_vault.append(question)
    assert "private sentence" not in f"{caught.value.sentence} {caught.value.detail} {caught.value.__cause__}"


def test_a_closed_vault_says_so(any_vault: Vault) -> None:
    any_vault.close()
    any_vault.close()
    with pytest.raises(VaultClosed):
        any_vault.conversations()


def test_a_vault_in_memory_touches_no_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, world: World
) -> None:
    monkeypatch.chdir(tmp_path)
    with memory_record() as vault:
        question = world.question(vault.start("t"))
        vault.append(question)
        vault.record_turn(world.record(question, world.reply(question)))
        opened = [str(each.readlink()) for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
        assert not [each for each in opened if "etilqs" in each or str(tmp_path) in each]
    assert list(tmp_path.iterdir()) == []


def test_two_private_vaults_know_nothing_of_each_other() -> None:
    with memory_record() as one, memory_record() as two:
        one.start("mine")
        assert two.conversations() == ()


_texts = st.text(st.characters(exclude_categories=[]), max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.tuples(_texts, st.integers(0, 99), st.booleans()), min_size=1, max_size=8))
def test_any_tree_of_any_text_comes_back(shared: Vault, texts: list[tuple[str, int, bool]]) -> None:
    """Half characters, which no file can hold, come back marked, at the same places."""
    conversation = shared.start("t")
    written = []
    for text, number, is_root in texts:
        parent = None if is_root or not written else written[number % len(written)]
        message = replace(
            _message(conversation.id, text),
            parent=parent.id if parent else None,
            thinking=text[::-1],
            reply_tokens=(number, -1),
        )
        assert shared.append(message).leaf == message.id
        written.append(message)
    tree = shared.tree(conversation.id)
    expected = tuple(
        replace(each, text=_whole(each.text), thinking=_whole(each.thinking)) for each in written
    )
    assert tree.messages == expected
    for each in expected:
        path = tree.path_to(each.id)
        assert path[0].parent is None
        assert all(below.parent == above.id for above, below in itertools.pairwise(path))
    assert tree.open_path()[-1] == expected[-1]
    shared.delete(conversation.id)
    assert shared.conversations() == ()


@pytest.fixture(scope="module")
def shared() -> Iterator[Vault]:
    with memory_record() as vault:
        yield vault


def _message(conversation: ConversationId, text: str) -> Message:
    return Message(new_message_id(), conversation, None, Role.USER, text, now())


def _whole(text: str) -> str:
    return "".join("\ufffd" if 0xD800 <= ord(each) <= 0xDFFF else each for each in text)
