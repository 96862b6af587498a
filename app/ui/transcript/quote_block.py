"""A quotation: text beside a vertical line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.transcript import colours, proportions
from app.ui.transcript.prose_block import ProseBlock


class QuoteBlock(QWidget):
    """Indented prose behind a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prose = ProseBlock(self)
        rows = QHBoxLayout(self)
        rows.setContentsMargins(proportions.em(self, 1.2), 0, 0, 0)
        rows.addWidget(self.prose)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.hairline(self.palette()))
        painter.drawRoundedRect(QRectF(0, 2, 3, self.height() - 4), 1.5, 1.5)
        painter.end()
