"""The window's labels: words that wrap, can be selected, and are never rich text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(
    words: str = "", parent: QWidget | None = None, *, quiet: bool = False, heading: bool = False
) -> QLabel:
    """Answer a label; a heading names a section, quiet words stand back."""
    made = QLabel(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("quiet", quiet)
    if heading:
        made.setObjectName("heading")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made
