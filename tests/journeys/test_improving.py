"""Stories of an improvement that is offered and decided by a person, and of a comparison that is stopped half-way.

The scripted model scores as it likes, so the better pass is made certain by the scores alone: everything else is real.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.alignment.lingo_bp.evaluators import Evaluators
from app.domain.analysis import Cost, Mode
from app.domain.conversation import MessageState
from app.domain.errors import EngineFailure
from app.domain.lingo_bp import Criterion, PassScores
from app.domain.turn import ReplyArrived, TurnEvent
from app.session.session import Session
from app.ui.main_window import MainWindow
from app.ui.transcript.reply_progress import ReplyProgress
from app.ui.transcript.side_by_side import SideBySide

TURN_MS = 60_000


@pytest.fixture
def script() -> str:
    return "<think>\nRice wants water. Keep it short.\n</think>\n\nTwo cups of water."


def rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.turns.analysing and not window.turns.answering, timeout=TURN_MS)
    assert window.tasks.wait(TURN_MS)
    QApplication.processEvents()


def answered(qtbot: QtBot, window: MainWindow) -> str:
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.say("How much water for rice?")
    rest(qtbot, window)
    return window.flow.open.path[-1].id


def improve(qtbot: QtBot, window: MainWindow, reply: str) -> list[str]:
    """Improve a reply to the end; return what stood below it meanwhile."""
    said: list[str] = []

    def note(*_: object) -> None:
        said.extend(each.words.text() for each in progress_in(window))

    window.turns.advanced.connect(note)
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.transcript.improve_requested.emit(reply)
        note()
    window.turns.advanced.disconnect(note)
    rest(qtbot, window)
    return said


def progress_in(window: MainWindow) -> list[ReplyProgress]:
    shown = window.transcript.findChildren(ReplyProgress)
    return [each for each in shown if each.isVisibleTo(window.transcript)]


def pairs_in(window: MainWindow) -> list[SideBySide]:
    QApplication.processEvents()
    return [each for each in window.transcript.findChildren(SideBySide) if each.isVisibleTo(window)]


def score(numbers: list[int]) -> Callable[..., tuple[PassScores, Cost]]:
    """Return a scoring that gives each reply in turn these points, from -1 to 1, in all criteria."""
    points = iter(numbers)

    def scored(*_: object) -> tuple[PassScores, Cost]:
        criteria = tuple(Criterion(name, next_) for name, next_ in [("completion", next(points))])
        return PassScores(1.0, criteria), Cost("evaluators", 1, 0.1)

    return scored


def test_a_better_version_is_offered_and_only_a_person_takes_it(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = answered(qtbot, window)
    monkeypatch.setattr(Evaluators, "score", score([-1, 1]))
    said = improve(qtbot, window, reply)
    assert said[0] == "Improving: the reply as it was is being judged."
    assert "Improving: pass 1 of at most 3." in said
    assert not progress_in(window)
    conversation = window.flow.open.path[-1].conversation
    assert window.flow.open.path[-1].id == reply, "nothing is adopted by itself"
    assert session.vault.tree(conversation).conversation.leaf == reply
    (pair,) = pairs_in(window)
    assert pair.visibleRegion().boundingRect().height() > 0, "it is in view"
    mine, other = pair.columns
    assert (mine.go_on.text(), other.go_on.text()) == ("Keep mine", "Use this one")
    assert other.note.isVisibleTo(window)
    assert mine.widget is not None
    assert other.widget is not None

    mine.go_on.click()
    assert not pairs_in(window)
    assert window.flow.open.path[-1].id == reply
    assert window.flow.open.versions[window.flow.open.path[-1].id] == (1, 2), "the other stays as a version"

    window.versions.toggle_side(reply)
    rest(qtbot, window)
    assert pairs_in(window)[0].columns[1].go_on.text() == "Go on from this one", "it was decided already"


def test_an_offered_version_that_is_taken_is_gone_on_from_and_was_reviewed(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = answered(qtbot, window)
    monkeypatch.setattr(Evaluators, "score", score([-1, 1]))
    improve(qtbot, window, reply)
    pairs_in(window)[0].columns[1].go_on.click()
    qtbot.waitUntil(lambda: window.flow.open.path[-1].id != reply, timeout=TURN_MS)
    taken = window.flow.open.path[-1]
    assert not pairs_in(window)
    assert session.vault.tree(taken.conversation).conversation.leaf == taken.id
    record = session.turn_of(taken.id)
    assert record is not None
    assert record.analysis is not None
    assert record.analysis.reply.review is not None
    assert record.analysis.reply.review.passed


def test_where_no_version_is_better_it_is_said_below_the_reply(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = answered(qtbot, window)
    monkeypatch.setattr(Evaluators, "score", score([1]))
    improve(qtbot, window, reply)
    (note,) = progress_in(window)
    assert note.words.text() == "The model found nothing to improve. The reply stays as it was."
    assert not note.stop.isVisibleTo(window)
    assert not pairs_in(window)


def test_an_improvement_that_breaks_off_is_a_sentence_and_never_silence(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = answered(qtbot, window)

    def broken(*_: object) -> tuple[PassScores, Cost]:
        raise EngineFailure("The model stopped working. Write again.")

    monkeypatch.setattr(Evaluators, "score", broken)
    improve(qtbot, window, reply)
    (note,) = progress_in(window)
    assert note.words.text().startswith("Improving broke off: The model stopped working.")
    assert window.flow.open.path[-1].id == reply


def test_an_improvement_can_be_stopped_from_below_the_reply(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = answered(qtbot, window)
    scored = score([-1, -1, -1, -1])

    def slow(*_: object) -> tuple[PassScores, Cost]:
        time.sleep(0.5)
        return scored()

    monkeypatch.setattr(Evaluators, "score", slow)
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.transcript.improve_requested.emit(reply)
        progress_in(window)[0].stop.click()
    rest(qtbot, window)
    assert progress_in(window)[0].words.text().startswith("Improving was stopped.")
    assert window.flow.open.path[-1].id == reply


def test_a_comparison_stopped_in_the_middle_keeps_what_had_come(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    window.composer.mode.choose(Mode.COMPARE)
    told: list[str] = []

    def stop_in_second(before: object, live: object, event: TurnEvent) -> None:
        told.extend(each.words.text() for each in progress_in(window))
        recorded = len(window.turns.all()[0].state.recorded) if window.turns.all() else 0
        if recorded == 1 and isinstance(event, ReplyArrived):
            progress_in(window)[0].stop.click()

    window.turns.advanced.connect(stop_in_second)
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.say("How much water for rice?")
    rest(qtbot, window)
    assert any("reply 1 of 2 is being written" in each for each in told)
    assert any("reply 2 of 2 is being written" in each for each in told)
    assert not progress_in(window)
    tree = session.vault.tree(window.flow.open.path[0].conversation)
    first, *others = tree.children_of(tree.messages[0].id)
    assert first.state is MessageState.COMPLETE
    assert [each.state for each in others] in ([], [MessageState.STOPPED], [MessageState.COMPLETE])
    assert not window.turns.answering
