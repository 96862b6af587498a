"""The risk profile by category, and the judge's explanation in its own words when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.risk import JudgeKind, RiskAssessment
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.panel.risk_bars import RiskBars
from app.ui.panel.section import Section
from app.ui.view_models import shown_categories

_GUARD = "Computed from a guard model's answer"
_INDICATIVE = "Computed, only indicative: no guard model is here"


class RiskProfileSection(Section):
    """Hidden while nobody has judged."""

    explanation_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Risk by category", "Computed", parent)
        self.bars = RiskBars(self)
        self.explain = button(
            "Explain",
            self.explanation_requested.emit,
            kind=ButtonKind.QUIET,
            name="Ask the judge to explain in its own words",
        )
        self.explanation = label("", self)
        self.body.addWidget(self.bars)
        self.body.addWidget(self.explain)
        self.body.addWidget(self.explanation)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.explanation.hide()
        self.hide()

    def show_assessment(self, assessment: RiskAssessment) -> None:
        """Show the highest categories."""
        self.bars.show_categories(shown_categories(assessment))
        self.origin.setText(_GUARD if assessment.judge.kind is JudgeKind.GUARD else _INDICATIVE)
        self.setVisible(bool(assessment.categories))
        self.explanation.hide()

    def allow_explaining(self, allowed: bool) -> None:
        """The judge can be asked only while no reply is being written."""
        self.explain.setEnabled(allowed)

    def show_explanation(self, words: str) -> None:
        """Show the judge's own words, marked as such."""
        said = words or "The judge gave no explanation."
        self.explanation.setText(f"In the judging model's own words, not checked by anyone: {said}")
        self.explanation.show()
