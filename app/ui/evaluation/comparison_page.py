"""The page that compares two runs: their settings, the paired differences, and every item side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.evaluation.report.report_model import RunComparison
from app.translation import tr, with_semicolons
from app.ui.buttons import button
from app.ui.evaluation.figure_lines import FigureLines
from app.ui.evaluation.item_reader import ItemReader
from app.ui.evaluation.reading_page import ReadingPage


class ComparisonPage(ReadingPage):
    """Created anew for every comparison."""

    html_requested = Signal()

    def __init__(self, comparison: RunComparison, parent: QWidget | None = None) -> None:
        super().__init__(tr("{first}: two runs compared", first=comparison.first.title), parent)
        self.comparison = comparison
        self.html = button(
            tr("Export HTML…"),
            self.html_requested.emit,
            name=tr("Export the comparison as HTML"),
            parent=self,
        )
        self.add_action(self.html)
        self.add_words(
            tr(
                "They differ in: {differing}.",
                differing=with_semicolons(comparison.differing) or tr("nothing that was ordered"),
            ),
            tone="notice",
        )
        self.add_heading(tr("Differences, item by item"))
        self.add_words(
            tr("B less A on the items that both have, with the 95 % interval of the mean."), quiet=True
        )
        lines = FigureLines(self)
        lines.add_differences(comparison.measures)
        self.column.addWidget(lines)
        self.add_heading(tr("Items side by side"))
        self.reader = ItemReader((tr("Item"), tr("Question"), "A", "B"), ("A", "B"), self)
        self.reader.show_pairs(comparison.items)
        self.column.addWidget(self.reader)
        for name, facts in (("A", comparison.first), ("B", comparison.second)):
            self.add_heading(name)
            self.add_facts(facts)
        self.column.addStretch(1)
