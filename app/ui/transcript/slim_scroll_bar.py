"""A slim scroll bar with a rounded handle and no arrows, and scroll areas that use it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QStyle, QStyleOptionSlider

from app.ui.transcript import colours

THICKNESS = 12  # width in pixels that can be grabbed; the painted handle is thinner


class SlimScrollBar(QScrollBar):
    """A scroll bar that differs from the system's in its look only."""

    def sizeHint(self) -> QSize:
        """Return a thin bar's size."""
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(THICKNESS, 3 * THICKNESS)
        return QSize(3 * THICKNESS, THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the handle where the system's style places it."""
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
    """Let a scroll area show one page as wide as there is room, without a frame, with a slim bar."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, area))
