"""Turns beside the window: driven in a thread each, told in order, and what becomes of them in a conversation."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.cancellation import CancelToken
from app.domain.conversation import Role
from app.domain.risk import CrisisFinding
from app.domain.turn import (
    AnalysisExtended,
    AnswerBegan,
    CrisisScreened,
    PassJudged,
    RiskAssessed,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    TurnRecord,
    TurnWaits,
    UserMessageCommitted,
    Waiting,
)
from app.domain.turn_state import TurnState
from app.session.engine_queue import EngineQueue
from app.session.recorded_turns import ConversationMissing
from app.session.turn import ImprovementTurn, Turn
from app.ui.conversation.live_turns import LiveTurns
from app.ui.task_runner import TaskRunner
from app.ui.view_models.live_turn import LiveTurn
from app.ui.view_models.open_conversation import OpenConversation
from tests.ui.reasoning_factories import analysis, improvement
from tests.ui.turn_factories import HOME, assessment, facts, message

ASKED = message("What now?")
ONE, OTHER = (message(words, Role.ASSISTANT, ASKED.id) for words in ("One.", "Other."))
COMPARED: tuple[TurnEvent, ...] = (
    UserMessageCommitted(HOME, ASKED),
    AnswerBegan("clarify", 1, 2),
    TurnEnded(ONE, facts()),
    AnswerBegan("full_answer", 2, 2),
    TurnEnded(OTHER, facts()),
)
EXTENDED = AnalysisExtended(OTHER.id, analysis())


def turn_of(events: Generator[TurnEvent, None, None], token: CancelToken | None = None) -> Turn:
    """Return a turn whose events come from ``events``, with the engines to itself."""
    return ImprovementTurn(EngineQueue(), TurnState(), lambda: events, token)


def told(*events: TurnEvent) -> Generator[TurnEvent, None, None]:
    yield from events


def live(*events: TurnEvent, **how: object) -> LiveTurn:
    found = LiveTurn(0, **how)  # type: ignore[arg-type]
    for event in events:
        found = found.after(found.state.after(event))
    return found


@pytest.fixture
def turns(qtbot: QtBot) -> Iterator[LiveTurns]:
    window = QWidget()  # owns both, as in the program
    qtbot.addWidget(window)
    tasks = TaskRunner(window)
    yield LiveTurns(tasks, window)
    assert tasks.wait()


def test_a_turn_of_two_replies_is_over_after_the_second(turns: LiveTurns, qtbot: QtBot) -> None:
    seen: list[object] = []
    turns.advanced.connect(lambda before, after, event: seen.append(event))
    turns.over.connect(lambda turn: seen.append("over"))
    with qtbot.waitSignal(turns.ended) as ended:
        turns.start(lambda token: turn_of(told(*COMPARED, EXTENDED), token), LiveTurn(0))
        assert turns.answering
    assert seen == [*COMPARED, "over", EXTENDED]
    assert ended.args is not None
    assert ended.args[0].replies == (ONE.id, OTHER.id)
    assert not turns.answering
    assert not turns.analysing


def test_a_stop_between_two_replies_is_for_the_second(turns: LiveTurns, qtbot: QtBot) -> None:
    stopped = Event()
    tokens: list[CancelToken] = []

    def events() -> Generator[TurnEvent, None, None]:
        yield from COMPARED[:4]
        stopped.wait(5)
        assert tokens[0].cancelled
        yield COMPARED[4]

    def begin(token: CancelToken) -> Turn:
        tokens.append(token)
        return turn_of(events(), token)

    recorded: list[str] = []

    def take(before: LiveTurn, after: LiveTurn, event: TurnEvent) -> None:
        if isinstance(event, TurnEnded):
            recorded.append(event.message.id)
        if event is COMPARED[3]:
            turns.stop()
            stopped.set()

    turns.advanced.connect(take)
    with qtbot.waitSignal(turns.ended):
        turns.start(begin, LiveTurn(0))
    assert recorded == [ONE.id, OTHER.id]


def test_a_turn_that_works_on_an_earlier_reply_is_over_at_its_last_event(
    turns: LiveTurns, qtbot: QtBot
) -> None:
    seen: list[str] = []
    turns.advanced.connect(lambda before, after, event: seen.append(type(event).__name__))
    turns.over.connect(lambda turn: seen.append("over"))
    passes = improvement().passes
    with qtbot.waitSignal(turns.ended):
        turns.start(
            lambda token: turn_of(
                told(PassJudged(passes[0], 3), AnalysisExtended(ONE.id, analysis())), token
            ),
            live(*COMPARED[:3], about=ONE.id),
        )
    assert seen == ["PassJudged", "AnalysisExtended", "over"]


def test_what_cannot_be_begun_ends_as_failed_with_its_sentence(turns: LiveTurns, qtbot: QtBot) -> None:
    def begin(token: CancelToken) -> Turn:
        raise ConversationMissing("It is gone.")

    failed: list[TurnEvent] = []
    turns.advanced.connect(lambda before, after, event: failed.append(event))
    with qtbot.waitSignal(turns.ended):
        turns.start(begin, LiveTurn(0, "words"))
    assert [each.sentence for each in failed if isinstance(each, TurnFailed)] == ["It is gone."]
    assert not turns.answering


def test_of_two_replies_the_first_is_in_view_only_beside_the_second() -> None:
    turn = live(*COMPARED[:3])
    where = turn.placed_in(OpenConversation())
    assert [each.id for each in where.path] == [ASKED.id]
    assert [each.id for each in turn.ended_in(where).path] == [ASKED.id, ONE.id], (
        "where it is stopped, the first stays"
    )
    where = live(*COMPARED).placed_in(where)
    assert [each.id for each in where.path] == [ASKED.id, OTHER.id]
    (sides,) = where.pairs.values()
    assert [each.message.id for each in sides] == [ONE.id, OTHER.id]
    assert [each.is_open for each in sides] == [False, True]


def test_a_reply_from_changed_reasoning_stands_beside_the_one_before_it() -> None:
    before = live(COMPARED[0], TurnEnded(ONE, facts())).placed_in(OpenConversation())
    turn = live(COMPARED[0], TurnEnded(OTHER, facts()), beside=ONE)
    where = turn.placed_in(before.at_leaf(ASKED.id))
    assert [[side.message.id for side in each] for each in where.pairs.values()] == [[ONE.id, OTHER.id]]
    nothing_came = live(COMPARED[0], beside=ONE)
    assert nothing_came.ended_in(before.at_leaf(ASKED.id)).path[-1].id == ONE.id


def test_the_pair_of_a_reply_is_the_one_before_it_or_the_first_two() -> None:
    opened = live(COMPARED[0], TurnEnded(ONE, facts())).placed_in(OpenConversation())
    assert opened.neighbours(ONE.id) is None
    opened = opened.with_message(HOME, OTHER)
    assert opened.neighbours(ONE.id) == opened.neighbours(OTHER.id) == (ONE.id, OTHER.id)


def test_a_reply_says_who_wrote_it_by_its_own_record_alone() -> None:
    opened = live(COMPARED[0], TurnEnded(ONE, facts())).placed_in(OpenConversation())
    assert opened.speakers == {}, "nothing is known of it, and nobody else's name is given to it"
    record = TurnRecord(ASKED, ONE, CrisisFinding(crisis=False), assessment(), facts(), None)
    speaker = opened.with_record(ONE.id, record).speakers[ONE.id]
    assert (speaker.name, speaker.standing) == (facts().model, facts().standing)


def test_a_message_that_waits_enters_the_branch_once_it_is_answered() -> None:
    running = live(COMPARED[0], TurnEnded(ONE, facts())).placed_in(OpenConversation())
    question = message("And then?", parent=ASKED.id)
    waits = live(
        UserMessageCommitted(HOME, question),
        CrisisScreened(CrisisFinding(crisis=False)),
        TurnWaits(Waiting.REPLY),
        behind=True,
    )
    assert not waits.entered
    moved = message("And then?", parent=ONE.id)
    answered = live(UserMessageCommitted(HOME, moved), RiskAssessed(assessment()), behind=True)
    assert answered.entered
    assert [each.id for each in answered.placed_in(running).path] == [ASKED.id, ONE.id, moved.id]
