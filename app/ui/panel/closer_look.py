"""Finer figures of the message: its level, facets and intent, each with its source."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.alignment.strategy_selection import category_name
from app.domain.analysis import TurnAnalysis
from app.translation import tr
from app.ui.labels import label
from app.ui.panel.charts.bar_lines import BarLines
from app.ui.panel.explained_heading import ExplainedHeading
from app.ui.panel.section import Origin, Section
from app.ui.view_models.deferred_analysis import facet_lines, intent_lines, level_words


def method() -> str:
    """Return how the finer figures come about."""
    return tr(
        "Severity and limit of the category come from a table (our own estimates); what is at stake is that severity "
        "times what screen and judge saw. The other figures and the five intents (arXiv 2509.01909) are a model's: it "
        "is asked one question each, answers with one token, and its probability is set against that for a neutral "
        "text and drawn towards the table. Such a model was not trained to judge; take the figures as a comparison.\n"
        "R0, R1 and R2 are the levels of that paper: R0 no risk, R1 an ethical or regulatory risk, R2 a risk with a "
        "will to get round the rules."
    )


class CloserLookSection(Section):
    """Hidden where only the risk profile was computed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("A closer look"), Origin.INDICATIVE, parent)
        self.set_method(method())
        self.words = label("", self)
        self.facets = BarLines(tr("Fine-grained figures of the message"), self)
        self.intents = BarLines(tr("Intent of the message"), self)
        meaning = tr(
            "Five intents of arXiv 2509.01909; the model's probability of each. They add up to 100 %."
        )
        self.body.addWidget(self.words)
        self.body.addWidget(self.facets)
        self.body.addWidget(ExplainedHeading(tr("What may be intended (model-made)"), meaning, self))
        self.body.addWidget(self.intents)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.hide()

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show those figures of a message that were computed."""
        self.words.setText(level_words(analysis, category_name(analysis.message.category)))
        self.facets.show_lines(facet_lines(analysis))
        self.intents.show_lines(intent_lines(analysis))
        self.setVisible(bool(analysis.message.intents))
