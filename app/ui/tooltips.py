"""Plain-text tooltips: Qt renders what looks like HTML, images included."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from PySide6.QtGui import Qt

from app.domain.plain_text import without_commands

if TYPE_CHECKING:  # PySide6 makes a class when it is first asked for: the opening window has neither of these
    from PySide6.QtWidgets import QComboBox, QSystemTrayIcon, QWidget

_LONGEST_LINE = 90  # characters; Qt wraps no plain tooltip
_LONGEST = 2000  # characters; more has no room on a screen


def show_tooltip(widget: QWidget | QSystemTrayIcon, words: str) -> None:
    """Set the tooltip of a widget, or of the icon in the system's tray, to plain text from any source."""
    widget.setToolTip(plain_tooltip(words))


def show_entry_tooltip(box: QComboBox, index: int, words: str) -> None:
    """Set the tooltip of an entry of a combo box to plain text from any source."""
    box.setItemData(index, plain_tooltip(words), Qt.ItemDataRole.ToolTipRole)


def plain_tooltip(words: str) -> str:
    """Return text cut, escaped and wrapped so that a tooltip shows it literally, in the direction of its letters."""
    plain = without_commands(words)
    plain = plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
    lines = "\n".join(map(_wrapped, plain.splitlines()))
    if not (Qt.mightBeRichText(lines) or "<" in lines):
        return lines
    return Qt.convertFromPlainText(lines, Qt.WhiteSpaceMode.WhiteSpaceNormal)


def _wrapped(line: str) -> str:
    """Return a line in pieces that a screen has room for; most are short, and every button has one."""
    if len(line) <= _LONGEST_LINE and "\t" not in line:
        return line.rstrip(" \x0b\x0c")
    return textwrap.fill(line, _LONGEST_LINE, replace_whitespace=False, break_on_hyphens=False)
