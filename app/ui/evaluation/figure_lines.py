"""Metrics as lines: a name and value, a bar with the interval below, and the judge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.evaluation.metrics import MetricResult
from app.evaluation.report.formatting import (
    difference_words,
    figure_words,
    judge_words,
    range_words,
)
from app.evaluation.report.geometry import bar_of, difference_bar
from app.evaluation.report.group_names import group_words, part_words
from app.evaluation.report.report_model import MetricComparison, MetricGroup
from app.translation import together, tr, with_semicolons
from app.ui.evaluation.charts import FigureBar
from app.ui.labels import label
from app.ui.transcript.proportions import em

_SHOWN_PARTS = 40  # lines of a group; there can be hundreds of user profiles


class FigureLines(QWidget):
    """A column of metrics; the labels wrap, so that no text is cut at any text size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(3)

    def add_figure(self, figure: MetricResult, source: str = "") -> None:
        """Add a metric over all items; ``source`` names the run it is from if it is another run's."""
        measure = figure.measure
        below = with_semicolons((range_words(measure), judge_words(figure.judge)))
        if source:
            below = together(tr("{words}.", words=below), source)
        self._add(measure.title, figure, below)

    def add_group(self, group: MetricGroup) -> None:
        """Add a metric by one of its groups."""
        measure = group.measure
        self._rows.addWidget(
            label(
                tr("{measure} by {group}", measure=measure.title, group=group_words(group.group)),
                self,
                heading=True,
            )
        )
        below = with_semicolons((range_words(measure), judge_words(group.figures[0].judge)))
        self._rows.addWidget(label(below, self, quiet=True, factor=0.92))
        for each in group.figures[:_SHOWN_PARTS]:
            self._add(part_words(each.name), each, "")
        more = len(group.figures) - _SHOWN_PARTS
        if more > 0:
            self._rows.addWidget(
                label(tr("… and {more} more, which the HTML has.", more=more), self, quiet=True)
            )
        self._rows.addSpacing(em(self, 0.8))

    def add_differences(self, found: Sequence[MetricComparison]) -> None:
        """Add the paired differences of two runs."""
        for each in found:
            words, measure = difference_words(each), each.measure
            self._rows.addWidget(label(measure.title, self, heading=True))
            self._rows.addWidget(label(words, self))
            if each.comparison.difference is not None:
                bar = difference_bar(each.comparison.difference, measure.lowest, measure.highest)
                self._rows.addWidget(FigureBar(measure.title, bar, words, self))
            below = tr(
                "zero is in the middle; {measure}; {judge}",
                measure=range_words(measure),
                judge=judge_words(each.judge),
            )
            self._rows.addWidget(label(below, self, quiet=True, factor=0.92))
            self._rows.addSpacing(em(self, 0.6))

    def _add(self, name: str, figure: MetricResult, below: str) -> None:
        words, measure = figure_words(figure), figure.measure
        self._rows.addWidget(label(tr("{name}: {value}", name=name, value=words), self))
        if figure.estimate is not None:
            bar = bar_of(figure.estimate, measure.lowest, measure.highest)
            self._rows.addWidget(FigureBar(name, bar, words, self))
        if below:
            self._rows.addWidget(label(below, self, quiet=True, factor=0.92))
        self._rows.addSpacing(em(self, 0.35))
