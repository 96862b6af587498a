"""A thin line between two parts of a reply."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.transcript import colours, proportions


class RuleBlock(QWidget):
    """A hairline across the column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Dividing line")

    def sizeHint(self) -> QSize:
        """A line of text high, so that it divides."""
        return QSize(proportions.em(self, 4), proportions.em(self, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setPen(colours.hairline(self.palette()))
        middle = self.height() // 2
        painter.drawLine(0, middle, self.width(), middle)
        painter.end()
