"""User input: clicks, keys, the wheel, and dialogs."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton, QWidget

from app.ui.main_window import MainWindow
from tests.keyboard import type_text
from tests.torture.walk.sight import modal_window

PAUSE_MS = 10
DIALOG_SECONDS = 120.0
_ANSWER_SECONDS = 20.0
_PASTED_FROM = 60  # characters: a longer text is pasted
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Fault(Exception):
    """The window misbehaved; the sentence says how."""


def wait_until(seen: Callable[[], bool], seconds: float) -> bool:
    """Run the event loop until a condition holds; return whether it did."""
    until = time.monotonic() + seconds
    while not seen():
        if time.monotonic() > until:
            return False
        QTest.qWait(PAUSE_MS)
    return True


class Hands:
    """Sends input to the window; the keyboard goes to the focused widget."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, on: QWidget | None = None) -> None:
        """Press a key."""
        QTest.keyClick(on or QApplication.focusWidget() or self._window, key, modifiers)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget, after scrolling it into view."""
        if self._window.transcript.isAncestorOf(widget):
            self._window.transcript.ensureWidgetVisible(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at or widget.rect().center())

    def write(self, field: QWidget, text: str) -> None:
        """Type a text, or paste a long one."""
        if len(text) <= _PASTED_FROM and "\n" not in text:
            type_text(field, text)
            return
        QGuiApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CONTROL, on=field)

    def turn_wheel(self, widget: QWidget, notches: int) -> None:
        """Turn the wheel above a widget, up where ``notches`` is positive."""
        at = widget.rect().center()
        event = QWheelEvent(
            QPointF(at),
            QPointF(widget.mapToGlobal(at)),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def choose(self, field: QComboBox, row: int) -> None:
        """Select a row with the keys."""
        self.press(Qt.Key.Key_Home, on=field)
        for _ in range(row):
            self.press(Qt.Key.Key_Down, on=field)

    def press_button(self, dialog: QWidget, words: str) -> None:
        """Click on a button of a dialog."""
        self.click(next(each for each in dialog.findChildren(QPushButton) if each.text() == words))

    def answer(self, act: Callable[[], None], reply: Callable[[QWidget], None]) -> None:
        """Trigger a dialog, and answer it once it has the focus; close it where that does not end it."""
        answered: list[float] = []
        stuck: list[str] = []

        def look() -> None:
            dialog = modal_window()
            if not isinstance(dialog, QDialog) or not dialog.isActiveWindow():
                return
            if not answered:
                answered.append(time.monotonic())
                reply(dialog)
            elif time.monotonic() - answered[0] > _ANSWER_SECONDS:
                stuck.append(dialog.windowTitle())
                dialog.reject()  # or the walk would block in it forever

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(PAUSE_MS)
        act()
        came = wait_until(lambda: bool(answered), DIALOG_SECONDS)
        gone = wait_until(lambda: modal_window() is None, DIALOG_SECONDS)
        timer.stop()
        if not came or not gone or stuck:
            raise Fault(
                f"A dialog was asked for; it came: {came}, and was ended by its answer: {not stuck and gone}."
            )
