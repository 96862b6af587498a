"""Lengths and fonts of the transcript, in proportion to the font in use."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QWidget

COLUMN_EMS = 58  # about 760 px at the usual text size: 80 to 90 Latin letters a line
LINE_HEIGHT_PERCENT = 142


def em(widget: QWidget, count: float = 1.0) -> int:
    """Return ``count`` times the text size of a widget, in pixels."""
    return round(QFontInfo(widget.font()).pixelSize() * count)


def is_text_size_change(event: QEvent) -> bool:
    """Return whether an event may change a widget's text size: by its font, or by a style sheet."""
    return event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange)


def column_width(widget: QWidget) -> int:
    """Return the maximum width of a text column, in pixels."""
    return em(widget, COLUMN_EMS)


def scaled(font: QFont, factor: float) -> QFont:
    """Return the font ``factor`` times as large."""
    larger = QFont(font)
    if font.pointSizeF() > 0:
        larger.setPointSizeF(font.pointSizeF() * factor)
    else:
        larger.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return larger


def code_font(font: QFont) -> QFont:
    """Return the system's fixed-width font at the size of ``font``."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if font.pointSizeF() > 0:
        fixed.setPointSizeF(font.pointSizeF())
    else:
        fixed.setPixelSize(font.pixelSize())
    return fixed
