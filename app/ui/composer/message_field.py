"""The message field: it grows with the text; Enter sends, Shift+Enter begins a new line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.domain.message_length import MOST_CHARACTERS, too_long
from app.translation import tr
from app.ui.transcript.proportions import is_text_size_change

_MOST_LINES = 8


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
        lines = max(1, min(_MOST_LINES, int(self.document().size().height())))
        margins = 2 * int(self.document().documentMargin()) + 2
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins)
