"""The editor of a node: one statement a line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.labels import label
from app.ui.transcript.proportions import em
from app.ui.transcript.text_button import TextButton

_LINES = 4


class _Lines(QPlainTextEdit):
    """Ctrl+Enter saves, Escape cancels, Tab goes on to the buttons."""

    saved = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the two keys that end editing."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class NodeEditor(QWidget):
    """``saved`` carries the statements as a tuple of texts; an empty one empties the node."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, title: str, texts: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Lines("\n".join(texts), self)
        self.field.setObjectName("systemPrompt")
        self.field.setAccessibleName(tr("Statements of ‘{title}’, one a line", title=title))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(_LINES * self.field.fontMetrics().lineSpacing() + em(self, 1.6))
        self.keep = TextButton(tr("Keep"), tr("Keep the change of ‘{title}’", title=title), self, framed=True)
        self.cancel = TextButton(
            tr("Cancel"), tr("Leave ‘{title}’ as it was", title=title), self, framed=True
        )
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.field)
        rows.addWidget(label(tr("One statement a line."), self, quiet=True, factor=0.88))
        rows.addLayout(buttons)
        self.keep.clicked.connect(self._save)
        self.field.saved.connect(self._save)
        self.cancel.clicked.connect(self.cancelled)
        self.field.given_up.connect(self.cancelled)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard focus."""
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        lines = (each.strip() for each in self.field.toPlainText().splitlines())
        self.saved.emit(tuple(each for each in lines if each))
