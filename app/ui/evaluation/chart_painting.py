"""The painting of a report's charts, for the window and the PDF: a value on its range, and a curve."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.evaluation.report.geometry import Bar, CurveMarks
from app.ui.appearance import Colours

_BAND_OPACITY = 46  # of 255


def paint_bar(painter: QPainter, box: QRectF, bar: Bar, colours: Colours) -> None:
    """Paint the track, the bar from zero, the zero line, and the interval as a line with end caps."""
    middle, thick = box.center().y(), box.height() * 0.6
    track = QRectF(box.left(), middle - thick / 2, box.width(), thick)
    painter.fillRect(track, QColor(colours.sunk))
    long = max(2.0, bar.length * box.width())
    begin = min(box.left() + bar.begin * box.width(), box.right() - long)
    painter.fillRect(QRectF(begin, track.top(), long, thick), QColor(colours.accent))
    zero = box.left() + bar.zero * box.width()
    painter.setPen(QPen(QColor(colours.quiet), 1))
    painter.drawLine(QLineF(zero, box.top(), zero, box.bottom()))
    if bar.low is None or bar.high is None:
        return
    low, high = (box.left() + each * box.width() for each in (bar.low, bar.high))
    wide = max(1.4, box.height() / 11)
    for colour, width in ((colours.base, wide * 1.9), (colours.on_notice, wide)):  # a rim sets it off the bar
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(QLineF(low, middle, high, middle))
        for end in (low, high):
            painter.drawLine(QLineF(end, middle - thick / 2.5, end, middle + thick / 2.5))


def paint_curve(painter: QPainter, box: QRectF, marks: CurveMarks, across: str, colours: Colours) -> None:
    """Paint labelled axes, the band of the intervals, and the line."""
    metrics = painter.fontMetrics()
    line = metrics.height()
    left = box.left() + max(metrics.horizontalAdvance(each.words) for each in marks.up) + line * 0.6
    plot = QRectF(left, box.top() + line * 0.6, box.right() - left - line, box.height() - line * 3.4)
    _paint_axes(painter, plot, marks, colours)
    painter.setPen(QColor(colours.quiet))
    below = QRectF(plot.left(), plot.bottom() + line * 1.5, plot.width(), line)
    shown = metrics.elidedText(across, Qt.TextElideMode.ElideRight, round(plot.width()))
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, shown)
    if marks.band:
        band = QColor(colours.accent)
        band.setAlpha(_BAND_OPACITY)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band)
        painter.drawPolygon(QPolygonF([_at(plot, each) for each in marks.band]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.accent), max(2.0, line / 7)))
    points = [_at(plot, each) for each in marks.line]
    painter.drawPolyline(QPolygonF(points))
    if len(points) == 1:
        painter.drawEllipse(points[0], line / 6, line / 6)


def _paint_axes(painter: QPainter, plot: QRectF, marks: CurveMarks, colours: Colours) -> None:
    metrics = painter.fontMetrics()
    line = metrics.height()
    for tick in marks.up:
        y = plot.bottom() - tick.place * plot.height()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        painter.setPen(QColor(colours.quiet))
        wide = metrics.horizontalAdvance(tick.words)
        painter.drawText(QPointF(plot.left() - wide - line * 0.4, y + line * 0.3), tick.words)
    free = -1e9  # the right end of the labels painted so far
    for tick in marks.across:
        x = plot.left() + tick.place * plot.width()
        wide = metrics.horizontalAdvance(tick.words)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QLineF(x, plot.bottom(), x, plot.bottom() + line * 0.25))
        if x - wide / 2 > free + line * 0.4:
            painter.setPen(QColor(colours.quiet))
            painter.drawText(QPointF(x - wide / 2, plot.bottom() + line * 1.25), tick.words)
            free = x + wide / 2


def _at(plot: QRectF, point: tuple[float, float]) -> QPointF:
    return QPointF(plot.left() + point[0] * plot.width(), plot.bottom() - point[1] * plot.height())
