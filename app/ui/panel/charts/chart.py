"""The base of all charts: accessible name and description, and lengths in proportion to the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.ui.appearance import Colours, colours_of
from app.ui.transcript.proportions import em, is_text_size_change
from app.ui.view_models.profile import percent


class Chart(QWidget):
    """A chart as wide as there is room; subclasses return its height from ``chart_height``."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def describe(self, words: str) -> None:
        """Set the accessible description, and repaint."""
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def chart_height(self) -> int:
        """Return the height in pixels."""
        return em(self, 1.0)

    def sizeHint(self) -> QSize:
        """Return the chart's height."""
        return QSize(em(self, 16), self.chart_height())

    def minimumSizeHint(self) -> QSize:
        """Return the chart's height."""
        return QSize(em(self, 6), self.chart_height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self.updateGeometry()
            self.update()

    def line_height(self) -> int:
        """Return the height of a line of words."""
        return self.fontMetrics().height()

    def y_of(self, plot: QRectF, share: float) -> float:
        """Return the y coordinate of a share of 0 to 1 in a plot that begins at ``top``."""
        return plot.bottom() - plot.height() * min(1.0, max(0.0, share))

    def paint_share_axis(self, painter: QPainter, plot: QRectF) -> None:
        """Paint the two axes of a plot, labelled at 0, ½ and 1; the pen keeps the labels' colour."""
        line = self.line_height()
        painter.setPen(QPen(QColor(self.colours().line), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.drawLine(plot.topLeft(), plot.bottomLeft())
        painter.setPen(QColor(self.colours().quiet))
        for share in (0.0, 0.5, 1.0):
            box = QRectF(0, self.y_of(plot, share) - line / 2, plot.left() - em(self, 0.3), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, percent(share))

    def colours(self) -> Colours:
        """Return the colours in use."""
        return colours_of(QApplication.palette())

    def opened_painter(self) -> QPainter:
        """Return a painter on this chart; the caller ends it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


def paint_mark(painter: QPainter, shape: str, centre: QPointF, size: float, colour: QColor) -> None:
    """Paint a mark ``size`` wide: "circle", "square", "diamond", or "bar" (upright)."""
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
