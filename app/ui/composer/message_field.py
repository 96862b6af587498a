"""The message field: it grows with the text; Enter sends, Shift+Enter begins a new line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.domain.message_length import MOST_CHARACTERS, too_long
from app.translation import tr
from app.ui.transcript.proportions import is_text_size_change

if TYPE_CHECKING:  # PySide6 makes a class when it is first asked for, these when a person writes
    from PySide6.QtCore import QEvent, QMimeData
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent

_MOST_LINES = 8
_MARGIN = 4  # pixels that Qt leaves around the text of a document


class MessageField(QPlainTextEdit):
    """A plain-text field. While an input method composes, Enter is left to it."""

    send_requested = Signal()
    focus_changed = Signal(bool)
    refused = Signal(str)  # a sentence: what was pasted is too long

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self.setObjectName("message")
        self.setAccessibleName(tr("Message"))
        self.setAccessibleDescription(tr("Enter sends, Shift and Enter begin a new line"))
        self.setPlaceholderText(tr("Write a message…"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.textChanged.connect(self._fit)
        self._fit()

    def invite(self, words: str) -> None:
        """Say in the empty field what can be written; Qt itself paints it only when the field has become empty."""
        self.setPlaceholderText(words)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send on Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if not self._composing:
                self.send_requested.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, unless the message would be longer than one may be: laying out megabytes would stop the window."""
        characters = self.document().characterCount() - 1 + len(source.text())
        if characters > MOST_CHARACTERS:
            self.refused.emit(too_long(characters))
        else:
            super().insertFromMimeData(source)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether an input method (Chinese, Japanese, Korean…) is composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus on the frame."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show on the frame that the focus has gone."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to a new text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._lines() * self.fontMetrics().lineSpacing() + 2 * _MARGIN + 2)

    def _lines(self) -> int:
        """Return how many lines are shown; an empty field is not asked for its document, for the first window waits."""
        if not self.toPlainText():
            return 1
        return max(1, min(_MOST_LINES, int(self.document().size().height())))
