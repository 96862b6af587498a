"""Stories of the panel: somebody in distress, a counsellor who looks back, and a depth that stays."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.alignment.explanatory_parts import to_be_explained
from app.domain.conversation import Message
from app.session.session import Session
from app.session.settings import read_settings
from app.ui.main_window import MainWindow
from app.ui.transcript.folded_reply import view_of
from app.ui.view_models.panel_depth import PanelDepth
from tests.passed_self_test import keep_passed_self_test

TURN_MS = 60_000
FORBIDDEN = re.compile(r"R[012]\b|\([+−-]\d|\d ?%|over the limit|Low risk|[αβγ]|risk", re.IGNORECASE)


def say(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.turns.over, timeout=TURN_MS):
        window.say(text)
    qtbot.waitUntil(lambda: not window.turns.analysing, timeout=TURN_MS)
    assert window.tasks.wait(TURN_MS)
    QApplication.processEvents()


def read_in_panel(window: MainWindow) -> str:
    QApplication.processEvents()
    shown = (each for kind in (QLabel, QPushButton) for each in window.panel.findChildren(kind))
    return "\n".join(each.text() for each in shown if each.isVisible())


def test_who_is_in_distress_reads_of_help_alone_until_the_end_of_that_conversation(
    qtbot: QtBot, window: MainWindow
) -> None:
    panel = window.panel
    for depth in PanelDepth:
        panel.switch.buttons[depth].click()
        say(qtbot, window, "I want to die." if depth is PanelDepth.SENTENCE else "What is a good soup?")
        read = read_in_panel(window)
        assert "Samaritans" in read
        assert panel._column.warm.isVisible()
        assert not FORBIDDEN.search(read), f"in depth {depth}: {FORBIDDEN.search(read)}"
        assert not panel.switch.isVisible()
    panel._column.counsellors.fold.click()
    read = read_in_panel(window)
    assert panel.switch.isVisible()
    assert "What if?" in read
    assert "Low risk" not in read
    assert "Serious distress in this conversation" in read
    window.start_new()
    say(qtbot, window, "What is a good soup?")
    assert not panel._column.warm.isVisible(), "another conversation has had no crisis"
    assert "Samaritans" not in read_in_panel(window)


def test_a_counsellor_looks_at_an_earlier_message_and_comes_back_to_the_newest(
    qtbot: QtBot, window: MainWindow
) -> None:
    asked = ("How much water for rice?", "And how much salt?", "And for four people?")
    for text in asked:
        say(qtbot, window, text)
    panel, timeline = window.panel, window.transcript.timeline
    assert not panel.which.isVisible()
    first = window.flow.open.path[1]
    view = view_of(timeline.message_widgets()[1])
    assert view.action_row.why_button.text() == "Why?"
    view.action_row.why_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view.action_row.why_button, Qt.Key.Key_Space)
    assert window.flow.in_panel.reply is not None
    assert window.flow.in_panel.reply.id == first.id
    assert panel.which.words.text() == "An earlier message is shown: 1 of 3."
    assert view.action_row.why_button.text() == "Shown in the panel"
    question = view_of(timeline.message_widgets()[2])
    assert question.bubble is not None
    qtbot.mouseClick(question.bubble.prose.viewport(), Qt.MouseButton.LeftButton)
    assert panel.which.words.text() == "An earlier message is shown: 2 of 3.", (
        "a click on the words chooses too"
    )
    assert view.action_row.why_button.text() == "Why?"
    panel.which.newest.click()
    assert not panel.which.isVisible()
    assert window.flow.in_panel.question is not None
    assert window.flow.in_panel.question.text == asked[-1]
    window.flow.show_turn_of(first.id)
    say(qtbot, window, "Thank you.")
    assert not panel.which.isVisible(), "a new message is shown by itself"
    assert window.flow.in_panel.question.text == "Thank you."


def test_words_that_a_reason_rests_on_are_shown_in_the_message(qtbot: QtBot, window: MainWindow) -> None:
    say(qtbot, window, "My friend wants to die, and I do not know what to do.")
    window.panel._column.counsellors.fold.click()
    line = next(each for each in window.panel.reasons.lines if each.reason.quotes)
    assert line.maker.text() == "By fixed rules"
    line.where.click()
    bubble = view_of(window.transcript.timeline.message_widgets()[0]).bubble
    assert bubble is not None
    marked = [each.cursor.selectedText() for each in bubble.prose.extraSelections()]
    assert tuple(each.strip() for each in marked) == line.reason.quotes


def test_the_depth_that_somebody_chose_is_there_after_a_restart(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    say(qtbot, window, "How much water for rice?")
    switch = window.panel.switch
    switch.buttons[PanelDepth.SENTENCE].click()
    assert not window.panel.reasons.isVisible()
    assert "The model was asked to answer so" in read_in_panel(window)
    switch.buttons[PanelDepth.SENTENCE].setFocus()
    qtbot.keyClick(switch.buttons[PanelDepth.SENTENCE], Qt.Key.Key_Right)
    assert switch.buttons[PanelDepth.REASONS].isChecked(), "arrow keys go from one to the next"
    assert window.panel.reasons.isVisible()
    assert not window.panel.facts.isVisible()
    kept = read_settings(session.locations.settings)
    assert kept.panel_depth == PanelDepth.REASONS.value
    again = MainWindow(session)
    qtbot.addWidget(again)
    assert again.panel.switch.buttons[PanelDepth.REASONS].isChecked()
    again.close()


@pytest.mark.usefixtures("everything_stands_out")
def test_what_only_explains_is_worked_out_once_somebody_looks(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    panel, loaded = window.panel, session.loaded
    assert loaded is not None
    keep_passed_self_test(session.locations, loaded[0].sha256)
    panel.switch.buttons[PanelDepth.SENTENCE].click()
    say(qtbot, window, "How do I keep roses healthy?")
    first = window.flow.open.path[-1]
    say(qtbot, window, "And in winter?")
    newest = window.flow.open.path[-1]
    assert not panel.unexplained.isVisible(), "a sentence is enough for most people"

    def left_out(reply: Message) -> tuple[str, ...]:
        record = session.turn_of(reply.id)
        assert record is not None and record.analysis is not None
        return to_be_explained(record.analysis)

    assert left_out(first) and left_out(newest)
    panel.switch.buttons[PanelDepth.REASONS].click()
    assert "Being worked out" in panel.unexplained.words.text()
    qtbot.waitUntil(lambda: not panel.unexplained.isVisible(), timeout=TURN_MS)
    assert left_out(newest) == ()
    assert left_out(first), "of earlier turns only at a wish"
    window.flow.show_turn_of(first.id)
    assert "Not worked out for this message" in panel.unexplained.words.text()
    panel.unexplained.work_out.click()
    qtbot.waitUntil(lambda: not panel.unexplained.isVisible(), timeout=TURN_MS)
    assert left_out(first) == ()
    say(qtbot, window, "Which tools do I need?")
    assert left_out(window.flow.open.path[-1]) == (), "from now on it is worked out with each turn"
