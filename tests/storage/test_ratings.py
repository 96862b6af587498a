"""Ratings and blind choices are kept encrypted beside what was computed, and go with their conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from storage_factories import World

from app.domain.conversation import Conversation, MessageId, now
from app.domain.rating import (
    BlindChoice,
    MarkedSpan,
    Outcome,
    Rater,
    RaterKind,
    Rating,
    Strength,
    new_choice_id,
    seen_by,
)
from app.domain.turn import TurnRecord
from app.storage.errors import ConversationGone
from app.storage.vault import Vault, open_vault
from tests.rating.rating_factories import OPINION, RUBRIC, contents, rating, way

MIRA, TOM = Rater("Mira"), Rater("Tom")


def told(vault: Vault, world: World, title: str = "Sleep") -> tuple[Conversation, TurnRecord]:
    conversation = vault.start(title)
    question = world.question(conversation)
    record = world.record(question, world.reply(question))
    vault.append(question)
    vault.record_turn(record)
    return conversation, record


def of(record: TurnRecord, rater: Rater = MIRA) -> Rating:
    assert record.reply is not None
    return rating(record.reply.conversation, record.reply.id, rater)


def choice(record: TurnRecord, other: MessageId, rater: Rater = TOM) -> BlindChoice:
    assert record.reply is not None
    sides = (record.reply.id, other, way("clarify"), way(""))
    place = (new_choice_id(), record.reply.conversation, record.question.id)
    return BlindChoice(*place, *sides, rater, Outcome.SECOND, Strength.CLEAR, "It asks first. 先问。", now())


def test_a_rating_comes_back_as_it_was_made_and_the_turn_is_as_it_was(any_vault: Vault, world: World) -> None:
    _, record = told(any_vault, world)
    made = of(record)
    any_vault.keep_rating(made)
    assert any_vault.ratings_of(made.reply) == (made,) == any_vault.ratings()
    assert any_vault.turn_of(made.reply) == record, "a contested assessment stands beside the program's"
    assert any_vault.last_rater() == MIRA


def test_rated_again_it_is_replaced_and_another_rater_or_rubric_stands_beside_it(
    any_vault: Vault, world: World
) -> None:
    _, record = told(any_vault, world)
    first = of(record)
    any_vault.keep_rating(first)
    later = first.changed_at + timedelta(hours=1)
    again = replace(first, contents=contents(instead="Shorter."), changed_at=later)
    any_vault.keep_rating(again)
    assert any_vault.ratings_of(first.reply) == (again,)
    other = of(record, TOM)
    edited = replace(of(record), rubric=replace(RUBRIC, edition="own"))
    for each in (other, edited):
        any_vault.keep_rating(each)
    assert any_vault.ratings_of(first.reply) == (again, other, edited)
    any_vault.take_back_rating(other.id)
    assert any_vault.ratings() == (again, edited)


def test_who_rated_last_is_the_person_who_did_so_whatever_models_did_since(
    any_vault: Vault, world: World
) -> None:
    _, record = told(any_vault, world)
    made = of(record, TOM)
    any_vault.keep_rating(made)
    model = replace(
        of(record, Rater("Trial", RaterKind.MODEL, "ab" * 32)), changed_at=made.changed_at + timedelta(1)
    )
    any_vault.keep_rating(model)
    assert any_vault.last_rater() == TOM


def test_ratings_and_choices_go_with_their_conversation_and_are_hidden_with_it(
    any_vault: Vault, world: World
) -> None:
    kept, gone = told(any_vault, world), told(any_vault, world, "Exams")
    for _, record in (kept, gone):
        any_vault.keep_rating(of(record, MIRA if record is kept[1] else TOM))
    any_vault.keep_choice(choice(gone[1], gone[1].question.id))
    any_vault.set_aside(gone[0].id)
    assert [each.conversation for each in any_vault.ratings()] == [kept[0].id]
    assert any_vault.choices() == ()
    any_vault.delete(gone[0].id)
    with any_vault._engine.connect() as connection:
        for table in ("ratings", "raters", "rubrics", "blind_choices"):
            count = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
            assert count == (0 if table == "blind_choices" else 1), table


def test_a_choice_comes_back_as_it_was_made(any_vault: Vault, world: World) -> None:
    _, record = told(any_vault, world)
    made = choice(record, record.question.id)
    any_vault.keep_choice(made)
    assert any_vault.choices() == (made,)
    assert any_vault.last_rater() == TOM


def test_what_is_not_there_any_more_cannot_be_rated(any_vault: Vault, world: World) -> None:
    conversation, record = told(any_vault, world)
    any_vault.delete(conversation.id)
    with pytest.raises(ConversationGone):
        any_vault.keep_rating(of(record))
    with pytest.raises(ConversationGone):
        any_vault.keep_choice(choice(record, record.question.id))


def test_no_word_of_a_rating_can_be_read_in_the_file_and_it_is_in_a_copy(
    database: Path, key: bytes, world: World, tmp_path: Path
) -> None:
    with open_vault(database, key) as vault:
        _, record = told(vault, world)
        said = contents(instead="Heronmarguerite", spans=(MarkedSpan(0, 4, "Kranichwiese"),), opinion=OPINION)
        made = replace(of(record, Rater("Ottoline")), contents=said)
        vault.keep_rating(made)
        vault.copy_to(tmp_path / "copy.db", bytes(32))
    files = [*database.parent.iterdir(), tmp_path / "copy.db"]
    written = b"".join(each.read_bytes() for each in files)
    assert not any(word in written for word in (b"Heronmarguerite", b"Kranichwiese", b"Ottoline"))
    with open_vault(tmp_path / "copy.db", bytes(32)) as copy:
        assert copy.ratings() == (made,)
        with open_vault(tmp_path / "restored" / "conversations.db", key) as restored:
            restored.take_over(tmp_path / "copy.db", bytes(32))
            assert restored.ratings() == (made,)


def test_raters_are_blind_to_each_other_until_they_have_rated_on_the_same_rubric(world: World) -> None:
    mine = rating("c", "r", MIRA)
    his, on_another = rating("c", "r", TOM), replace(rating("c", "r", TOM), rubric=replace(RUBRIC, id="b"))
    assert seen_by(MIRA, (his, on_another)).shown == ()
    assert seen_by(MIRA, (his, on_another)).hidden == 2
    seen = seen_by(MIRA, (his, on_another, mine))
    assert (seen.shown, seen.hidden) == ((mine, his), 1)
    assert seen_by(None, (his,)).hidden == 1, "who has not said who they are sees none"
