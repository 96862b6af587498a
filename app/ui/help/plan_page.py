"""The page of the safety plan: six steps, saved while they are written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from app.alignment.help_words import help_words
from app.alignment.support import helplines_for, is_emergency_number
from app.domain.risk import CrisisKind, Helpline
from app.domain.safety_plan import PlanStep, SafetyPlan
from app.ui.buttons import ButtonKind, button
from app.ui.flow_row import FlowRow
from app.ui.help.help_page import HelpPage, card
from app.ui.help.plan_field import PlanField
from app.ui.help.plan_keeping import PlanKeeping
from app.ui.help.plan_text import lines_of, plan_document, plan_text
from app.ui.labels import label
from app.ui.transcript.announcer import Announcer

_KINDS = (CrisisKind.SUICIDAL_INTENT, CrisisKind.SELF_HARM)


class PlanPage(HelpPage):
    """The fields can be written in once the plan is read, so that nothing is written over."""

    def __init__(
        self, keeping: PlanKeeping, region: str, language: str, parent: QWidget | None = None
    ) -> None:
        self._words = help_words(language).plan
        super().__init__(self._words.tab, parent)
        self._keeping, self._region, self._language = keeping, region, language
        self._loaded = False
        self.announcer = Announcer(self)
        self.kept = label("", self)
        self.state = label("", self, quiet=True)
        self.fields = {
            step: PlanField(number, self._words.steps[step], self) for number, step in enumerate(PlanStep, 1)
        }
        self.add = button(self._words.add_lines, self._add_lines, kind=ButtonKind.QUIET, parent=self)
        self.copy = button(self._words.copy, self._copy, parent=self)
        self.print = button(self._words.print, self._print, parent=self)
        self.pdf = button(self._words.pdf, self._ask_pdf, parent=self)
        self._build()
        for field in self.fields.values():
            field.setEnabled(False)
            field.changed.connect(self._write)
        keeping.read.connect(self._show)
        keeping.saving.connect(self._say_saving)  # methods, which end with the page
        keeping.saved.connect(self._say_saved)
        keeping.failed.connect(self._say_failed)
        self.reload()

    def _build(self) -> None:
        self.rows.addWidget(label(self._words.heading, self, heading=True, factor=1.4))
        self.rows.addWidget(label(self._words.introduction, self, factor=1.1))
        self.rows.addWidget(self.kept)
        frame, rows = card(self)
        for step, field in self.fields.items():
            rows.addWidget(field)
            if step is PlanStep.PROFESSIONALS:
                rows.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(frame)
        self.rows.addWidget(self.state)
        actions = FlowRow(gap=8)
        for each in (self.copy, self.print, self.pdf):
            actions.addWidget(each)
        self.rows.addLayout(actions)
        self.rows.addWidget(label(self._words.credit, self, quiet=True, factor=0.92))

    @property
    def plan(self) -> SafetyPlan:
        """The plan as it stands in the fields."""
        plan = SafetyPlan()
        for step, field in self.fields.items():
            plan = plan.with_answer(step, field.text)
        return plan

    def reload(self) -> None:
        """Read the plan again, as when the vault has opened."""
        self.kept.setText(self._words.kept if self._keeping.is_kept else self._words.private)
        self._keeping.load()

    def show_region(self, region: str) -> None:
        """Use the services of another region."""
        self._region = region

    def _show(self, read: SafetyPlan) -> None:
        """Show the plan that was read, with what was written meanwhile."""
        written = self.plan
        plan = read.joined_with(written) if self._loaded else read
        self._loaded = True
        for step, field in self.fields.items():
            field.show_text(plan.answer(step))
            field.setEnabled(True)
        if plan != read:
            self._keeping.write(plan)

    def _write(self) -> None:
        self._keeping.write(self.plan)

    def _say_saving(self) -> None:
        self.state.setText(self._words.saving)

    def _say_saved(self) -> None:
        self.state.setText(self._words.saved)

    def _say_failed(self, problem: str) -> None:
        self._say(self._words.not_saved.format(problem=problem))

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.announcer.say(self, words)

    # -- services, clipboard and paper ----------------------------------------------------------------

    def _services(self) -> tuple[Helpline, ...]:
        found = helplines_for(self._region, _KINDS)
        return tuple(sorted(found, key=is_emergency_number, reverse=True))

    def _add_lines(self) -> None:
        field = self.fields[PlanStep.PROFESSIONALS]
        lines = SafetyPlan(professionals=lines_of(self._services(), self._language))
        both = SafetyPlan(professionals=field.text).joined_with(lines)
        field.field.setPlainText(both.professionals)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(plan_text(self.plan, self._language))
        self._say(self._words.copied)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # loaded by the few who print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        document = plan_document(self.plan, self._services(), self._language)

        def finished(result: int) -> None:
            if result == QPrintDialog.DialogCode.Accepted:
                document.print_(printer)
                self._say(self._words.printed)
            dialog.deleteLater()

        dialog.finished.connect(finished)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _ask_pdf(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self._words.pdf, f"{self._words.heading}.pdf", "*.pdf")
        if path:
            self.write_pdf(Path(path))

    def write_pdf(self, path: Path) -> None:
        """Write the plan as a PDF, and say where it is."""
        writer = QPdfWriter(str(path))
        writer.setTitle(self._words.heading)
        try:
            with path.open("ab"):
                pass
        except OSError:
            self._say(self._words.not_written.format(path=path))
            return
        plan_document(self.plan, self._services(), self._language).print_(writer)
        self._say(self._words.written.format(path=path))
