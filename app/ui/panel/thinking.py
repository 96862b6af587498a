"""The model's thinking as it streams: its own words, shown as such."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.ui.labels import label
from app.ui.panel.section import Section

_LINES = 9


class ThinkingSection(Section):
    """Says so where a model does not think aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The model's thinking", "The model's own words, shown as they come", parent)
        self.note = label("", self, quiet=True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName("The model's thinking")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * _LINES)
        self.body.addWidget(self.note)
        self.body.addWidget(self.text)
        self.clear()

    def clear(self, *, thinks: bool = True) -> None:
        """Show nothing yet; ``thinks`` False where this model's template has no thinking."""
        self.text.clear()
        self.text.hide()
        self.note.setText("Nothing yet." if thinks else "This model does not think aloud.")
        self.note.show()

    def append(self, words: str) -> None:
        """Show more of it; the view follows unless the person has scrolled away."""
        self.note.hide()
        self.text.show()
        bar = self.text.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 4
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(words)
        if at_end:
            bar.setValue(bar.maximum())

    def show_whole(self, words: str) -> None:
        """Show the thinking of an earlier turn."""
        if words:
            self.text.clear()
            self.append(words)
        else:
            self.clear(thinks=False)
            self.note.setText("There was no thinking in this turn.")
