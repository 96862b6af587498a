"""The frame of a report page: a bar with back and export buttons, and a scrolling column below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.evaluation.report.formatting import facts_rows
from app.evaluation.report.report_model import RunFacts
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.readable_width import ReadableWidth
from app.ui.transcript.slim_scroll_bar import make_page

_WIDEST_EMS = 88


class ReadingPage(QWidget):
    """A page whose content goes into ``column``."""

    left = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.back = button(
            tr("Back"), self.left.emit, kind=ButtonKind.QUIET, name=tr("Back to the runs"), parent=self
        )
        self.bar = QHBoxLayout()
        self.bar.setContentsMargins(20, 12, 20, 4)
        self.bar.addWidget(self.back)
        self.bar.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setObjectName("pageScroll")
        self.area.setAccessibleName(title)
        make_page(self.area)
        self.inside = QWidget()
        self.inside.setObjectName("pageInside")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(28, 8, 28, 28)
        self.column.setSpacing(8)
        self.area.setWidget(self.inside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self.bar)
        rows.addWidget(self.area, 1)
        ReadableWidth(self, _WIDEST_EMS, self.bar, self.column)
        self.column.addWidget(label(title, self, heading=True, factor=1.5))

    def add_action(self, shown: QPushButton) -> None:
        """Add a button at the right of the bar."""
        self.bar.addWidget(shown)

    def add_heading(self, words: str) -> None:
        """Add a heading."""
        self.column.addSpacing(14)
        self.column.addWidget(label(words, self, heading=True, factor=1.2))

    def add_words(self, words: str, *, quiet: bool = False, tone: str = "") -> None:
        """Add a paragraph."""
        shown = label(words, self, quiet=quiet)
        if tone:
            shown.set_tone(tone)
        self.column.addWidget(shown)

    def add_facts(self, facts: RunFacts) -> None:
        """Add what a run consists of."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (name, words) in enumerate(facts_rows(facts)):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(label(name, self, quiet=True, wraps=False), place, 0, top)
            grid.addWidget(label(_breakable(words), self), place, 1)
        self.column.addLayout(grid)


def _breakable(words: str) -> str:
    """Insert break opportunities into long hashes and paths: a label breaks only at spaces."""
    return " ".join("\u200b".join(_pieces(each)) if len(each) > 24 else each for each in words.split(" "))


def _pieces(word: str) -> list[str]:
    return [word[start : start + 8] for start in range(0, len(word), 8)]
