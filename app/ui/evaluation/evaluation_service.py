"""What the evaluation's pages ask for: runs, reports, files. Inspect is imported at the first call, in its thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.model import InstalledModel, ModelRole
from app.evaluation.run_specification import RunSpecification
from app.session.session import Session

if TYPE_CHECKING:
    from app.evaluation.report.report_model import Report, RunComparison
    from app.evaluation.run_control import RunControl
    from app.evaluation.run_logs import Run


class EvaluationService:
    """All methods but ``pause``, ``stop`` and ``models`` are slow and belong in a task."""

    def __init__(self, session: Session) -> None:
        self._library = session.library
        self._locations = session.locations
        self._control: RunControl | None = None
        self._leaving = threading.Event()

    def models(self) -> tuple[InstalledModel, ...]:
        """Return the models that can be evaluated, or judge."""
        return tuple(each for each in self._library.installed() if each.role is ModelRole.CHAT)

    def runs(self) -> tuple[Run, ...]:
        """Return all runs, newest first."""
        from app.evaluation.run_logs import runs_in

        return runs_in(self._locations.evaluations)

    def start(self, order: RunSpecification, tell: Callable[[object], None]) -> Run:
        """Run an order to its end or a pause; an unfinished run of the same order continues. Raises ``OysterError``."""
        from app.evaluation.runs import run

        return run(self._locations, order, self._controlled(tell))

    def resume(self, unfinished: Run, tell: Callable[[object], None]) -> Run:
        """Continue a run. Raises ``OysterError``, also where its files have changed since."""
        from app.evaluation.runs import resume

        return resume(self._locations, unfinished, self._controlled(tell))

    def pause(self) -> None:
        """Stop after the current item; returns at once and may be called from any thread."""
        if self._control is not None:
            self._control.pause()

    def stop(self) -> None:
        """Stop now; the current item will be repeated."""
        if self._control is not None:
            self._control.stop()

    def leave(self) -> None:
        """Stop now, and refuse any further run."""
        self._leaving.set()
        self.stop()

    def report(self, run: Run) -> Report:
        """Return the report of a run."""
        from app.evaluation.report.report_builder import report_of

        return report_of(self._locations.evaluations, run)

    def comparison(self, first: Run, second: Run) -> RunComparison:
        """Return the comparison of two runs, the earlier one first. Raises ``RunsNotComparable``."""
        from app.evaluation.report.run_comparison import comparison_of

        earlier, later = sorted((first, second), key=lambda each: each.began)
        return comparison_of(earlier, later)

    def _controlled(self, tell: Callable[[object], None]) -> RunControl:
        from app.evaluation.run_control import RunControl

        self._control = RunControl(tell)
        if self._leaving.is_set():
            self._control.pause()
        return self._control


def export_html(found: Report | RunComparison, path: Path) -> None:
    """Write a report or a comparison as one HTML file. Raises ``EvaluationError``."""
    from app.evaluation.report.html import comparison_html, report_html, write_html
    from app.evaluation.report.report_model import Report

    write_html(path, report_html(found) if isinstance(found, Report) else comparison_html(found))


def export_pdf(found: Report, path: Path) -> None:
    """Write a report as a PDF. Raises ``PdfNotWritten``."""
    from app.ui.evaluation.report_pdf import write_pdf

    write_pdf(found, path)
