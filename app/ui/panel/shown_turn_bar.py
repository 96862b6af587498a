"""The line at the top of the panel that says that a past turn is shown, with the way back to the newest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.buttons import button
from app.ui.labels import label


class ShownTurnBar(QFrame):
    """Hidden while the newest turn is shown."""

    newest_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Which turn is shown"))
        self.words = label("", self)
        self.newest = button(tr("Show the newest"), self.newest_requested.emit, parent=self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.words)
        rows.addWidget(self.newest, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_past(self, words: str) -> None:
        """Say which past turn is shown; empty for the newest."""
        self.words.setText(words)
        self.setVisible(bool(words))
