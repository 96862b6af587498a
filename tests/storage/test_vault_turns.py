"""What is kept of a turn: its analysis in two parts, the table it ran under, and a message that waited."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from storage_factories import World
from test_vault_migrations import _unpacked

from app.alignment.strategies import strategy_table
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.domain.analysis import Mode, ReplyAnalysis, Review, TurnAnalysis
from app.domain.anticipation import Weights
from app.domain.conversation import Conversation, Message
from app.domain.strategy import StrategyTable
from app.domain.turn import TurnRecord
from app.storage.connection import file_engine
from app.storage.errors import ConversationGone
from app.storage.vault import Vault, open_vault

FILES = Path(__file__).parent / "files"


def _renamed(table: StrategyTable, strategy: str, name: str) -> StrategyTable:
    strategies = tuple(replace(each, name=name) if each.id == strategy else each for each in table.strategies)
    return replace(table, strategies=strategies)


def _analysed(record: TurnRecord, table: StrategyTable) -> TurnRecord:
    message = choose(table, ChoiceInputs(record.crisis, record.assessment, Weights()))
    reply = ReplyAnalysis(Mode.GUIDE, "Be brief.", "clarify", Review(0.1, 0.3, "the chat model"))
    return replace(record, analysis=TurnAnalysis(message, reply, table))


def _kept(vault: Vault, record: TurnRecord) -> TurnRecord:
    vault.append(record.question)
    vault.record_turn(record)
    assert record.reply is not None
    found = vault.turn_of(record.reply.id)
    assert found is not None
    return found


def _asked(vault: Vault, world: World) -> tuple[Conversation, Message]:
    home = vault.start("Home")
    return home, world.question(home)


def test_a_turn_keeps_the_table_that_it_ran_under(any_vault: Vault, world: World) -> None:
    own = _renamed(strategy_table(), "clarify", "Ask back, as my clinic does")
    homes = []
    for table in (strategy_table(), own, own):
        home, question = _asked(any_vault, world)
        homes.append(home.id)
        record = _analysed(world.record(question, world.reply(question)), table)
        assert _kept(any_vault, record) == record
    with any_vault._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM strategy_tables").scalar() == 2, "each once"
    for each in homes:
        any_vault.delete(each)
    with any_vault._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM strategy_tables").scalar() == 0


def test_what_is_computed_later_keeps_the_table(any_vault: Vault, world: World) -> None:
    _, question = _asked(any_vault, world)
    record = _analysed(world.record(question, world.reply(question)), strategy_table())
    _kept(any_vault, record)
    assert record.analysis is not None
    assert record.reply is not None
    later = replace(record.analysis, message=replace(record.analysis.message, left_out=()))
    any_vault.record_analysis(record.reply.id, later)
    found = any_vault.turn_of(record.reply.id)
    assert found is not None
    assert found.analysis == later


def test_the_analyses_of_the_version_before_are_taken_apart_and_nothing_is_lost(
    database: Path, key: bytes, world: World
) -> None:
    _unpacked("0004", database, key)
    withheld, plain = json.loads(gzip.decompress((FILES / "analyses_0004.json.gz").read_bytes()))
    for flat in (withheld, plain):
        _put(database, key, flat)
        with open_vault(database, key) as vault:
            record = vault.find_turn("")
        assert record is not None
        found = record.analysis
        assert found is not None
        assert found.table is None, "nobody knows which table it was"
        again = json.loads(msgspec.json.encode(found))
        for name in ("posterior", "game", "ladder", "stakes", "intents", "spans", "trajectory", "history"):
            kept = again["message"][name]
            if name == "game":
                del flat[name]["mixed"]  # a mixture is not computed any more
            if name == "trajectory":
                assert kept.pop("kinds") == []
            assert kept == flat[name], name
        for each in again["reply"]["improvement"]["passes"] if again["reply"]["improvement"] else ():
            assert each.pop("given_back") == 0.0, "it was not counted then"
        for name in ("mode", "guidance", "followed", "chain", "influences", "improvement"):
            kept = dict(again["reply"][name], refused=None) if name == "improvement" else again["reply"][name]
            wanted = dict(flat[name], refused=None) if name == "improvement" else flat[name]
            assert kept == wanted, name
        costs = [*again["message"]["costs"], *again["reply"]["costs"]]
        assert sorted(each["part"] for each in costs) == sorted(each["part"] for each in flat["costs"])
        assert [each["part"] for each in again["reply"]["costs"]] == ["review", "reasoning chain"]
        assert (again["message"]["left_out"], again["reply"]["left_out"]) == (["sketches"], ["chain"])
        review = {name: flat["review"][name] for name in ("risk", "limit", "kind")}
        if flat["review"]["instead"]:
            assert again["reply"]["review"] is None, "the reply that was shown instead was never reviewed"
            assert again["reply"]["withheld"] == [
                {"review": review, "instead": "clarify", "text": "kept words"}
            ]
        else:
            assert again["reply"]["review"] == review
            assert again["reply"]["withheld"] == []


def _put(database: Path, key: bytes, analysis: object) -> None:
    """Lay down the sample of version 0004 anew, with an analysis as that version wrote it."""
    for each in database.parent.iterdir():
        each.unlink()
    database.parent.rmdir()
    _unpacked("0004", database, key)
    engine = file_engine(database, key)
    with engine.begin() as connection:
        turn = connection.exec_driver_sql("SELECT number FROM turns").scalar()
        connection.exec_driver_sql(
            "INSERT INTO analyses (turn, computed) VALUES (?, ?)", (turn, json.dumps(analysis).encode())
        )
    engine.dispose()


# -- a message that waited ------------------------------------------------------------------------------


def test_a_message_that_waited_stands_behind_the_reply_that_came(any_vault: Vault, world: World) -> None:
    home, question = _asked(any_vault, world)
    reply = world.reply(question)
    any_vault.append(question)
    waiting = world.question(home, "And then?", question.id)
    any_vault.append(waiting)
    any_vault.record_turn(world.record(question, reply))
    assert any_vault.move(waiting.id, reply.id).leaf == waiting.id
    path = any_vault.tree(home.id).open_path()
    assert [each.id for each in path] == [question.id, reply.id, waiting.id]


def test_a_message_that_is_taken_back_is_gone_and_what_stands_before_it_stays(
    any_vault: Vault, world: World
) -> None:
    home, question = _asked(any_vault, world)
    any_vault.append(question)
    waiting = world.question(home, "unlikely words", question.id)
    any_vault.append(waiting)
    any_vault.withdraw(waiting.id)
    tree = any_vault.tree(home.id)
    assert [each.id for each in tree.messages] == [question.id]
    assert tree.conversation.leaf == question.id
    assert any_vault.conversations("unlikely words") == ()
    any_vault.withdraw(waiting.id)  # a second time changes nothing
    any_vault.withdraw(question.id)
    with pytest.raises(ConversationGone):
        any_vault.tree(home.id)
    assert any_vault.conversations() == ()


def test_of_what_is_taken_back_no_row_is_left(database: Path, key: bytes, world: World) -> None:
    with open_vault(database, key) as vault:
        home = vault.start("Home")
        question = world.question(home, "words that nobody is to find")
        vault.append(question)
        vault.withdraw(question.id)
        with vault._engine.connect() as connection:
            for table in ("messages", "message_search_docsize"):
                rows = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
                assert rows == 0, table
