"""The risk profile by category, and the judge's explanation on request."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.risk import JudgeKind, RiskAssessment
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.flow_row import FlowRow
from app.ui.labels import Badge, label, show_words
from app.ui.panel.category_table import CategoryTable
from app.ui.panel.risk_bars import RiskBars
from app.ui.panel.section import Origin, Section
from app.ui.view_models.profile import (
    STANDING_BACK,
    profile_method,
    rest_words,
    shown_categories,
    stands_back,
)


class RiskProfileSection(Section):
    """Hidden while there is no judgement."""

    explanation_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Risk profile"), Origin.COMPUTED, parent)
        self.bars = RiskBars(self)
        self.table = CategoryTable(self)
        self.explain = button(
            tr("Explain"),
            self._ask,
            kind=ButtonKind.QUIET,
            name=tr("Ask the judge to explain in its own words"),
        )
        self.all = button(tr("As a table"), kind=ButtonKind.QUIET, name=tr("Show all categories as a table"))
        self._disclosure = Disclosure(
            self.all, (self.table,), tr("Show bars"), tr("Show the highest as bars")
        )
        self._disclosure.changed.connect(self._show_bars)
        self.whose = Badge(tr("Model's own words"), "notice", self)
        self.explanation = label("", self)
        row = FlowRow(gap=4)
        row.addWidget(self.explain)
        row.addWidget(self.all)
        self.rest = label("", self, quiet=True, factor=0.92)
        for each in (self.bars, self.table, self.rest):
            self.body.addWidget(each)
        self.body.addLayout(row)
        for shown in (self.whose, self.explanation):
            self.body.addWidget(shown)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._show_explanation("")
        self._disclosure.close()
        self.hide()

    def show_assessment(self, assessment: RiskAssessment) -> None:
        """Show the highest categories."""
        withheld = stands_back(assessment)
        self.bars.show_categories(() if withheld else shown_categories(assessment))
        self.table.show_categories(assessment.categories)
        self.rest.setText(STANDING_BACK if withheld else rest_words(assessment))
        self.rest.setVisible(bool(self.rest.text()) and not self._disclosure.is_open)
        guard = assessment.judge.kind is JudgeKind.GUARD
        self.set_origin(Origin.COMPUTED if guard else Origin.INDICATIVE)
        self.set_method(profile_method(assessment.judge.kind))
        self._show_explanation("")
        self.setVisible(bool(assessment.categories))

    def allow_explaining(self, allowed: bool) -> None:
        """Allow asking the judge, or not while a reply is generated."""
        self.explain.setEnabled(allowed)

    def show_explanation(self, words: str) -> None:
        """Show the judge's explanation, labelled as a model's words."""
        self._show_explanation(words or tr("The judge gave no explanation."))

    def explaining_failed(self) -> None:
        """Hide the waiting text."""
        self._show_explanation("")

    def _ask(self) -> None:
        self._show_explanation(tr("The judge is being asked…"))
        self.explanation_requested.emit()

    def _show_explanation(self, words: str) -> None:
        show_words(self.explanation, words)
        self.whose.setVisible(bool(words))

    def _show_bars(self, as_table: bool) -> None:
        self.bars.setVisible(not as_table)
        self.rest.setVisible(not as_table and bool(self.rest.text()))
