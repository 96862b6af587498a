"""The panel's game section: posterior over user types, chosen strategy, and what would change the choice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.alignment.explanation_text import type_name
from app.domain.analysis import TurnAnalysis
from app.domain.anticipation import Weights
from app.domain.strategy import TYPES
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.combo_box import ComboBox
from app.ui.disclosure import Disclosure
from app.ui.labels import label, show_words
from app.ui.panel.charts.bar_lines import BarLines
from app.ui.panel.charts.payoff_table import PayoffTable
from app.ui.panel.charts.posterior_chart import PosteriorHistory
from app.ui.panel.charts.weight_sliders import WeightSliders
from app.ui.panel.explained_heading import ExplainedHeading
from app.ui.panel.section import Origin, Section
from app.ui.view_models.analysis import (
    choice_words,
    guidance_words,
    mode_words,
    payoff_lines,
    posterior_lines,
    threshold_words,
    waterfall_lines,
    what_if_words,
)
from app.ui.view_models.deferred_analysis import late_words


def method() -> str:
    """Return how the choice comes about."""
    return tr(
        "A Bayesian Stackelberg game (arXiv 2509.01909, section 3): the program commits to a way of answering, a "
        "person of unknown type reacts. Worth = α·retention − β·risk − γ·cost, each expected over the three types and "
        "five reactions; the highest inside the boundary is chosen.\n"
        "Types: last turn's shares × exp(log-odds) of each piece of evidence, brought to 100 %.\n"
        "From tables (our own estimates): prior, reactions, satisfaction, harm, cost. From models, where so marked: "
        "the evidence, and a share of the reactions where the engine scored them. α = 1 and β = 2 follow the paper; γ "
        "is ours. So take the figures as a comparison, not as measurements."
    )


class WhatIf(QWidget):
    """The third level: the same game solved again under other weights."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._analysis: TurnAnalysis | None = None
        self.note = label("", self, quiet=True, factor=0.92)
        self.sliders = WeightSliders(self)
        self.answer = label("", self)
        self.sliders.changed.connect(self._solve)
        rows = _rows(self)
        for each in (self.note, self.sliders, self.answer):
            rows.addWidget(each)

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Set the game to solve; the same game again keeps its weights and result."""
        game = analysis.message.game
        same = self._analysis is not None and self._analysis.message.game == game
        self._analysis = analysis
        self.note.setText(
            tr(
                "The sliders only ask what if. Chosen and recorded was ‘{name}’, and that stays.",
                name=analysis.strategy_name(game.chosen),
            )
        )
        if not same:
            self.sliders.show_weights(game.weights)

    def clear(self) -> None:
        """Clear the game and its result."""
        self._analysis = None

    def _solve(self, weights: Weights) -> None:
        if self._analysis is not None:
            self.answer.setText(what_if_words(self._analysis, weights))
            self.answer.setAccessibleName(self.answer.text())


class Weighing(QWidget):
    """The second level: posterior and its evidence, payoffs, and the thresholds of the choice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._analysis: TurnAnalysis | None = None
        self.posterior = BarLines(tr("Who may be asking"), self)
        self.history = PosteriorHistory(self)
        self.kind = ComboBox(tr("Whose share is explained"), self)
        for kind in TYPES:
            self.kind.addItem(tr("How likely: {who}", who=type_name(kind)), kind.value)
        self.whose = label("", self, factor=0.95)  # all of what the list may have no room for
        self.waterfall = BarLines(tr("How that share came about"), self)
        self.guidance = label("", self)
        self.table = PayoffTable(self)
        self.thresholds = label("", self)
        self.late = label("", self, quiet=True, factor=0.92)
        self.what_if = WhatIf(self)
        self.ask = button(
            tr("What if?"), kind=ButtonKind.QUIET, name=tr("What if it were weighed differently?")
        )
        self._disclosure = Disclosure(self.ask, (self.what_if,), tr("Hide what if"))
        self.kind.currentIndexChanged.connect(lambda _: self._show_waterfall())
        self.asking = QWidget(self)
        asking = _rows(self.asking)
        asking.addWidget(ExplainedHeading(tr("Who may be asking"), _types_meaning(), self.asking))
        asking.addWidget(self.posterior)
        rows = _rows(self)
        for each in (
            self.asking,
            self.history,
            self.late,
            self.kind,
            self.whose,
            self.waterfall,
            ExplainedHeading(tr("What each way to answer would bring"), _payoffs_meaning(), self),
            self.table,
            self.guidance,
            ExplainedHeading(tr("What would have changed the choice"), _thresholds_meaning(), self),
            self.thresholds,
        ):
            rows.addWidget(each)
        rows.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.what_if)

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show how the strategy of a turn was chosen."""
        message = analysis.message
        changed = self._analysis is None or self._analysis.message.posterior != message.posterior
        self._analysis = analysis
        self.posterior.show_lines(posterior_lines(message.posterior))
        self.history.show_history((*message.history, message.posterior.shares))
        self.history.setVisible(bool(message.history))  # a single turn has no history
        if changed:
            self.kind.setCurrentIndex(TYPES.index(message.posterior.likeliest))
            self._show_waterfall()
        self.table.show_payoffs(payoff_lines(analysis))
        self.thresholds.setText("\n".join(f"• {each}" for each in threshold_words(analysis)))
        for shown, words in (
            (self.guidance, guidance_words(analysis)),
            (self.late, late_words(analysis)),
        ):
            show_words(shown, words)
        self.what_if.show_analysis(analysis)

    def _show_waterfall(self) -> None:
        if self._analysis is not None:
            kind = TYPES[self.kind.currentIndex()]
            self.whose.setText(self.kind.currentText())
            self.waterfall.show_lines(waterfall_lines(self._analysis.message.posterior, kind))

    def open_what_if(self) -> None:
        """Unfold the sliders."""
        self._disclosure.set_open(True)

    def clear(self) -> None:
        """Clear the turn and its what-if."""
        self._analysis = None
        self._disclosure.close()
        self.what_if.clear()


class AnticipationSection(Section):
    """A sentence first, then how it was weighed; what-if behind a button. Hidden while nothing was computed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What was anticipated"), Origin.COMPUTED, parent)
        self.set_method(method())
        self.words = label("", self)
        self.mode = label("", self, quiet=True, factor=0.92)
        self.weighing = Weighing(self)
        for each in (self.words, self.mode, self.weighing):
            self.body.addWidget(each)
        self.clear()

    def clear(self) -> None:
        """Show nothing, and collapse what-if."""
        self.weighing.clear()
        self.hide()

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show the posterior and the chosen strategy of a turn."""
        self.words.setText(choice_words(analysis))
        self.mode.setText(mode_words(analysis))
        self.weighing.show_analysis(analysis)
        self.show()


def _types_meaning() -> str:
    return tr(
        "The program does not know who writes. It keeps a share for each of three types, carried over from the turn "
        "before and moved by what this message shows. They are estimates about the message, not a judgement of a "
        "person."
    )


def _payoffs_meaning() -> str:
    return tr(
        "For each way to answer: how likely the person stays with a reply that serves them (of use), how likely harm "
        "follows (risk), its length (cost), and what that is worth together: α·of use − β·risk − γ·cost. α (alpha), β "
        "(beta) and γ (gamma) say how much each of the three weighs. ◆ marks the one that was chosen."
    )


def _thresholds_meaning() -> str:
    return tr(
        "One weight or one share is changed alone, and the game is solved again: from that value on another way to "
        "answer would have been chosen. The nearer it is to the value now, the closer the choice was."
    )


def _rows(widget: QWidget) -> QVBoxLayout:
    rows = QVBoxLayout(widget)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(8)
    return rows
