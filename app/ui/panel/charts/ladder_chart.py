"""The strategy ladder: a named bar for each rung, with its value, its risk and the limit; marks are words too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.labels import label
from app.ui.panel.charts.chart import Chart, paint_mark
from app.ui.panel.charts.key_line import KeyLine
from app.ui.transcript.proportions import em
from app.ui.view_models.ladder import RungLine


class RungBar(Chart):
    """The value of a rung as a bar, hatched past the boundary; its risk as a square, the limit as a dashed line."""

    def __init__(self, line: RungLine, parent: QWidget | None = None) -> None:
        super().__init__(line.name, parent)
        self._line = line
        self.describe(line.figures)

    def chart_height(self) -> int:
        """Return a bar's height, in proportion to the text."""
        return max(10, em(self, 0.85))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, the bar, the limit and the risk."""
        colours, line = self.colours(), self._line
        painter = self.opened_painter()
        track = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.fillRect(track, QColor(colours.sunk))
        ink = QColor(colours.accent)
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(
            QBrush(ink, Qt.BrushStyle.BDiagPattern) if line.past_boundary else QBrush(QColor(colours.chosen))
        )
        painter.drawRect(
            QRectF(track.left(), track.top(), max(2.0, track.width() * line.value), track.height())
        )
        at = track.left() + track.width() * line.limit
        painter.setPen(QPen(QColor(colours.text), max(1.2, em(self, 0.1)), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at, track.top()), QPointF(at, track.bottom()))
        size = em(self, 0.55)
        middle = track.left() + min(track.width() - size / 2, max(size / 2, track.width() * line.risk))
        paint_mark(painter, "square", QPointF(middle, track.center().y()), size, QColor(colours.on_alert))
        painter.end()


class LadderChart(QWidget):
    """From the least specific rung to the most. ``marked`` names the rung, from 0, of each mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Risk and constructive value along the ladder"))
        self.marked: dict[str, int] = {}
        self.lines: tuple[RungLine, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(em(self, 0.2))
        self._limit = KeyLine("", "text", Qt.PenStyle.DashLine, "", self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(em(self, 0.2))
        rows.addLayout(self._rows)
        rows.addSpacing(em(self, 0.4))
        rows.addWidget(KeyLine("square", "on_alert", Qt.PenStyle.NoPen, tr("risk of a reply"), self))
        rows.addWidget(
            label(
                tr("The bar is the constructive value; past the boundary it is hatched."), self, factor=0.95
            )
        )
        rows.addWidget(self._limit)

    def show_ladder(self, lines: tuple[RungLine, ...], described: str) -> None:
        """Show these rungs; ``described`` is the accessible description."""
        self.setAccessibleDescription(described)
        if lines == self.lines:
            return
        self.lines = lines
        self.marked = {mark: at for at, line in enumerate(lines) for mark in line.marks}
        layouts.clear(self._rows)
        for line in lines:
            self._rows.addWidget(label(line.heading, self, heading="chosen" in line.marks, factor=0.95))
            self._rows.addWidget(label(line.figures, self, quiet=True, factor=0.9))
            self._rows.addWidget(RungBar(line, self))
            self._rows.addSpacing(em(self, 0.3))
        if lines:
            self._limit.words.setText(tr("limit of risk, {share}", share=lines[0].limit_words))
