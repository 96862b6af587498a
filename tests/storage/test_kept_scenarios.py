"""A counsellor's scenarios and the plays of them are kept, and deleted, with everything else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from storage_factories import World

from app.domain.conversation import ConversationId, Message, MessageId, Role
from app.domain.scenario import Play, Player, Scenario, ScenarioRisk, ScenarioWords, Sides, Style, Subject
from app.storage.vault import Vault, memory_record

WORDS = ScenarioWords(
    "Rain", "A note", "Ada", "At home", "Hello", ("one", "two"), ("first",), ("hears",), ("hurry",)
)
SCENARIO = Scenario("rain-day", Subject.GRIEF, Style.PLAIN, ScenarioRisk.LOW, en=WORDS)
HOME = ConversationId("c" * 32)


def _first(text: str = "Hello") -> Message:
    moment = datetime(2026, 11, 29, 8, tzinfo=UTC)
    return Message(MessageId("1" * 32), HOME, None, Role.USER, text, moment)


def test_a_play_comes_back_as_it_was_begun(any_vault: Vault) -> None:
    play = Play(SCENARIO, "en", Sides(person=Player.MODEL, helper=Player.PERSON))
    begun = any_vault.begin_play("Scenario: Rain", play, _first(), "ab" * 32)
    assert any_vault.conversations() == (begun,)
    assert begun.leaf == _first().id
    assert any_vault.play_of(HOME) == play.with_model_message(_first().id)
    assert any_vault.play_of(any_vault.start("another").id) is None


def test_the_first_message_of_a_person_is_not_marked_as_a_models(any_vault: Vault) -> None:
    any_vault.begin_play("Scenario: Rain", Play(SCENARIO, "en"), _first())
    kept = any_vault.play_of(HOME)
    assert kept is not None and not kept.by_model


def test_sides_ratings_and_messages_by_the_model_are_added(any_vault: Vault, world: World) -> None:
    any_vault.begin_play("Scenario: Rain", Play(SCENARIO, "en"), _first())
    reply = world.reply(_first())
    any_vault.record_turn(world.record(_first(), reply))
    said = Message.said("It rains.", HOME, reply.id)
    any_vault.append_played(said, "cd" * 32)
    any_vault.rate_trust(reply.id, 1)
    any_vault.change_sides(HOME, Sides(Player.PERSON, Player.PERSON))
    expected = Play(SCENARIO, "en", Sides(Player.PERSON, Player.PERSON)).with_model_message(said.id)
    assert any_vault.play_of(HOME) == expected.with_rating(reply.id, 1)
    any_vault.rate_trust(reply.id, None)
    assert any_vault.play_of(HOME) == expected
    assert any_vault.tree(HOME).conversation.leaf == said.id


def test_a_deleted_conversation_leaves_nothing_of_its_play(vault: Vault) -> None:
    vault.begin_play("Scenario: Rain", Play(SCENARIO, "en"), _first(), "ab" * 32)
    vault.rate_trust(_first().id, -1)
    vault.delete(HOME)
    assert vault.play_of(HOME) is None
    with vault._engine.connect() as connection:
        for table in ("plays", "played_messages"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


def test_a_withdrawn_only_message_takes_its_play_with_it(any_vault: Vault) -> None:
    any_vault.begin_play("Scenario: Rain", Play(SCENARIO, "en"), _first())
    any_vault.withdraw(_first().id)
    assert any_vault.conversations() == ()
    assert any_vault.play_of(HOME) is None


def test_own_scenarios_are_replaced_and_deleted(any_vault: Vault) -> None:
    any_vault.keep_own_scenario("rain-day", "id: rain-day")
    any_vault.keep_own_scenario("rain-day", "id: rain-day # 雨")
    assert any_vault.own_scenarios() == {"rain-day": "id: rain-day # 雨"}
    any_vault.delete_own_scenario("rain-day")
    assert any_vault.own_scenarios() == {}


def test_a_copy_has_scenarios_and_plays_too(vault: Vault, tmp_path: Path, key: bytes) -> None:
    play = Play(SCENARIO, "en", Sides(helper=Player.PERSON))
    vault.begin_play("Scenario: Rain", play, _first(), "ab" * 32)
    vault.rate_trust(_first().id, -1)
    vault.keep_own_scenario("rain-day", "id: rain-day")
    vault.copy_to(tmp_path / "copy.db", key)
    with memory_record() as restored:
        restored.take_over(tmp_path / "copy.db", key)
        assert restored.own_scenarios() == {"rain-day": "id: rain-day"}
        assert restored.play_of(HOME) == vault.play_of(HOME)
        assert not restored.is_empty
