"""The evaluation window and the navigation between its pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.evaluation.run_specification import RunSpecification
from app.evaluation.tasks import task_named
from app.session.session import Session
from app.translation import tr
from app.ui.error_bar import ErrorBar
from app.ui.evaluation.evaluation_service import EvaluationService, export_html, export_pdf
from app.ui.evaluation.runs_page import RunsPage
from app.ui.help.help_button import HelpButton
from app.ui.task_runner import TaskRunner

if TYPE_CHECKING:
    from app.evaluation.report.report_model import Report, RunComparison
    from app.evaluation.run_control import RunProgress
    from app.evaluation.run_logs import Run

    Tell = Callable[[object], None]

_SIZE, _SMALLEST = (980, 780), (460, 420)
_LEAVING_MS = 8000


class EvaluationWindow(QWidget):
    """Closing it only hides it, and a run continues; ``leave`` ends everything. ``help_requested``: from people.

    ``ended``: a run is under way no more.
    """

    ended = Signal()
    help_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session = session
        self.service = EvaluationService(session)
        self._running = False
        self.tasks = TaskRunner(self)  # its own runner: a run may take hours
        self.errors = ErrorBar(self)
        self.runs = RunsPage(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.runs)
        self.setWindowTitle(tr("Evaluations"))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.help = HelpButton(self)
        self.help.clicked.connect(self.help_requested)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_requested)
        top = QHBoxLayout()
        top.setContentsMargins(10, 7, 10, 0)
        top.addWidget(self.help, 0, Qt.AlignmentFlag.AlignRight)
        rows.addLayout(top)
        rows.addWidget(self.errors)
        rows.addWidget(self.pages, 1)
        self._wire()

    def _wire(self) -> None:
        runs = self.runs
        runs.form.ordered.connect(self.start)
        runs.resume_requested.connect(self.resume)
        runs.report_requested.connect(self.open_report)
        runs.compare_requested.connect(self.open_comparison)
        runs.card.pause_requested.connect(self.service.pause)
        runs.card.stop_requested.connect(self.service.stop)

    def open(self) -> None:
        """Show the window with the current models and runs."""
        loaded = self._session.loaded
        self.runs.form.show_models(self.service.models(), loaded[0].id if loaded is not None else "")
        self.refresh()
        self.show()
        self.raise_()
        self.activateWindow()

    def refresh(self) -> None:
        """Read the runs again."""
        self.tasks.run(
            lambda report: self.service.runs(), self.runs.show_runs, self.errors.tell, in_order=True
        )

    # -- runs ---------------------------------------------------------------------------------------

    def start(self, order: RunSpecification) -> None:
        """Start an order; an unfinished run of the same order continues."""
        self._run(
            f"{task_named(order.task).title}, {order.model}", lambda tell: self.service.start(order, tell)
        )

    def resume(self, unfinished: Run) -> None:
        """Continue a run; finished items are kept."""
        order = unfinished.order
        title = f"{task_named(order.task).title}, {order.model}"
        self._run(title, lambda tell: self.service.resume(unfinished, tell))

    @property
    def running(self) -> bool:
        """True while a run is under way."""
        return self._running

    def _run(self, title: str, work: Callable[[Tell], Run]) -> None:
        self.errors.hide()
        self._running = True
        self.runs.set_free(False)
        self.runs.card.begin(title)
        self.tasks.run(work, self._ran, self._failed, self._show_progress)

    def _show_progress(self, progress: object) -> None:
        self.runs.card.show_progress(cast("RunProgress", progress))

    def _ran(self, run: Run) -> None:
        self._free()
        if run.state.value == "done":
            self.open_report(run)
        elif run.problem:
            self.errors.tell(tr("The run ended early; “Go on” does what is left."), run.problem)

    def _failed(self, sentence: str, detail: str) -> None:
        self._free()
        self.errors.tell(sentence, detail)

    def _free(self) -> None:
        self._running = False
        self.ended.emit()
        self.runs.card.end()
        self.runs.set_free(True)
        self.refresh()

    # -- pages --------------------------------------------------------------------------------------

    def open_report(self, run: Run) -> None:
        """Show a run's report."""
        self.tasks.run(
            lambda report: self.service.report(run), self._show_report, self.errors.tell, in_order=True
        )

    def open_comparison(self, first: Run, second: Run) -> None:
        """Show two runs compared, or why they cannot be."""
        self.tasks.run(
            lambda report: self.service.comparison(first, second),
            self._show_comparison,
            self.errors.tell,
            in_order=True,
        )

    def _show_report(self, report: Report) -> None:
        from app.ui.evaluation.report_page import (
            ReportPage,  # now that Inspect is imported, the page loads at once
        )

        page = ReportPage(report, self)
        page.left.connect(self.show_runs)
        page.html_requested.connect(lambda: self._export(report, "html", export_html))
        page.pdf_requested.connect(lambda: self._export(report, "pdf", export_pdf))
        self._show_page(page)

    def _show_comparison(self, comparison: RunComparison) -> None:
        from app.ui.evaluation.comparison_page import ComparisonPage

        page = ComparisonPage(comparison, self)
        page.left.connect(self.show_runs)
        page.html_requested.connect(lambda: self._export(comparison, "html", export_html))
        self._show_page(page)

    def _show_page(self, page: QWidget) -> None:
        self.errors.hide()
        self.show_runs()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        page.setFocus()

    def show_runs(self) -> None:
        """Return to the list of runs."""
        while (page := self.pages.widget(1)) is not None:
            self.pages.removeWidget(page)
            page.deleteLater()
        self.pages.setCurrentWidget(self.runs)

    def _export(self, found: Report | RunComparison, ending: str, write: Callable[..., None]) -> None:
        name = f"oyster-{self._name_of(found)}.{ending}"
        path, _ = QFileDialog.getSaveFileName(self, tr("Export"), name, f"*.{ending}")
        if path:
            self.export_to(found, Path(path), write)

    def export_to(self, found: Report | RunComparison, path: Path, write: Callable[..., None]) -> None:
        """Export the page to a file, and show where it is."""
        self.tasks.run(
            lambda report: write(found, path),
            lambda done: self.errors.tell(tr("Written to {path}.", path=path)),
            self.errors.tell,
            in_order=True,
        )

    def _name_of(self, found: Report | RunComparison) -> str:
        from app.evaluation.report.report_model import Report

        if isinstance(found, Report):
            return f"{found.facts.task}-{found.facts.id}"
        return f"{found.first.task}-{found.first.id}-{found.second.id}"

    def leave(self) -> None:
        """Stop the current run, keeping finished items, and close."""
        self.service.leave()
        self.close()
        self.tasks.wait(_LEAVING_MS)
