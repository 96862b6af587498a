"""A bar to the right of a middle line for positive values, to the left for negative ones."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.panel.charts.chart import Chart
from app.ui.transcript.proportions import em


class SignedBar(Chart):
    """``share`` from −1 to 1. To the left it is hatched: told apart by side and pattern, not by colour."""

    def __init__(self, name: str, share: float, words: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._share = min(1.0, max(-1.0, share))
        self.describe(words)

    def chart_height(self) -> int:
        """Return a thin bar's height, in proportion to the text."""
        return max(8, em(self, 0.65))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, the bar and the middle."""
        colours = self.colours()
        painter = self.opened_painter()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sunk))
        painter.drawRect(QRectF(self.rect()))
        middle, accent = self.width() / 2, QColor(colours.accent)
        wide = abs(self._share) * middle
        bar = QRectF(middle if self._share >= 0 else middle - wide, 1, wide, self.height() - 2)
        if self._share >= 0:
            painter.fillRect(bar, accent)
        else:
            painter.setPen(QPen(accent, 1.2))
            painter.setBrush(QBrush(accent, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(bar)
        painter.setPen(QPen(QColor(colours.text), 1.5))
        painter.drawLine(QPointF(middle, 0), QPointF(middle, self.height()))
        painter.end()
