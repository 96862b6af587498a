"""A slim scroll bar, a rounded handle without arrows in the colours of the palette; and areas that scroll by one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QStyle, QStyleOptionSlider

from app.ui.transcript import colours

THICKNESS = 12  # pixels to grab; the handle drawn in it is thinner


class SlimScrollBar(QScrollBar):
    """Behaves as any scroll bar does, only its looks are quieter."""

    def sizeHint(self) -> QSize:
        """Thin across, as long as there is room."""
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(THICKNESS, 3 * THICKNESS)
        return QSize(3 * THICKNESS, THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle where the system's style has it."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        palette = self.palette()
        strength = 0.5 if self.isSliderDown() or self.underMouse() else 0.32
        painter.setBrush(colours.mixed(colours.surface(palette), colours.ink(palette), strength))
        thin = QRectF(handle).adjusted(3, 3, -3, -3)
        radius = min(thin.width(), thin.height()) / 2
        painter.drawRoundedRect(thin, radius, radius)
        painter.end()


def make_page(area: QScrollArea) -> None:
    """Let a scroll area show one page as wide as there is room, without a frame, beside a slim bar."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, area))
