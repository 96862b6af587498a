"""A horizontal rule between two parts of a reply."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.translation import tr
from app.ui.transcript import colours, proportions


class RuleBlock(QWidget):
    """A thin line across the column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Dividing line"))

    def sizeHint(self) -> QSize:
        """Return the height of a line of text."""
        return QSize(proportions.em(self, 4), proportions.em(self, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setPen(colours.hairline(self.palette()))
        middle = self.height() // 2
        painter.drawLine(0, middle, self.width(), middle)
        painter.end()
