"""Tooltips that show their words as they are: Qt takes what looks like HTML in them for HTML, images included."""

from __future__ import annotations

import textwrap

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget

_LONGEST_LINE = 90  # letters; Qt wraps no plain tooltip


def show_tooltip(widget: QWidget, words: str) -> None:
    """Give a widget a tooltip of plain words, whoever wrote them."""
    widget.setToolTip(plain_tooltip(words))


def plain_tooltip(words: str) -> str:
    """Return what a tooltip or the tooltip role of a model is given so that these very words are shown."""
    lines = "\n".join(
        textwrap.fill(line, _LONGEST_LINE, replace_whitespace=False, break_on_hyphens=False)
        for line in words.splitlines()
    )
    if not (Qt.mightBeRichText(lines) or "<" in lines):
        return lines
    return Qt.convertFromPlainText(lines, Qt.WhiteSpaceMode.WhiteSpaceNormal)
