"""The posterior over user types by turn: one line a type, each with its own mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.alignment.explanation_text import type_name
from app.domain.strategy import TYPES, Shares
from app.ui.panel.charts.chart import Chart, paint_mark
from app.ui.transcript.proportions import em
from app.ui.view_models.profile import percent

_PLOT_EMS = 4.5
_MARKS = ("circle", "square", "diamond")  # in order of TYPES
_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


class PosteriorChart(Chart):
    """The posterior of every turn so far, the latest at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who may be asking, over the turns", parent)
        self._history: tuple[Shares, ...] = ()

    def show_history(self, history: Sequence[Shares]) -> None:
        """Show these posteriors, oldest first."""
        self._history = tuple(history)
        self.describe(". ".join(turn_in_words(number, each) for number, each in enumerate(history, 1)) + ".")

    def chart_height(self) -> int:
        """Return the height of plot and legend."""
        return em(self, _PLOT_EMS) + len(TYPES) * self.fontMetrics().height() + em(self, 0.6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, lines and legend."""
        if not self._history:
            return
        painter = self.opened_painter()
        plot = QRectF(em(self, 0.5), em(self, 0.5), self.width() - em(self, 1), em(self, _PLOT_EMS - 1))
        painter.setPen(QPen(QColor(self.colours().line), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.drawLine(plot.topLeft(), plot.topRight())
        for index in range(len(TYPES)):
            self._paint_line(painter, plot, index)
            self._paint_key(painter, plot, index)
        painter.end()

    def _paint_line(self, painter: QPainter, plot: QRectF, index: int) -> None:
        count = len(self._history)
        points = [
            QPointF(
                plot.left() + plot.width() * (at + 0.5) / count, plot.bottom() - plot.height() * each[index]
            )
            for at, each in enumerate(self._history)
        ]
        painter.setPen(self._pen(index))
        painter.drawPolyline(points)
        for point in points:
            paint_mark(painter, _MARKS[index], point, em(self, 0.55), self._ink(index))

    def _paint_key(self, painter: QPainter, plot: QRectF, index: int) -> None:
        metrics, wide, left = self.fontMetrics(), em(self, 2), em(self, 0.4)
        top = plot.bottom() + em(self, 0.6) + index * metrics.height()
        middle = top + metrics.height() / 2
        painter.setPen(self._pen(index))
        painter.drawLine(QPointF(left, middle), QPointF(left + wide, middle))
        paint_mark(painter, _MARKS[index], QPointF(left + wide / 2, middle), em(self, 0.55), self._ink(index))
        painter.setPen(QColor(self.colours().text))
        begin = left + wide + em(self, 0.5)
        words = f"{type_name(TYPES[index])}: now {percent(self._history[-1][index])}"
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(self.width() - begin))
        painter.drawText(QPointF(begin, top + metrics.ascent()), shown)

    def _ink(self, index: int) -> QColor:
        colours = self.colours()
        return QColor((colours.accent, colours.on_notice, colours.text)[index])

    def _pen(self, index: int) -> QPen:
        return QPen(self._ink(index), max(1.6, em(self, 0.14)), _STYLES[index])


def turn_in_words(number: int, shares: Shares) -> str:
    """Return one turn's posterior in words."""
    parts = (f"{type_name(kind)} {percent(share)}" for kind, share in zip(TYPES, shares, strict=True))
    return f"Message {number}: {', '.join(parts)}"
