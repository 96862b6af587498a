"""The runner knows when a turn is over: after one reply, after two to the same message, or after none."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.domain.conversation import Role
from app.domain.turn import (
    AnalysisExtended,
    AnswerBegan,
    PassJudged,
    TurnEnded,
    TurnEvent,
    UserMessageCommitted,
)
from app.ui.task_runner import TaskRunner
from app.ui.turn_runner import TurnRunner
from app.ui.view_models.open_conversation import OpenConversation
from app.ui.view_models.turn_under_way import TurnUnderWay
from tests.ui.reasoning_world import analysis, improvement
from tests.ui.window_world import HOME, facts, message

ASKED = message("What now?")
ONE, OTHER = (message(words, Role.ASSISTANT, ASKED.id) for words in ("One.", "Other."))
COMPARED: tuple[TurnEvent, ...] = (
    UserMessageCommitted(HOME, ASKED),
    AnswerBegan("clarify", 1, 2),
    TurnEnded(ONE, facts()),
    AnswerBegan("full_answer", 2, 2),
    TurnEnded(OTHER, facts()),
)


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TurnRunner]:
    tasks = TaskRunner()
    made = TurnRunner(tasks, lambda: None, tasks)
    yield made
    assert tasks.wait()


def test_a_turn_of_two_replies_is_over_after_the_second(runner: TurnRunner, qtbot: QtBot) -> None:
    seen: list[object] = []
    extended: list[str] = []
    runner.event_arrived.connect(seen.append)
    runner.turn_over.connect(lambda: seen.append("over"))
    runner.analysis_extended.connect(lambda reply, found: extended.append(reply))
    with qtbot.waitSignal(runner.rested):
        runner.start(lambda: iter((*COMPARED, AnalysisExtended(analysis()))))
    assert seen == [*COMPARED, "over"]
    assert extended == [OTHER.id]
    assert not runner.running


def test_a_stop_between_two_replies_waits_for_what_the_second_has(runner: TurnRunner, qtbot: QtBot) -> None:
    stopped = Event()

    def events() -> Iterator[TurnEvent]:
        yield from COMPARED[:4]
        stopped.wait(5)
        yield COMPARED[4]
        raise AssertionError("after the last reply nothing more is asked")

    ended: list[str] = []

    def take(event: object) -> None:
        if isinstance(event, TurnEnded):
            ended.append(event.message.id)
        if event is COMPARED[3]:
            runner.stop()
            stopped.set()

    runner.event_arrived.connect(take)
    with qtbot.waitSignal(runner.rested):
        runner.start(events)
    assert ended == [ONE.id, OTHER.id]


def test_what_is_computed_without_a_new_reply_belongs_to_the_one_it_is_about(
    runner: TurnRunner, qtbot: QtBot
) -> None:
    extended: list[str] = []
    runner.analysis_extended.connect(lambda reply, found: extended.append(reply))
    passes = improvement().passes
    with qtbot.waitSignals([runner.turn_over, runner.rested]):
        runner.start(lambda: iter((PassJudged(passes[0], 3), AnalysisExtended(analysis()))), "earlier")
    assert extended == ["earlier"]
    assert not runner.running


def test_of_two_replies_the_first_is_in_view_only_beside_the_second() -> None:
    turn = TurnUnderWay(OpenConversation())
    for event in COMPARED[:3]:
        turn = turn.after(event)
    assert [each.id for each in turn.where.path] == [ASKED.id]
    assert [each.id for each in turn.ended_at.path] == [ASKED.id, ONE.id], (
        "where it is stopped, the first stays"
    )
    for event in COMPARED[3:]:
        turn = turn.after(event)
    assert [each.id for each in turn.where.path] == [ASKED.id, OTHER.id]
    (sides,) = turn.where.pairs.values()
    assert [each.message.id for each in sides] == [ONE.id, OTHER.id]
    assert [each.is_open for each in sides] == [False, True]


def test_a_reply_from_changed_reasoning_stands_beside_the_one_before_it() -> None:
    before = TurnUnderWay(OpenConversation()).after(COMPARED[0]).after(TurnEnded(ONE, facts())).where
    turn = (
        TurnUnderWay(before.at_leaf(ASKED.id), beside=ONE).after(COMPARED[0]).after(TurnEnded(OTHER, facts()))
    )
    assert [[side.message.id for side in each] for each in turn.where.pairs.values()] == [[ONE.id, OTHER.id]]
    nothing_came = TurnUnderWay(before.at_leaf(ASKED.id), beside=ONE).after(COMPARED[0])
    assert nothing_came.ended_at.path[-1].id == ONE.id


def test_the_pair_of_a_reply_is_the_one_before_it_or_the_first_two() -> None:
    opened = TurnUnderWay(OpenConversation()).after(COMPARED[0]).after(TurnEnded(ONE, facts())).where
    assert opened.neighbours(ONE.id) is None
    opened = opened.with_message(HOME, OTHER)
    assert opened.neighbours(ONE.id) == opened.neighbours(OTHER.id) == (ONE.id, OTHER.id)
