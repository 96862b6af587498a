"""The posterior over user types by turn: one line a type, each with its own mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.alignment.explanation_text import type_name
from app.domain.strategy import TYPES, Shares
from app.translation import tr, with_commas
from app.ui.panel.charts.chart import Chart, paint_mark
from app.ui.panel.charts.key_line import KeyLine
from app.ui.transcript.proportions import em
from app.ui.view_models.profile import percent

_PLOT_EMS = 4.5
_MARKS = ("circle", "square", "diamond")  # in order of TYPES, as all of these
_INKS = ("accent", "on_notice", "text")  # names of colours of the appearance
_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


class PosteriorChart(Chart):
    """The posterior of every turn so far, the latest at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Who may be asking, over the turns"), parent)
        self._history: tuple[Shares, ...] = ()

    def show_history(self, history: Sequence[Shares]) -> None:
        """Show these posteriors, oldest first."""
        self._history = tuple(history)
        self.describe(". ".join(turn_in_words(number, each) for number, each in enumerate(history, 1)) + ".")

    def chart_height(self) -> int:
        """Return the height of the plot."""
        return em(self, _PLOT_EMS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame and lines."""
        if not self._history:
            return
        painter = self.opened_painter()
        plot = QRectF(em(self, 0.5), em(self, 0.5), self.width() - em(self, 1), em(self, _PLOT_EMS - 1))
        painter.setPen(QPen(QColor(self.colours().line), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.drawLine(plot.topLeft(), plot.topRight())
        for index in range(len(TYPES)):
            self._paint_line(painter, plot, index)
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

    def _ink(self, index: int) -> QColor:
        return QColor(getattr(self.colours(), _INKS[index]))

    def _pen(self, index: int) -> QPen:
        return QPen(self._ink(index), max(1.6, em(self, 0.14)), _STYLES[index])


class PosteriorHistory(QWidget):
    """The chart above its key, whose words wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Who may be asking, over the turns"))
        self.chart = PosteriorChart(self)
        self.key = tuple(
            KeyLine(mark, ink, style, "", self)
            for mark, ink, style in zip(_MARKS, _INKS, _STYLES, strict=True)
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.chart)
        for line in self.key:
            rows.addWidget(line)

    def show_history(self, history: Sequence[Shares]) -> None:
        """Show these posteriors, oldest first."""
        self.chart.show_history(history)
        self.setAccessibleDescription(self.chart.accessibleDescription())
        for kind, line, share in zip(TYPES, self.key, history[-1], strict=True):
            line.words.setText(tr("{who}: now {share}", who=type_name(kind), share=percent(share)))


def turn_in_words(number: int, shares: Shares) -> str:
    """Return one turn's posterior in words."""
    parts = (f"{type_name(kind)} {percent(share)}" for kind, share in zip(TYPES, shares, strict=True))
    return tr("Message {number}: {shares}", number=number, shares=with_commas(parts))
