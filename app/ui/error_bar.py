"""One sentence about what went wrong, with its detail for a report a click away; it never blocks."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.buttons import ButtonKind, button
from app.ui.labels import label


class ErrorBar(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorBar")
        self.setAccessibleName("Message about a problem")
        self._detail = ""
        self.words = label("", self)
        self.copy = button(
            "Copy details", self._copy, kind=ButtonKind.QUIET, name="Copy the details for a report"
        )
        self.close_button = button("Dismiss", self.hide, kind=ButtonKind.QUIET, name="Dismiss this message")
        row = QHBoxLayout(self)
        row.addWidget(self.words, 1)
        row.addWidget(self.copy)
        row.addWidget(self.close_button)
        self.hide()

    def tell(self, sentence: str, detail: str = "") -> None:
        """Show a sentence."""
        self._detail = detail
        self.words.setText(sentence)
        self.copy.setVisible(bool(detail))
        self.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.words.text()}\n{self._detail}")
