"""The window's labels: words that wrap, can be selected, and are never rich text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(
    words: str = "",
    parent: QWidget | None = None,
    *,
    quiet: bool = False,
    heading: bool = False,
    wraps: bool = True,
) -> QLabel:
    """Answer a label; a heading names a section, quiet words stand back."""
    made = QLabel(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    made.setProperty("quiet", quiet)
    if heading:
        made.setObjectName("heading")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    across = QSizePolicy.Policy.Ignored if wraps else QSizePolicy.Policy.Fixed
    made.setSizePolicy(across, QSizePolicy.Policy.Minimum)
    return made
