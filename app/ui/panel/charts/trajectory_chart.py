"""Risk over the turns as two lines; a turn is selected with the mouse or the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.analysis import Trajectory
from app.translation import tr
from app.ui.panel.charts.chart import Chart, paint_mark
from app.ui.transcript.proportions import em
from app.ui.view_models.trajectory import gap_words, turn_words

_PLOT_EMS = 7
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TrajectoryChart(Chart):
    """Left, right, Home and End move the pointer, Enter or a click selects. ``pointed``: index of the pointed turn."""

    chosen = Signal(str)
    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Risk across the turns"), parent)
        self._trajectory = Trajectory()
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_trajectory(self, trajectory: Trajectory) -> None:
        """Show these turns and point at the latest; equal turns do not move the pointer."""
        if trajectory == self._trajectory:
            return
        self._trajectory = trajectory
        self.point_at(len(trajectory.turns) - 1)

    def point_at(self, index: int) -> None:
        """Point at a turn; an index out of range means the nearest turn."""
        count = len(self._trajectory.turns)
        self.at = min(max(0, index), max(0, count - 1))
        words = [turn_words(self._trajectory, each) for each in range(count)]
        if words:
            whole = f"{gap_words(self._trajectory)} {'. '.join(words)}."
            self.describe(tr("Pointing at: {turn}. {whole}", turn=words[self.at], whole=whole))
            self.pointed.emit(self.at)

    def point_of(self, index: int) -> QPointF:
        """Return the point of a turn on the line of the cumulative risk."""
        plot = self._plot()
        return QPointF(self._x(plot, index), self.y_of(plot, self._trajectory.together[index]))

    def chart_height(self) -> int:
        """Return the height of plot and numbers."""
        return em(self, _PLOT_EMS) + self.line_height() + em(self, 0.3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the pointer, or select."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.point_at(self.at + _STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.point_at(0)
        elif key == Qt.Key.Key_End:
            self.point_at(len(self._trajectory.turns) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the turn nearest to the mouse."""
        count = len(self._trajectory.turns)
        if count and event.button() is Qt.MouseButton.LeftButton:
            plot, x = self._plot(), event.position().x()
            self.point_at(min(range(count), key=lambda each: abs(self._x(plot, each) - x)))
            self._choose()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the keyboard focus."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axes, lines and pointer."""
        if not self._trajectory.turns:
            return
        painter = self.opened_painter()
        plot = self._plot()
        self._paint_axis(painter, plot)
        self._paint_pointer(painter, plot)
        self._paint_line(painter, plot, self._trajectory.together, "square")
        self._paint_line(painter, plot, self._trajectory.last, "circle")
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.colours().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _choose(self) -> None:
        if self._trajectory.turns:
            self.chosen.emit(self._trajectory.turns[self.at])

    def _plot(self) -> QRectF:
        left = self.fontMetrics().horizontalAdvance("100 %") + em(self, 0.8)
        top = self.line_height() / 2 + 4
        return QRectF(left, top, self.width() - left - em(self, 0.5), em(self, _PLOT_EMS) - top)

    def _x(self, plot: QRectF, index: int) -> float:
        return plot.left() + plot.width() * (index + 0.5) / len(self._trajectory.turns)

    def _paint_axis(self, painter: QPainter, plot: QRectF) -> None:
        self.paint_share_axis(painter, plot)
        count = len(self._trajectory.turns)
        room = self.fontMetrics().horizontalAdvance(f"{count}  ")
        every = max(1, -(-room * count // max(1, int(plot.width()))))
        for index in range(0, count, every):
            box = QRectF(self._x(plot, index) - room, plot.bottom() + 2, 2 * room, self.line_height())
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, str(index + 1))

    def _paint_pointer(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours().chosen))
        wide = min(plot.width() / len(self._trajectory.turns), em(self, 2.2))
        middle = self._x(plot, self.at)
        painter.drawRoundedRect(QRectF(middle - wide / 2, plot.top(), wide, plot.height()), 4, 4)

    def _paint_line(self, painter: QPainter, plot: QRectF, shares: tuple[float, ...], shape: str) -> None:
        points = [QPointF(self._x(plot, at), self.y_of(plot, share)) for at, share in enumerate(shares)]
        painter.setPen(self._pen(shape))
        painter.drawPolyline(points)
        for point in points:
            paint_mark(painter, shape, point, em(self, 0.6), self._ink(shape))

    def _ink(self, shape: str) -> QColor:
        colours = self.colours()
        return QColor(colours.on_notice if shape == "square" else colours.accent)

    def _pen(self, shape: str) -> QPen:
        style = Qt.PenStyle.DashLine if shape == "square" else Qt.PenStyle.SolidLine
        return QPen(self._ink(shape), max(1.6, em(self, 0.14)), style)
