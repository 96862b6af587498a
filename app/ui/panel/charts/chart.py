"""What all charts share: a name, words for who cannot see them, and lengths in proportion to the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.ui.appearance import Colours, colours_of
from app.ui.transcript.measures import em


class Chart(QWidget):
    """As wide as there is room; a chart answers its height with ``chart_height``."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def describe(self, words: str) -> None:
        """Say in words what is drawn, and draw it anew."""
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def chart_height(self) -> int:
        """Answer the height in pixels."""
        return em(self, 1.0)

    def sizeHint(self) -> QSize:
        """Answer the chart's height."""
        return QSize(em(self, 16), self.chart_height())

    def minimumSizeHint(self) -> QSize:
        """Answer the chart's height."""
        return QSize(em(self, 6), self.chart_height())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self.update()

    def colours(self) -> Colours:
        """Answer the colours in use."""
        return colours_of(QApplication.palette())

    def opened_painter(self) -> QPainter:
        """Answer a painter on this chart; end it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


def paint_mark(painter: QPainter, shape: str, centre: QPointF, size: float, colour: QColor) -> None:
    """Draw a mark ``size`` wide: "circle", "square", "diamond", or "bar" (upright)."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    half = size / 2
    box = QRectF(centre.x() - half, centre.y() - half, size, size)
    if shape == "circle":
        painter.drawEllipse(box)
    elif shape == "square":
        painter.drawRect(box.adjusted(half * 0.15, half * 0.15, -half * 0.15, -half * 0.15))
    elif shape == "diamond":
        around = (QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0))
        painter.drawPolygon(QPolygonF([centre + each for each in around]))
    else:
        painter.drawRect(QRectF(centre.x() - size / 6, centre.y() - half, size / 3, size))
    painter.restore()
