"""The frame of a page of the scenarios: a bar with buttons, and a scrolling column below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.flow_row import FlowRow
from app.ui.labels import Words, label
from app.ui.readable_width import ReadableWidth
from app.ui.transcript.slim_scroll_bar import make_page

_WIDEST_EMS = 72


class ScrollPage(QWidget):
    """A page whose content goes into ``column``."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._bar = QWidget(self)
        self._buttons = FlowRow(self._bar, gap=8)
        self.area = QScrollArea(self)
        self.area.setObjectName("pageScroll")
        self.area.setAccessibleName(title)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        make_page(self.area)
        inside = QWidget()
        inside.setObjectName("pageInside")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(24, 8, 24, 24)
        self.column.setSpacing(8)
        self.area.setWidget(inside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        edge = QVBoxLayout()
        edge.setContentsMargins(20, 8, 20, 0)
        edge.addWidget(self._bar)
        rows.addLayout(edge)
        rows.addWidget(self.area, 1)
        ReadableWidth(self, _WIDEST_EMS, edge, self.column)
        self.column.addWidget(label(title, self, heading=True, factor=1.5))

    def add_button(self, made: QPushButton) -> None:
        """Add a button to the bar."""
        self._buttons.addWidget(made)

    def add_heading(self, words: str) -> Words:
        """Add a heading; return its label."""
        self.column.addSpacing(6)
        return self._add(label(words, self, heading=True, factor=1.08))

    def add_words(self, words: str, *, quiet: bool = False) -> Words:
        """Add a paragraph; return its label."""
        return self._add(label(words, self, quiet=quiet))

    def _add(self, made: Words) -> Words:
        self.column.addWidget(made)
        return made
