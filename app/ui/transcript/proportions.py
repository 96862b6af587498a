"""Lengths and fonts of the transcript, in proportion to the font in use."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QWidget

from app.ui.type_scale import points_of

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
    """Return the font at the size of the type scale that is nearest to ``factor`` times its own."""
    larger = QFont(font)
    points = font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()
    larger.setPointSizeF(points_of(points, factor))
    return larger


def code_font(font: QFont) -> QFont:
    """Return the system's fixed-width font at the size of ``font``."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if font.pointSizeF() > 0:
        fixed.setPointSizeF(font.pointSizeF())
    else:
        fixed.setPixelSize(font.pixelSize())
    return fixed
