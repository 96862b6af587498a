"""The audit chain: every turn as it was written, and the first record that is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from storage_factories import World
from test_vault_migrations import _unpacked

from app.alignment.strategies import strategy_table
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.domain.analysis import Mode, ReplyAnalysis, TurnAnalysis
from app.domain.anticipation import Weights
from app.domain.audit import Audit, AuditProblem, HeadState, RecordKind
from app.domain.conversation import Conversation
from app.domain.turn import TurnRecord
from app.storage.vault import AUDIT_HEAD, Vault, open_vault


def _turn(vault: Vault, world: World, home: Conversation, text: str) -> TurnRecord:
    question = world.question(home, text)
    record = world.record(question, world.reply(question, f"To {text}"))
    message = choose(strategy_table(), ChoiceInputs(record.crisis, record.assessment, Weights()))
    analysis = TurnAnalysis(message, ReplyAnalysis(Mode.GUIDE, "Be brief."), strategy_table())
    record = replace(record, analysis=analysis)
    vault.append(question)
    vault.record_turn(record)
    return record


def _longer(vault: Vault, record: TurnRecord) -> None:
    assert record.analysis is not None
    assert record.reply is not None
    left = replace(record.analysis, message=replace(record.analysis.message, left_out=()))
    vault.record_analysis(record.reply.id, left)


@pytest.fixture
def four(vault: Vault, world: World) -> list[TurnRecord]:
    """Four turns in two conversations, the first with a longer analysis: five records."""
    homes = [vault.start("First"), vault.start("Second")]
    turns = [_turn(vault, world, homes[at % 2], f"Question {at}") for at in range(4)]
    _longer(vault, turns[0])
    return turns


def _sql(vault: Vault, *statements: str) -> None:
    with vault._writer.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def _first_wrong(audit: Audit) -> tuple[AuditProblem, int]:
    assert audit.finding is not None
    return audit.finding.problem, audit.finding.position


def test_what_was_recorded_is_intact_and_each_record_hangs_on_the_one_before(
    any_vault: Vault, world: World
) -> None:
    home = any_vault.start("Home")
    turns = [_turn(any_vault, world, home, f"Question {at}") for at in range(3)]
    _longer(any_vault, turns[1])
    any_vault.rename(home.id, "Renamed")
    audit = any_vault.audit()
    assert audit.intact
    assert [each.kind for each in audit.records] == [RecordKind.TURN] * 3 + [RecordKind.ANALYSIS]
    assert [each.previous for each in audit.records[1:]] == [each.sha256 for each in audit.records[:-1]]
    assert audit.records[1].reply == audit.records[3].reply == turns[1].reply.id  # type: ignore[union-attr]


ALTERATIONS = {
    "a word of the question": "UPDATE messages SET text = 'Another' WHERE text = 'Question 2'",
    "a word of the reply": "UPDATE messages SET text = 'Another' WHERE text = 'To Question 2'",
    "the thinking": "UPDATE reasonings SET thinking = 'x' WHERE message_id = "
    "(SELECT reply_id FROM turns WHERE number = 3)",
    "the model": "UPDATE turns SET outcome = CAST(replace(CAST(outcome AS TEXT), 'cdcd', 'cdce') AS BLOB) "
    "WHERE number = 3",
    "the choice": "UPDATE turns SET analysis = CAST(replace(CAST(analysis AS TEXT), 'Be brief.', 'Be long.') "
    "AS BLOB) WHERE number = 3",
    "the time": "UPDATE turns SET created_at = created_at + 1 WHERE number = 3",
    "an analysis that is none any more": "UPDATE turns SET analysis = 'no JSON' WHERE number = 3",
    "the record itself": "UPDATE audit_chain SET content = replace(content, '1', '2') WHERE position = 3",
}


@pytest.mark.parametrize("statement", ALTERATIONS.values(), ids=ALTERATIONS)
def test_an_altered_record_is_named(vault: Vault, four: list[TurnRecord], statement: str) -> None:
    _sql(vault, statement)
    audit = vault.audit()
    assert _first_wrong(audit) == (AuditProblem.ALTERED, 3)
    assert audit.finding is not None
    assert audit.finding.turn is not None
    assert audit.finding.turn.title == "First"
    assert four[2].reply is not None
    assert audit.finding.turn.reply == four[2].reply.id


def test_an_altered_table_of_strategies_is_found_at_the_first_turn_under_it(
    vault: Vault, four: list[TurnRecord]
) -> None:
    _sql(vault, "UPDATE strategy_tables SET contents = contents || x'20'")
    assert _first_wrong(vault.audit()) == (AuditProblem.ALTERED, 2)


MISSING = {
    "a record": ("DELETE FROM audit_chain WHERE position = 3",),
    "a record, and the rest counted anew": (
        "DELETE FROM audit_chain WHERE position = 3",
        "UPDATE audit_chain SET position = position - 1 WHERE position > 3",
    ),
    "a turn": ("DELETE FROM turns WHERE number = 3",),
    "a turn, said to be deleted without a record of it": (
        "DELETE FROM turns WHERE number = 3",
        "UPDATE audit_chain SET turn = NULL, salt = NULL, deleted_by = 2 WHERE position = 3",
    ),
}


@pytest.mark.parametrize("statements", MISSING.values(), ids=MISSING)
def test_a_missing_record_is_named(vault: Vault, four: list[TurnRecord], statements: tuple[str, ...]) -> None:
    _sql(vault, *statements)
    assert _first_wrong(vault.audit()) == (AuditProblem.MISSING, 3)


REORDERED = {
    "two records": (
        "UPDATE audit_chain SET position = -3 WHERE position = 3",
        "UPDATE audit_chain SET position = 3 WHERE position = 2",
        "UPDATE audit_chain SET position = 2 WHERE position = -3",
    ),
    "two turns": (
        "UPDATE turns SET number = -3 WHERE number = 3",
        "UPDATE turns SET number = 3 WHERE number = 2",
        "UPDATE turns SET number = 2 WHERE number = -3",
    ),
}


@pytest.mark.parametrize("statements", REORDERED.values(), ids=REORDERED)
def test_an_exchange_is_named(vault: Vault, four: list[TurnRecord], statements: tuple[str, ...]) -> None:
    _sql(vault, *statements)
    assert _first_wrong(vault.audit()) == (AuditProblem.REORDERED, 2)


def test_a_turn_that_was_put_in_past_the_program_is_found(vault: Vault, four: list[TurnRecord]) -> None:
    _sql(
        vault,
        "INSERT INTO turns (conversation_id, question_id, created_at, outcome) "
        "SELECT conversation_id, question_id, created_at, outcome FROM turns WHERE number = 1",
    )
    assert _first_wrong(vault.audit()) == (AuditProblem.ADDED, 0)


def test_records_cut_from_the_end_are_missed_and_writing_on_does_not_hide_it(
    database: Path, key: bytes, world: World
) -> None:
    with open_vault(database, key) as vault:
        home = vault.start("Home")
        for at in range(3):
            _turn(vault, world, home, f"Question {at}")
        _sql(
            vault,
            "DELETE FROM turns WHERE number = 3",
            "DELETE FROM audit_chain WHERE position = 3",
        )
        assert _first_wrong(vault.audit()) == (AuditProblem.CUT, 3)
    with open_vault(database, key) as vault:
        _turn(vault, world, home, "A later question")
        assert _first_wrong(vault.audit()) == (AuditProblem.CUT, 4)


def test_a_head_that_is_gone_is_said_and_one_that_lags_behind_is_good(
    database: Path, key: bytes, world: World
) -> None:
    head = database.with_name(AUDIT_HEAD)
    with open_vault(database, key) as vault:
        assert vault.audit().head is HeadState.NONE
        home = vault.start("Home")
        _turn(vault, world, home, "Question")
        before = head.read_text()
        _turn(vault, world, home, "Another")
        head.write_text(before)
        assert (vault.audit().intact, vault.audit().head) == (True, HeadState.FOUND)
        for damage in (head.unlink, lambda: head.write_bytes(b"\xff" * 70)):
            damage()
            assert (vault.audit().intact, vault.audit().head) == (True, HeadState.MISSING)


def test_a_head_that_cannot_be_written_loses_no_turn(database: Path, key: bytes, world: World) -> None:
    database.parent.mkdir(parents=True)
    database.with_name(AUDIT_HEAD + ".partial").mkdir()
    with open_vault(database, key) as vault:
        record = _turn(vault, world, vault.start("Home"), "Question")
        assert record.reply is not None
        assert vault.turn_of(record.reply.id) == record
        assert vault.audit().head is HeadState.MISSING


def test_a_deleted_conversation_leaves_hashes_and_nothing_else(any_vault: Vault, world: World) -> None:
    homes = [any_vault.start("First"), any_vault.start("Second")]
    for at in range(4):
        _turn(any_vault, world, homes[at % 2], f"Question {at}")
    before = any_vault.audit()
    any_vault.delete(homes[0].id)
    audit = any_vault.audit()
    assert audit.intact
    assert [each.kind for each in audit.records] == [RecordKind.TURN] * 4 + [RecordKind.DELETION]
    assert [each.deleted for each in audit.records] == [True, False, True, False, False]
    assert [each.sha256 for each in audit.records[:4]] == [each.sha256 for each in before.records]
    with any_vault._engine.connect() as connection:
        stubs = connection.exec_driver_sql("SELECT turn, salt FROM audit_chain WHERE deleted_by = 5").all()
    assert stubs == [(None, None)] * 2
    _turn(any_vault, world, homes[1], "A later question")
    any_vault.delete(homes[1].id)
    assert any_vault.audit().intact
    _sql(any_vault, "UPDATE audit_chain SET deleted_by = 7 WHERE position = 1")
    assert _first_wrong(any_vault.audit()) == (AuditProblem.ALTERED, 5), "the deletion covers what it deleted"


def test_a_question_without_a_turn_leaves_no_trace_when_it_is_taken_back(vault: Vault, world: World) -> None:
    question = world.question(vault.start("Home"))
    vault.append(question)
    vault.withdraw(question.id)
    assert vault.audit().records == ()


def test_turns_of_earlier_versions_are_chained_in_their_order_and_marked(database: Path, key: bytes) -> None:
    _unpacked("0005", database, key, "turns")
    with open_vault(database, key) as vault:
        audit = vault.audit()
        assert audit.intact
        assert [each.kind for each in audit.records] == [RecordKind.MIGRATED] * 7
        _sql(vault, "UPDATE turns SET created_at = 0 WHERE number = 4")
        assert _first_wrong(vault.audit()) == (AuditProblem.ALTERED, 4)


@pytest.mark.parametrize("lone", ["\ud800 half a pair", "a zero \0 inside", "\u202eturned"])
def test_any_text_is_chained_as_it_is_stored(any_vault: Vault, world: World, lone: str) -> None:
    _turn(any_vault, world, any_vault.start("Home"), lone)
    assert any_vault.audit().intact


def test_two_programs_write_one_chain(database: Path, key: bytes, world: World, tmp_path: Path) -> None:
    make: Callable[[], Vault] = lambda: open_vault(database, key)  # noqa: E731
    with make() as one, make() as other:
        home = one.start("Home")
        for at in range(3):
            _turn(one, world, home, f"One {at}")
            _turn(other, world, home, f"Other {at}")
        assert one.audit().intact
        assert [each.position for each in other.audit().records] == [1, 2, 3, 4, 5, 6]
