"""Plain-text tooltips: Qt renders what looks like HTML, images included."""

from __future__ import annotations

import textwrap

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget

_LONGEST_LINE = 90  # characters; Qt wraps no plain tooltip


def show_tooltip(widget: QWidget, words: str) -> None:
    """Set a widget's tooltip to plain text from any source."""
    widget.setToolTip(plain_tooltip(words))


def plain_tooltip(words: str) -> str:
    """Return text escaped and wrapped so that a tooltip shows it literally."""
    lines = "\n".join(
        textwrap.fill(line, _LONGEST_LINE, replace_whitespace=False, break_on_hyphens=False)
        for line in words.splitlines()
    )
    if not (Qt.mightBeRichText(lines) or "<" in lines):
        return lines
    return Qt.convertFromPlainText(lines, Qt.WhiteSpaceMode.WhiteSpaceNormal)
