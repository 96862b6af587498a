"""The frame of a page of the ratings: a scrolling column under a name."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.ui.readable_width import ReadableWidth
from app.ui.transcript.slim_scroll_bar import make_page

WIDEST_EMS = 88  # of tables with a sentence in a row


class RatingPage(QScrollArea):
    """A page whose content goes into ``column``."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageScroll")
        make_page(self)
        self.setAccessibleName(title)
        inside = QWidget()
        inside.setObjectName("pageInside")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(24, 12, 24, 24)
        self.column.setSpacing(12)
        self.setWidget(inside)
        ReadableWidth(self, WIDEST_EMS, self.column)
