"""The editor inside a message of the person."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.transcript import colours, proportions
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.text_block import READING_FACTOR
from app.ui.transcript.text_button import TextButton

TALLEST_LINES = 12
LOWEST_LINES = 3


class MessageText(QPlainTextEdit):
    """The text field: Ctrl+Enter sends, Escape cancels, Tab goes on to the buttons."""

    sent = Signal()
    given_up = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Your message")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDefaultFont(proportions.scaled(self.font(), READING_FACTOR))
        self.textChanged.connect(self._fit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Keep Escape for this field, since it is a shortcut of the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the two keys that end editing."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Fit the height to the text, within limits, by line breaks and width."""
        per_line = max(20, self.viewport().width() // max(1, self.fontMetrics().averageCharWidth()))
        lines = sum(1 + len(line) // per_line for line in self.toPlainText().split("\n"))
        shown = min(max(lines, LOWEST_LINES), TALLEST_LINES)
        spacing = QFontMetricsF(self.document().defaultFont()).lineSpacing()
        self.setFixedHeight(round(shown * spacing) + proportions.em(self, 0.8))


class MessageEditor(QWidget):
    """The field with its buttons; ``saved`` carries the new text, which is never empty."""

    saved = Signal(str)
    cancelled = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = MessageText(text, self)
        hint = SmallLabel("The first version stays; you can go back to it.", self)
        self.save_button = TextButton("Send", "Send the changed message", self, framed=True)
        self.cancel_button = TextButton("Cancel", "Keep the message as it was", self, framed=True)
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        rows = QVBoxLayout(self)
        side, end = proportions.em(self, 1.0), proportions.em(self, 0.6)
        rows.setContentsMargins(side, end, side, end)
        rows.addWidget(self.field)
        rows.addLayout(row)
        self.save_button.clicked.connect(self._save)
        self.field.sent.connect(self._save)
        self.cancel_button.clicked.connect(self.cancelled)
        self.field.given_up.connect(self.cancelled)
        QWidget.setTabOrder(self.field, self.save_button)
        QWidget.setTabOrder(self.save_button, self.cancel_button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bubble's background."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent(self.palette()), 1))
        painter.setBrush(colours.bubble(self.palette()))
        radius = proportions.em(self, 1.1)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard focus, with the cursor at the end."""
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.field.setTextCursor(cursor)

    def _save(self) -> None:
        text = self.field.toPlainText()
        if text.strip():
            self.saved.emit(text)
