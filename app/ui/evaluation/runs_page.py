"""The first page of the evaluation window: a new run, the current run, and all earlier runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.buttons import button
from app.ui.evaluation.cell_table import CellTable
from app.ui.evaluation.run_card import RunCard
from app.ui.evaluation.run_form import RunForm
from app.ui.labels import label
from app.ui.readable_width import ReadableWidth
from app.ui.transcript.proportions import is_text_size_change
from app.ui.transcript.slim_scroll_bar import make_page
from app.ui.view_models.evaluation import run_cells

if TYPE_CHECKING:
    from app.evaluation.run_logs import Run

_HEADINGS = (tr("Begun"), tr("Task"), tr("Model"), tr("Mode"), tr("State"))
_TABLE_EMS = 16
_WIDEST_EMS = 88
_NONE = tr("No evaluation was made yet.")
_UNFINISHED = "unfinished", "failed"  # states in which a run can be continued


class RunsPage(QScrollArea):
    """Emits which runs a person wants to see, compare, or continue."""

    report_requested = Signal(object)
    compare_requested = Signal(object, object)
    resume_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageScroll")
        make_page(self)
        self.setAccessibleName(tr("Evaluations"))
        self.form = RunForm(self)
        self.card = RunCard(self)
        self.table = CellTable(tr("Runs, newest first"), _HEADINGS, several=True, parent=self)
        self.empty = label(tr("Reading the runs…"), self, quiet=True)
        self.run_actions = QWidget(self)
        self.show_report = button(tr("Show the report"), self._report, parent=self)
        self.go_on = button(
            tr("Go on"), self._resume, name=tr("Go on with what is left of this run"), parent=self
        )
        self.compare = button(
            tr("Compare"), self._compare, name=tr("Compare the two chosen runs"), parent=self
        )
        self.hint = label(tr("Choose two runs to compare them."), self, quiet=True, factor=0.92)
        self._runs: tuple[Run, ...] = ()
        self._free = True
        self._build()
        self.table.chosen_changed.connect(self._rate)
        self.table.opened.connect(lambda row: self.report_requested.emit(self._runs[row]))
        self._rate()

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("pageInside")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(24, 18, 24, 24)
        rows.setSpacing(12)
        rows.addWidget(label(tr("Evaluations"), self, heading=True, factor=1.5))
        for each in (self.form, self.card):
            rows.addWidget(each)
        rows.addWidget(label(tr("Runs"), self, heading=True, factor=1.15))
        rows.addWidget(self.empty)
        rows.addWidget(self.table)
        actions = QHBoxLayout(self.run_actions)
        actions.setContentsMargins(0, 0, 0, 0)
        for shown in (self.show_report, self.go_on, self.compare):
            actions.addWidget(shown)
        actions.addStretch(1)
        rows.addWidget(self.run_actions)
        rows.addWidget(self.hint)
        rows.addStretch(1)
        self.setWidget(inside)
        ReadableWidth(self, _WIDEST_EMS, rows)
        for below in (self.table, self.run_actions, self.hint):
            below.hide()  # until there are runs
        self._fit()

    def show_runs(self, runs: Sequence[Run]) -> None:
        """List the runs and select the newest."""
        self._runs = tuple(runs)
        self.table.show_rows([run_cells(each) for each in self._runs])
        self.table.setVisible(bool(runs))
        self.run_actions.setVisible(bool(runs))
        self.hint.setVisible(len(runs) > 1)
        self.empty.setVisible(not runs)
        self.empty.setText(_NONE)
        if runs:
            self.table.selectRow(0)

    def set_free(self, free: bool) -> None:
        """Allow starting and continuing runs, or not while one is under way."""
        self._free = free
        self.form.set_free(free)
        self._rate()

    @property
    def chosen(self) -> tuple[Run, ...]:
        """The selected runs."""
        return tuple(self._runs[each] for each in self.table.chosen if each < len(self._runs))

    def _rate(self) -> None:
        chosen = self.chosen
        one = len(chosen) == 1
        self.show_report.setEnabled(one)
        self.go_on.setEnabled(one and self._free and chosen[0].state.value in _UNFINISHED)
        self.compare.setEnabled(len(chosen) == 2)

    def _report(self) -> None:
        self.report_requested.emit(self.chosen[0])

    def _resume(self) -> None:
        self.resume_requested.emit(self.chosen[0])

    def _compare(self) -> None:
        self.compare_requested.emit(*self.chosen)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        self.table.limit_height(_TABLE_EMS)
