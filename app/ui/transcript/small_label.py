"""A line of secondary plain text that wraps and follows the font and the palette."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget


class SmallLabel(QLabel):
    """Plain text at the application's size; text to read at length is set larger."""

    def __init__(
        self,
        words: str = "",
        parent: QWidget | None = None,
        *,
        bold: bool = False,
        quiet: bool = True,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text)
        if bold:
            weight_only = QFont()
            weight_only.setBold(True)
            self.setFont(weight_only)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
