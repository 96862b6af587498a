"""Where the words of a narrow table go on below: headings at spaces, addresses and identifiers at their joints."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_PADDING = 8  # pixels at each side of a cell, as in the style sheet
_LONG = 8  # characters of a word that may be broken
_JOINT = re.compile(r"(?<=[/:_@])(?=\w)|(?<=\.)(?=[^\W\d])")  # a decimal point is none
_BREAK = "\u200b"  # without a width, and not seen


def pieces(word: str) -> list[str]:
    """Return the parts of a word that stay in one line: of a long one what stands between its joints."""
    return _JOINT.split(word) if len(word) > _LONG else [word]


def in_lines(heading: str, room: int, width_of: Callable[[str], int]) -> str:
    """Return a heading with line breaks at spaces, so that each line has room where its words have."""
    lines: list[str] = []
    for word in heading.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


class BreakingDelegate(QStyledItemDelegate):
    """Draws long words so that they can go on in a further line; what is copied or spoken has no breaks."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """Return the words of a cell with places to break."""
        return " ".join(_BREAK.join(pieces(word)) for word in str(value).split(" "))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a cell; Qt would count the padding of the style sheet as room for words."""
        room = QStyleOptionViewItem(option)
        if option.rect.isValid():
            room.rect = option.rect.adjusted(0, 0, -2 * _PADDING, 0)
        return super().sizeHint(room, index)
