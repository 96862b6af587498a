"""Finer figures of the message: its level, facets and intent, each with its source."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.alignment.strategy_selection import category_name
from app.domain.analysis import TurnAnalysis
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.labels import label
from app.ui.panel.charts.bar_lines import BarLines
from app.ui.panel.section import Origin, Section
from app.ui.view_models.deferred_analysis import facet_lines, intent_lines, level_words

METHOD = (
    "Severity and limit of the category come from a table (resources/risks.yaml, our own estimates); what is at stake "
    "is that severity times what screen and judge saw. The other figures and the five intents (arXiv 2509.01909) are a "
    "model's: it is asked one question each, answers with one token, and its probability is set against that for a "
    "neutral text and drawn towards the table. Such a model was not trained to judge; take the figures as a comparison."
)
_SHOW, _HIDE = "Show the figures", "Hide the figures"


class CloserLookSection(Section):
    """Hidden where only the risk profile was computed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("A closer look", Origin.INDICATIVE, parent)
        self.set_method(METHOD)
        self.words = label("", self)
        self.facets = BarLines("Fine-grained figures of the message", self)
        self.intents = BarLines("Intent of the message", self)
        self._inside = QWidget(self)
        self.fold = button(_SHOW, kind=ButtonKind.QUIET)
        self._disclosure = Disclosure(self.fold, (self._inside,), _HIDE)
        rows = QVBoxLayout(self._inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.facets)
        rows.addWidget(label("What may be intended (model-made)", self._inside, heading=True, factor=0.95))
        rows.addWidget(self.intents)
        self.body.addWidget(self.words)
        self.body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._inside)
        self.clear()

    def clear(self) -> None:
        """Show nothing, and collapse the details."""
        self._disclosure.close()
        self.hide()

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show those figures of a message that were computed."""
        self.words.setText(level_words(analysis, category_name(analysis.message.category)))
        self.facets.show_lines(facet_lines(analysis))
        self.intents.show_lines(intent_lines(analysis))
        self.setVisible(bool(analysis.message.intents))
