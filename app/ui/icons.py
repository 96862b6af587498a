"""The program's own line icons, painted in the palette's colours at any size and pixel ratio."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.locations import resource

_SHARPEST = 3.0  # pixel ratio at which every icon is drawn, so that it is sharp on every screen


@cache
def _drawing(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def paint_icon(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Paint an icon into ``box``."""
    drawing = _drawing(name).replace("currentColor", colour.name())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, box)


def icon(name: str, colour: QColor, size: int = 20, free: int = 0) -> QIcon:
    """Return an icon of ``size`` pixels in one colour, with ``free`` empty ones at its right."""
    return _icon(name, colour.name(), size, free)


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, size: int, free: int) -> QIcon:
    """Draw an icon; each is drawn once, however many buttons have it."""
    side = round(size * _SHARPEST)
    pixmap = QPixmap(side + round(free * _SHARPEST), side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, side, side), QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(_SHARPEST)
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Disabled)
    return made
