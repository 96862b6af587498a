"""The strategy ladder: value as bars, risk as a line, the limit dashed; marks by shape and by word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.anticipation import Ladder
from app.ui.panel.charts.chart import Chart, paint_mark
from app.ui.transcript.proportions import em
from app.ui.view_models.profile import percent

_MARKS = (("chosen", "diamond"), ("pearl point", "circle"), ("boundary", "bar"))
_KEY = ("risk of a reply", "constructive value", "the same, past the boundary")
_PLOT_EMS, _GAP = 8.4, 0.4


class LadderChart(Chart):
    """Rungs from left to right by number. Each mark has a row of its own above the plot, so none hides another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Risk and constructive value along the ladder", parent)
        self._ladder: Ladder | None = None
        self.marked: dict[str, int] = {}
        self._chosen = ""

    def show_ladder(self, ladder: Ladder, chosen: str, described: str) -> None:
        """Show a ladder with the chosen strategy; ``described`` is the accessible description."""
        self._ladder, self._chosen = ladder, chosen
        names = {"chosen": chosen, "pearl point": ladder.pearl, "boundary": ladder.boundary}
        at = {each.strategy: index for index, each in enumerate(ladder.rungs)}
        self.marked = {mark: at[name] for mark, name in names.items() if name in at}
        self.describe(described)

    def chart_height(self) -> int:
        """Return the height of three rows of marks, plot, numbers and four rows of legend, with gaps."""
        rows = len(_MARKS) + 1 + len(_KEY) + 1
        return rows * self.line_height() + em(self, _PLOT_EMS) + 3 * em(self, _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole chart."""
        if self._ladder is None:
            return
        painter = self.opened_painter()
        plot = self._plot()
        self._paint_bars(painter, plot, self._ladder)
        self._paint_axis(painter, plot, self._ladder)
        self._paint_risk(painter, plot, self._ladder)
        self._paint_marks(painter, plot)
        self._paint_key(painter, plot, self._ladder)
        painter.end()

    def _plot(self) -> QRectF:
        left = self.fontMetrics().horizontalAdvance("100 %") + em(self, 0.5)
        top = len(_MARKS) * self.line_height() + em(self, _GAP)
        return QRectF(left, top, self.width() - left - 1, em(self, _PLOT_EMS))

    def _x(self, plot: QRectF, index: int) -> float:
        count = len(self._ladder.rungs) if self._ladder is not None else 1
        return plot.left() + plot.width() * (index + 0.5) / count

    def _paint_bars(self, painter: QPainter, plot: QRectF, ladder: Ladder) -> None:
        last = self.marked["boundary"]
        width = plot.width() / len(ladder.rungs) * 0.62
        for index, rung in enumerate(ladder.rungs):
            top = self.y_of(plot, rung.value)
            bar = QRectF(self._x(plot, index) - width / 2, top, width, plot.bottom() - top)
            self._dress_bar(painter, inside=index <= last)
            painter.drawRect(bar)

    def _paint_axis(self, painter: QPainter, plot: QRectF, ladder: Ladder) -> None:
        self.paint_share_axis(painter, plot)
        for index in range(len(ladder.rungs)):
            middle = self._x(plot, index)
            box = QRectF(middle - em(self), plot.bottom() + em(self, 0.3), 2 * em(self), self.line_height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index + 1))

    def _paint_risk(self, painter: QPainter, plot: QRectF, ladder: Ladder) -> None:
        colours = self.colours()
        limit = self.y_of(plot, ladder.limit)
        painter.setPen(self._limit_pen())
        painter.drawLine(QPointF(plot.left(), limit), QPointF(plot.right(), limit))
        points = [
            QPointF(self._x(plot, index), self.y_of(plot, rung.monotone_risk))
            for index, rung in enumerate(ladder.rungs)
        ]
        painter.setPen(self._risk_pen())
        painter.drawPolyline(points)
        for point in points:
            paint_mark(painter, "square", point, em(self, 0.5), QColor(colours.on_alert))

    def _paint_marks(self, painter: QPainter, plot: QRectF) -> None:
        rows = [(row, *mark) for row, mark in enumerate(_MARKS) if mark[0] in self.marked]
        painter.setPen(QPen(QColor(self.colours().quiet), 1, Qt.PenStyle.DotLine))
        for row, words, _ in rows:
            middle = self._x(plot, self.marked[words])
            painter.drawLine(
                QPointF(middle, (row + 0.5) * self.line_height()), QPointF(middle, plot.bottom())
            )
        for row, words, shape in rows:
            self._paint_mark(
                painter, QPointF(self._x(plot, self.marked[words]), row * self.line_height()), words, shape
            )

    def _paint_mark(self, painter: QPainter, top: QPointF, words: str, shape: str) -> None:
        """Paint a mark and its word on a background that covers the dotted lines of the rows above."""
        colours, metrics, side = self.colours(), self.fontMetrics(), em(self, 0.7)
        wide = metrics.horizontalAdvance(words)
        left = top.x() + side
        if left + wide > self.width():
            left = top.x() - side - wide
        painter.fillRect(QRectF(left, top.y(), wide, self.line_height()), QColor(colours.raised))
        painter.setPen(QColor(colours.text))
        painter.drawText(QPointF(left, top.y() + metrics.ascent()), words)
        paint_mark(painter, shape, top + QPointF(0, self.line_height() / 2), side, QColor(colours.accent))

    def _paint_key(self, painter: QPainter, plot: QRectF, ladder: Ladder) -> None:
        colours, metrics = self.colours(), self.fontMetrics()
        top, wide = plot.bottom() + self.line_height() + em(self, _GAP), em(self, 1.8)
        for row, words in enumerate((*_KEY, f"limit of risk, {percent(ladder.limit)}")):
            sample = QRectF(0.8, top + row * self.line_height(), wide, self.line_height())
            painter.setPen(self._risk_pen() if row == 0 else self._limit_pen())
            if row in (1, 2):
                self._dress_bar(painter, inside=row == 1)
                painter.drawRect(sample.adjusted(0, sample.height() * 0.2, 0, -sample.height() * 0.2))
            else:
                middle = sample.center().y()
                painter.drawLine(QPointF(sample.left(), middle), QPointF(sample.right(), middle))
            if row == 0:
                paint_mark(painter, "square", sample.center(), em(self, 0.5), QColor(colours.on_alert))
            painter.setPen(QColor(colours.text))
            left = sample.right() + em(self, 0.5)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(self.width() - left))
            painter.drawText(QPointF(left, sample.top() + metrics.ascent()), shown)

    def _dress_bar(self, painter: QPainter, *, inside: bool) -> None:
        care = QColor(self.colours().on_care)
        painter.setPen(QPen(care, 1.2))
        ground = QBrush(QColor(self.colours().care))
        painter.setBrush(ground if inside else QBrush(care, Qt.BrushStyle.BDiagPattern))

    def _risk_pen(self) -> QPen:
        return QPen(QColor(self.colours().on_alert), max(1.6, em(self, 0.14)))

    def _limit_pen(self) -> QPen:
        return QPen(QColor(self.colours().text), max(1.2, em(self, 0.1)), Qt.PenStyle.DashLine)
