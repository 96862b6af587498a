"""One bar on a track from 0 to 1: a share, or a step that adds to it or takes away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.panel.charts.chart import Chart
from app.ui.transcript.proportions import em
from app.ui.view_models.analysis import BarLine


class FloatingBar(Chart):
    """A share is filled, a step up hatched, a step down outlined: told apart by pattern, not by colour."""

    def __init__(self, line: BarLine, parent: QWidget | None = None) -> None:
        super().__init__(line.name, parent)
        self._line = line
        self.describe(line.figure)

    def chart_height(self) -> int:
        """Return a thin bar's height, in proportion to the text."""
        return max(6, em(self, 0.55))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and the bar."""
        colours, line = self.colours(), self._line
        painter = self.opened_painter()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sunk))
        painter.drawRect(QRectF(self.rect()))
        left, right = sorted((line.start, line.end))
        width = max(3.0, (right - left) * self.width())
        bar = QRectF(min(left * self.width(), self.width() - width), 0, width, self.height())
        accent = QColor(colours.accent)
        if not line.moves:
            if line.end > 0:
                painter.fillRect(bar, accent)
        else:
            painter.setPen(QPen(accent, 1.5))
            up = line.end >= line.start
            painter.setBrush(
                QBrush(accent, Qt.BrushStyle.BDiagPattern) if up else QBrush(QColor(colours.raised))
            )
            painter.drawRect(bar.adjusted(0.75, 0.75, -0.75, -0.75))
        painter.end()
