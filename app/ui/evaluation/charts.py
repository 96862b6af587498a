"""The chart widgets of a report: a value on its range, and a curve; each has an accessible description."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.evaluation.report.formatting import curve_words
from app.evaluation.report.geometry import Bar, curve_marks
from app.evaluation.report.report_model import Curve
from app.ui.evaluation.chart_painting import paint_bar, paint_curve
from app.ui.panel.charts.chart import Chart
from app.ui.transcript.proportions import em

_CURVE_EMS, _WIDEST_CURVE_EMS = 17, 46


class FigureBar(Chart):
    """One value with its interval; the text beside it is its description."""

    def __init__(self, name: str, bar: Bar, words: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._bar = bar
        self.describe(words)

    def chart_height(self) -> int:
        """Return a little less than a line of text."""
        return max(12, em(self, 0.95))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = self.opened_painter()
        paint_bar(painter, QRectF(self.rect()).adjusted(1, 0, -1, 0), self._bar, self.colours())
        painter.end()


class CurveChart(Chart):
    """A curve with the band of its intervals; every point is in the description."""

    def __init__(self, curve: Curve, parent: QWidget | None = None) -> None:
        super().__init__(curve.title, parent)
        self._marks, self._across = curve_marks(curve), curve.across
        self.describe(curve_words(curve))

    def chart_height(self) -> int:
        """Return a height at which slopes can be read."""
        return em(self, _CURVE_EMS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the curve, no wider than reads well."""
        painter = self.opened_painter()
        box = QRectF(self.rect())
        box.setWidth(min(box.width(), em(self, _WIDEST_CURVE_EMS)))
        paint_curve(painter, box, self._marks, self._across, self.colours())
        painter.end()
