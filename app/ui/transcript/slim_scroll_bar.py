"""A slim scroll bar with a rounded handle and no arrows, and scroll areas that use it; the style sheet paints it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar

THICKNESS = 12  # width in pixels that can be grabbed; the painted handle is thinner


class SlimScrollBar(QScrollBar):
    """A scroll bar of ``THICKNESS`` in every layout, whatever the style thinks of it."""

    def sizeHint(self) -> QSize:
        """Return a thin bar's size."""
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(THICKNESS, 3 * THICKNESS)
        return QSize(3 * THICKNESS, THICKNESS)


def make_page(area: QScrollArea) -> None:
    """Let a scroll area show one page as wide as there is room, without a frame, with a slim bar."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, area))
