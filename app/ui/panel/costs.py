"""The cost of the analysis: tokens and seconds in all, and by part behind the information button."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.analysis import TurnAnalysis
from app.domain.turn import TurnFacts
from app.translation import tr
from app.ui.labels import label, show_words
from app.ui.panel.section import Origin, Section
from app.ui.view_models.deferred_analysis import cost_lines, cost_words, left_out_words


def method() -> str:
    """Return how the cost is counted."""
    return tr(
        "Counted by the engine: tokens decoded and not taken from the cache, and wall-clock seconds. All questions are "
        "asked on the prefix that the reply was read with; most are answered by one token, many in one batch. The rest "
        "of the wait for the first word is reading the conversation and starting to write."
    )


class CostsSection(Section):
    """Hidden while no model was called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What it took"), Origin.COMPUTED, parent)
        self.words = label("", self)
        self.left_out = label("", self, quiet=True, factor=0.92)
        self.body.addWidget(self.words)
        self.body.addWidget(self.left_out)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.hide()

    def show_analysis(self, analysis: TurnAnalysis, facts: TurnFacts | None = None, broken: str = "") -> None:
        """Show the cost, and what is still to be computed; ``broken`` says why no more will be."""
        words, left_out = cost_words(analysis, facts), left_out_words(analysis, broken)
        show_words(self.words, words)
        show_words(self.left_out, left_out)
        self.set_method("\n".join((method(), *cost_lines(analysis))))
        self.setVisible(bool(words or left_out))
