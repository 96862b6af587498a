"""The actions of earlier messages: out of sight until pointer or keyboard is at the message, and always in reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from transcript_layout import settle
from transcript_scenes import dialogue

from app.ui.appearance import apply_appearance
from app.ui.transcript.folded_reply import view_of
from app.ui.transcript.message_view import MessageView
from app.ui.transcript.text_button import TextButton
from app.ui.transcript.transcript_view import TranscriptView
from tests.pages.legibility import pixels_of

Messages = list[MessageView]


@pytest.fixture
def messages(view: TranscriptView, qtbot: QtBot, qapp: QApplication) -> Messages:
    apply_appearance(qapp, "light", 1.0)
    view.show_messages(tuple(dialogue(2)), {}, {})
    view.verticalScrollBar().setValue(0)
    settle(qtbot, view)
    return [view_of(each) for each in view.timeline.message_widgets()]


def buttons(message: MessageView) -> list[TextButton]:
    row = message.action_row
    return [
        each
        for each in row.findChildren(TextButton)
        if each.isVisible() and not row.branches.isAncestorOf(each)
    ]


def is_drawn(widget: QWidget) -> bool:
    """True where something is seen in the place of a widget."""
    window = widget.window()
    seen = pixels_of(window.grab(QRect(widget.mapTo(window, QPoint()), widget.size())).toImage())
    return bool((seen != seen[0, 0]).any())


def point(widget: QWidget, view: TranscriptView) -> QPoint:
    return widget.mapTo(view.window(), widget.rect().center())


def test_only_the_last_message_shows_its_actions_until_the_pointer_comes_to_another(
    messages: Messages, view: TranscriptView, qtbot: QtBot
) -> None:
    first, last = messages[1], messages[-1]
    before = [each.geometry() for each in buttons(first)]
    assert not any(map(is_drawn, buttons(first)))
    assert all(map(is_drawn, buttons(last)))
    QCursor.setPos(view.mapToGlobal(point(first, view)))
    qtbot.waitUntil(lambda: all(map(is_drawn, buttons(first))))
    assert [each.geometry() for each in buttons(first)] == before, "nothing moves when they appear"
    QCursor.setPos(view.mapToGlobal(point(last, view)))
    qtbot.waitUntil(lambda: not any(map(is_drawn, buttons(first))))


def test_the_keyboard_reaches_the_actions_of_an_earlier_message_and_shows_them(
    messages: Messages, qtbot: QtBot
) -> None:
    first = messages[1]
    copy = first.action_row.copy_button
    copy.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: all(map(is_drawn, buttons(first))))
    with qtbot.waitSignal(first.copy_requested):
        qtbot.keyClick(copy, Qt.Key.Key_Space)
    copy.nextInFocusChain().setFocus(Qt.FocusReason.TabFocusReason)
    assert all(map(is_drawn, buttons(first))), "the next button is of the same message"
    messages[-1].action_row.copy_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not any(map(is_drawn, buttons(first))))


def test_screen_readers_find_the_actions_that_are_out_of_sight(messages: Messages) -> None:
    for each in buttons(messages[1]):
        seen = QAccessible.queryAccessibleInterface(each)
        assert seen is not None
        assert seen.text(QAccessible.Text.Name)
        assert not seen.state().invisible
        assert seen.state().focusable


def test_a_finger_on_an_action_that_cannot_be_seen_shows_it_first(
    messages: Messages, view: TranscriptView, qtbot: QtBot
) -> None:
    first = messages[1]
    again, asked = first.action_row.change_button, list[str]()
    first.regenerate_requested.connect(asked.append)
    at = point(again, view)
    QTest.mouseClick(view.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: is_drawn(again))
    assert not asked
    qtbot.waitUntil(lambda: not again.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents))
    with qtbot.waitSignal(first.regenerate_requested):  # on a computer at work a press may come later
        QTest.mouseClick(view.windowHandle(), Qt.MouseButton.LeftButton, pos=point(again, view))
    assert asked == [first.message.id if first.message is not None else ""]


def test_in_high_contrast_all_actions_are_in_view(
    messages: Messages, qapp: QApplication, qtbot: QtBot
) -> None:
    apply_appearance(qapp, "contrast", 1.0)
    qtbot.waitUntil(lambda: all(is_drawn(each) for message in messages for each in buttons(message)))
    apply_appearance(qapp, "light", 1.0)


def test_a_version_and_what_the_panel_shows_are_always_told(messages: Messages) -> None:
    first = messages[1]
    first.show_branch(1, 2)
    first.show_in_panel(True)
    QApplication.processEvents()
    assert is_drawn(first.action_row.branches)
    assert is_drawn(first.action_row.why_button)
    assert not is_drawn(first.action_row.copy_button)
    first.show_in_panel(False)
    assert not is_drawn(first.action_row.why_button)
