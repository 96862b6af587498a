"""Keeps the keyboard focus at its message when another version of the message takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.ui.transcript.folded_reply import view_of
from app.ui.transcript.timeline import Timeline


@contextmanager
def kept_focus(timeline: Timeline) -> Iterator[None]:
    """Give the focus, after a change of the messages, to the same button of the message at the same place."""
    before = _place(timeline)
    yield
    if before is None or _place(timeline) == before:
        return
    row, number = before
    widgets = timeline.message_widgets()
    if row < len(widgets):
        buttons = _buttons(timeline, row)
        usable = [each for each in buttons[number : number + 1] + buttons if _is_usable(each)]
        if usable:
            usable[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _place(timeline: Timeline) -> tuple[int, int] | None:
    """Return the row of the message with the focused button, and the button's number in it."""
    focused = QApplication.focusWidget()
    if not isinstance(focused, QAbstractButton) or not timeline.isAncestorOf(focused):
        return None
    for row in range(len(timeline.message_widgets())):
        buttons = _buttons(timeline, row)
        if focused in buttons:
            return row, buttons.index(focused)
    return None


def _buttons(timeline: Timeline, row: int) -> list[QAbstractButton]:
    return view_of(timeline.message_widgets()[row]).action_row.findChildren(QAbstractButton)


def _is_usable(button: QAbstractButton) -> bool:
    return button.isEnabled() and not button.isHidden()
