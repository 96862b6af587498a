"""Stories of somebody who changes the reasoning, compares two ways to answer, and asks whether any of it matters."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.analysis import Mode
from app.domain.reasoning_chain import Node
from app.domain.turn import AnswerBegan, TurnEnded, TurnEvent
from app.session.session import Session
from app.ui.main_window import MainWindow
from app.ui.transcript.side_by_side import SideBySide
from tests.engine.scripted_model import scripted_text

TURN_MS = 60_000
SCRIPT = "<think>\nRice wants water. Keep it short.\n</think>\n\nTwo cups of water."


@pytest.fixture
def script() -> str:
    return SCRIPT


def send(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.composer.field.setPlainText(text)
        window.composer.send.click()


def rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.turns.analysing and not window.turns.answering, timeout=TURN_MS)
    assert window.tasks.wait(TURN_MS)
    QApplication.processEvents()


def pair_in(window: MainWindow) -> SideBySide:
    QApplication.processEvents()
    return next(each for each in window.transcript.findChildren(SideBySide) if each.isVisibleTo(window))


def test_a_changed_step_is_answered_from_and_both_replies_stand_side_by_side(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    send(qtbot, window, "How much water for rice?")
    rest(qtbot, window)
    first = window.flow.open.path[-1]
    reasoning = window.panel.reasoning
    assert reasoning.isVisibleTo(window)
    reasoning.fold.click()
    reasoning.chain.change.click()
    needs = next(each for each in reasoning.chain.nodes if each.node is Node.USER_NEEDS)
    needs.edit_button.click()
    assert needs.editor is not None
    needs.editor.field.setPlainText("A recipe for two")
    needs.editor.keep.click()
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        reasoning.chain.again.click()
    rest(qtbot, window)

    again = window.flow.open.path[-1]
    assert again.id != first.id
    record = session.turn_of(again.id)
    assert record is not None
    assert record.analysis is not None
    assert record.analysis.reply.chain is not None
    assert record.analysis.reply.chain.edited is Node.USER_NEEDS
    assert "A recipe for two" in f"{again.thinking} {again.guidance}", "the reply was written from it"
    pair = pair_in(window)
    labels = [each.widget.speaker.details for each in pair.columns if each.widget is not None]
    assert "Edited reasoning" not in labels[0]
    assert "Edited reasoning" in labels[1]
    assert "A person changed" in window.panel.reasoning.words.text()

    pair.columns[0].go_on.click()
    qtbot.waitUntil(lambda: window.flow.open.path[-1].id == first.id, timeout=TURN_MS)
    assert session.vault.tree(first.conversation).conversation.leaf == first.id
    pair_in(window).close_button.click()
    QApplication.processEvents()
    assert not [each for each in window.transcript.findChildren(SideBySide) if each.isVisibleTo(window)]


def test_the_same_message_is_answered_under_two_strategies(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    events: list[TurnEvent] = []
    window.turns.advanced.connect(lambda before, live, event: events.append(event))
    choice = window.composer.mode
    choice.choose(Mode.COMPARE)
    choice.first.setCurrentIndex(choice.first.findData("clarify"))
    choice.second.setCurrentIndex(choice.second.findData("general_information"))
    send(qtbot, window, "How much water for rice?")
    assert [type(each) for each in events if isinstance(each, AnswerBegan | TurnEnded)] == [
        AnswerBegan,
        TurnEnded,
    ] * 2
    rest(qtbot, window)
    labels = [each.widget.speaker.details for each in pair_in(window).columns if each.widget is not None]
    assert len(labels) == 2
    assert "Compare: " in labels[0]
    assert labels[0] != labels[1]
    (conversation,) = session.vault.conversations()
    tree = session.vault.tree(conversation.id)
    replies = tree.children_of(tree.messages[0].id)
    records = [session.turn_of(each.id) for each in replies]
    followed = [
        each.analysis.reply.followed for each in records if each is not None and each.analysis is not None
    ]
    assert followed == ["clarify", "general_information"]
    assert window.flow.open.path[-1].id == replies[1].id
    assert window.transcript.follower.following
    window.panel.trajectory.turn_chosen.emit(tree.messages[0].id)
    assert not window.transcript.follower.following, "a click on the timeline goes to the turn"


def test_it_is_asked_whether_the_reasoning_matters(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    send(qtbot, window, "How much water for rice?")
    rest(qtbot, window)
    reply = window.flow.open.path[-1]
    assert reply.text == scripted_text(SCRIPT).split("</think>\n\n")[1]
    window.panel.reasoning.fold.click()
    window.panel.reasoning.influence.ask.click()
    qtbot.waitUntil(lambda: not window.asking.asking, timeout=TURN_MS)
    assert window.panel.reasoning.influence.words.text()
    assert not window.panel.reasoning.influence.ask.isVisibleTo(window)
    assert window.composer.send.isEnabled() == bool(window.composer.draft)
    record = session.turn_of(reply.id)
    assert record is not None
    assert record.analysis is not None
    assert any(each.part == "influence" for each in record.analysis.costs)


def test_a_reply_is_improved_beside_the_one_it_was_or_stays_as_it_is(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    send(qtbot, window, "How much water for rice?")
    rest(qtbot, window)
    reply = window.flow.open.path[-1]
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.transcript.improve_requested.emit(reply.id)
    rest(qtbot, window)
    record = session.turn_of(reply.id)
    assert record is not None
    assert record.analysis is not None
    found = record.analysis.reply.improvement
    assert found is not None
    assert window.panel.improvement.isVisibleTo(window)
    words = window.panel.improvement.words.text()
    if found.best == 0:
        assert "The reply as it was is the best" in words
        assert window.flow.open.path[-1].id == reply.id
    else:
        assert f"Pass {found.best} scored best and is offered" in words
        assert "improved" in pair_in(window).columns[1].widget.speaker.details  # type: ignore[union-attr]


def test_a_conversation_is_called_otherwise_and_deleted_for_good(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    send(qtbot, window, "How much water for rice?")
    rest(qtbot, window)
    (conversation,) = session.vault.conversations()
    window.keeping.rename(conversation.id, "Rice")
    rest(qtbot, window)
    assert window.pane.header.title.accessibleName() == "Rice"
    assert [each.title for each in session.vault.conversations()] == ["Rice"]
    window.keeping.delete(conversation.id)
    rest(qtbot, window)
    assert session.vault.conversations() == ()
    assert window.flow.open.id is None
