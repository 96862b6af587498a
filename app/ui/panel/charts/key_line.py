"""A line of a chart's key: a sample of its mark and line, and words that wrap."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.labels import label
from app.ui.panel.charts.chart import Chart, paint_mark
from app.ui.transcript.proportions import em


class _Sample(Chart):
    """A short stretch of a chart's line with its mark. ``ink`` names a colour of the appearance."""

    def __init__(self, shape: str, ink: str, style: Qt.PenStyle, parent: QWidget) -> None:
        super().__init__("", parent)
        self._shape, self._ink, self._style = shape, ink, style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of a line of words, two letters wide."""
        return QSize(em(self, 2), self.line_height())

    def minimumSizeHint(self) -> QSize:
        """Return the same size."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, and its mark in the middle."""
        painter = self.opened_painter()
        ink, middle = QColor(getattr(self.colours(), self._ink)), self.height() / 2
        painter.setPen(QPen(ink, max(1.6, em(self, 0.14)), self._style))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        if self._shape:
            paint_mark(painter, self._shape, QPointF(self.width() / 2, middle), em(self, 0.55), ink)
        painter.end()


class KeyLine(QWidget):
    """``shape`` as for ``paint_mark``, or empty for a line without a mark."""

    def __init__(
        self, shape: str, ink: str, style: Qt.PenStyle, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = label(words, self, factor=0.95)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(self, 0.5))
        row.addWidget(_Sample(shape, ink, style, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
