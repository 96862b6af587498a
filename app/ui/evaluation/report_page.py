"""The report of a run: metrics with intervals and judge, over-refusal beside them, charts, failures and items."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.evaluation.data.published import PublishedTable
from app.evaluation.report.formatting import (
    PUBLISHED_NOTE,
    estimate_words,
    judge_words,
    place_words,
    shown_points,
    verdict_words,
)
from app.evaluation.report.report_model import Curve, Report
from app.translation import tr, with_semicolons
from app.ui.buttons import button
from app.ui.evaluation.charts import CurveChart
from app.ui.evaluation.figure_lines import FigureLines
from app.ui.evaluation.item_reader import ItemReader
from app.ui.evaluation.reading_page import ReadingPage
from app.ui.labels import label

_SHOWN_FAILURES = 20


class ReportPage(ReadingPage):
    """Created anew for every report."""

    html_requested = Signal()
    pdf_requested = Signal()

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(report.facts.title, parent)
        self.report = report
        self.html = button(
            tr("Export HTML…"), self.html_requested.emit, name=tr("Export the report as HTML"), parent=self
        )
        self.pdf = button(
            tr("Export PDF…"), self.pdf_requested.emit, name=tr("Export the report as PDF"), parent=self
        )
        self.add_action(self.html)
        self.add_action(self.pdf)
        self.add_facts(report.facts)
        for note in report.notes:
            self.add_words(note, tone="notice")
        self._add_figures()
        for curve in report.curves:
            self._add_curve(curve)
        self._add_groups()
        self._add_failures()
        self._add_published()
        self.add_heading(tr("Items"))
        self.reader = ItemReader((tr("Item"), tr("Question"), tr("Verdicts")), (tr("The item"),), self)
        self.reader.show_items(report.items)
        self.column.addWidget(self.reader)
        self.column.addStretch(1)

    def _add_figures(self) -> None:
        self.add_heading(tr("Figures"))
        if not self.report.overall:
            self.add_words(tr("There are none yet."))
        lines = FigureLines(self)
        for each in self.report.overall:
            lines.add_figure(each)
        beside = self.report.over_refusal
        if beside is not None and beside.figure is not None and beside.run:
            lines.add_figure(beside.figure, beside.words)
        self.column.addWidget(lines)
        if beside is not None and beside.figure is None:
            self.add_words(beside.words, tone="notice")

    def _add_curve(self, curve: Curve) -> None:
        self.add_heading(curve.title)
        self.column.addWidget(CurveChart(curve, self))
        points = with_semicolons(
            f"{place_words(each.x)}: {estimate_words(each.estimate, percent=curve.percent)}"
            for each in shown_points(curve)
        )
        self.add_words(
            tr(
                "{up} against {across}. {points}. {judge}. The band is the 95 % interval.",
                up=curve.up,
                across=curve.across,
                points=points,
                judge=judge_words(curve.judge),
            ),
            quiet=True,
        )

    def _add_groups(self) -> None:
        if not self.report.groups:
            return
        self.add_heading(tr("By group"))
        lines = FigureLines(self)
        for each in self.report.groups:
            lines.add_group(each)
        self.column.addWidget(lines)

    def _add_failures(self) -> None:
        failures = self.report.failures
        if not failures:
            return
        self.add_heading(tr("What failed"))
        for each in failures[:_SHOWN_FAILURES]:
            self.add_words(f"{each.identity}: {each.error or verdict_words(each)}")
        if len(failures) > _SHOWN_FAILURES:
            self.add_words(
                tr("… and {count} more, which the HTML has.", count=len(failures) - _SHOWN_FAILURES),
                quiet=True,
            )

    def _add_published(self) -> None:
        if not self.report.published:
            return
        self.add_heading(tr("Published figures"))
        self.add_words(PUBLISHED_NOTE, tone="notice")
        for table in self.report.published:
            self.add_words(
                tr(
                    "{table}. Source: {source}. {scale}.",
                    table=table.title,
                    source=table.source,
                    scale=table.scale,
                ),
                quiet=True,
            )
            self._add_table(table)

    def _add_table(self, table: PublishedTable) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        for column, words in enumerate(table.columns, start=1):
            grid.addWidget(_unbroken(words, self, quiet=True), 0, column)
            grid.setColumnStretch(column, 1)
        grid.setColumnStretch(0, 1)
        for place, row in enumerate(table.rows, start=1):
            grid.addWidget(_unbroken(row.measure, self), place, 0)
            for column, value in enumerate(row.values, start=1):
                grid.addWidget(label(f"{value:g}", self), place, column)
        self.column.addLayout(grid)


def _unbroken(words: str, parent: QWidget, *, quiet: bool = False) -> QWidget:
    """Return a label that keeps the width of its longest word: the page scrolls sideways sooner than it cuts one."""
    made = label(words, parent, quiet=quiet)
    made.setMinimumWidth(max(made.fontMetrics().horizontalAdvance(word) for word in (*words.split(), "")))
    return made
