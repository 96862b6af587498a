"""One step of the safety plan: its title, and a field that grows with what is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.alignment.help_words import StepWords
from app.ui.labels import label
from app.ui.transcript.proportions import em, is_text_size_change

_LINES = 2  # shown of an empty field


class GrowingField(QPlainTextEdit):
    """As high as its text; the Tab key goes on to the next one."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("systemPrompt")  # the style of a field
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._grow)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._grow()

    def _grow(self) -> None:
        lines = max(_LINES, round(self.document().size().height()))
        wanted = lines * self.fontMetrics().lineSpacing() + em(self, 2.0)
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)


class PlanField(QWidget):
    """``changed`` is emitted at each change by the person."""

    changed = Signal()

    def __init__(self, number: int, words: StepWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(em(self, 0.3))
        self.title = label(f"{number}. {words.title}", self, heading=True)
        self.field = GrowingField(words.title, words.hint, self)
        self.title.setBuddy(self.field)
        rows.addWidget(self.title)
        rows.addWidget(self.field)
        self.field.textChanged.connect(self.changed)

    @property
    def text(self) -> str:
        """What is written."""
        return self.field.toPlainText()

    def show_text(self, text: str) -> None:
        """Show other words; the cursor stays where nothing changes."""
        if text != self.text:
            self.field.blockSignals(True)
            self.field.setPlainText(text)
            self.field.blockSignals(False)
            self.field._grow()
