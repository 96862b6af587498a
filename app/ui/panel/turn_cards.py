"""The cards of a turn: what each is drawn from, and when; the panel decides which of them are in view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QFrame, QWidget

from app.domain.generation import LoadedModel
from app.domain.turn_state import TurnState
from app.ui.panel.anticipation import AnticipationSection
from app.ui.panel.boundary import BoundarySection
from app.ui.panel.closer_look import CloserLookSection
from app.ui.panel.costs import CostsSection
from app.ui.panel.facts import FactsSection
from app.ui.panel.headline import HeadlineSection
from app.ui.panel.improvement import ImprovementSection
from app.ui.panel.introduction import IntroductionSection
from app.ui.panel.prompt_progress import PromptProgressSection
from app.ui.panel.ratings import RatingsSection
from app.ui.panel.reasoning import ReasoningSection
from app.ui.panel.reasons import ReasonsSection
from app.ui.panel.review import ReviewSection
from app.ui.panel.risk_profile import RiskProfileSection
from app.ui.panel.span_attribution import SpanAttributionSection
from app.ui.panel.supervision import SupervisionSection
from app.ui.panel.support import SupportSection
from app.ui.panel.thinking import ThinkingSection
from app.ui.panel.trajectory import TrajectorySection
from app.ui.panel.unexplained import UnexplainedSection
from app.ui.view_models.shown_turn import (
    facts_of,
    is_over,
    is_recorded,
    newest_analysis,
    newest_reply_analysis,
    of_costs,
    recorded_thinking,
    reply_analysis,
    thinking_note,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the panel: the values of a turn's state that it shows, and the function that shows them.

    The values are the state's own objects, so that comparing unchanged states is cheap.
    """

    reads: Callable[[TurnState], tuple[object, ...]]
    draw: Callable[[TurnState], None]


class Cleared(Protocol):
    """A card that is emptied before another turn is shown."""

    def clear(self) -> None:
        """Show nothing."""


class TurnCards(QFrame):
    """Every card of the panel; each shows and hides itself by what is known of the turn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.support = SupportSection()
        self.headline = HeadlineSection()
        self.reasons = ReasonsSection()
        self.anticipation = AnticipationSection()
        self.span_attribution = SpanAttributionSection()
        self.closer_look = CloserLookSection()
        self.boundary = BoundarySection()
        self.review = ReviewSection()
        self.ratings = RatingsSection()
        self.supervision = SupervisionSection()
        self.trajectory = TrajectorySection()
        self.profile = RiskProfileSection()
        self.thinking = ThinkingSection()
        self.unexplained = UnexplainedSection()
        self.reasoning = ReasoningSection()
        self.improvement = ImprovementSection()
        self.reading = PromptProgressSection()
        self.costs = CostsSection()
        self.facts = FactsSection()
        self.guide = IntroductionSection()
        self._loaded: LoadedModel | None = None
        self.figures: tuple[QWidget, ...] = (
            self.profile,
            self.anticipation,
            self.boundary,
            self.review,
            self.facts,
            self.closer_look,
            self.trajectory,
            self.span_attribution,
            self.improvement,
            self.costs,
        )
        self.reasoning.statement_chosen.connect(self.thinking.highlight)

    def cleared(self) -> tuple[Cleared, ...]:
        """Return the cards that are emptied before another turn; the others are drawn over."""
        return (
            self.support,
            self.reasons,
            self.anticipation,
            self.span_attribution,
            self.closer_look,
            self.boundary,
            self.review,
            self.ratings,
            self.trajectory,
            self.profile,
            self.reasoning,
            self.thinking,
            self.unexplained,
            self.improvement,
        )

    def card_parts(self) -> tuple[Part, ...]:
        """Return the cards that depend on the turn alone, and not on its place in the conversation."""
        return (
            Part(lambda state: (state.assessment,), self._draw_assessment),
            Part(lambda state: (is_over(state), state.withdrawn), self._draw_allowance),
            Part(
                lambda state: (state.analysis, state.table, newest_reply_analysis(state)), self._draw_analysis
            ),
            Part(of_costs, self._draw_costs),
            Part(lambda state: (state.question, state.analysis), self._draw_words),
            Part(
                lambda state: (state.table, reply_analysis(state), is_recorded(state)),
                self._draw_review,
            ),
            Part(
                lambda state: (state.question, state.thinking, thinking_note(state, self._loaded)),
                self._draw_thinking,
            ),
            Part(lambda state: (reply_analysis(state), recorded_thinking(state)), self._draw_reasoning),
            Part(
                lambda state: (newest_reply_analysis(state), state.passes, state.most_passes),
                self._draw_improvement,
            ),
            Part(lambda state: (state.reading,), self._draw_reading),
            Part(lambda state: (facts_of(state), self._loaded, state.table), self._draw_facts),
            Part(lambda state: (state.question is None,), self._draw_guide),
        )

    def _draw_assessment(self, state: TurnState) -> None:
        if state.assessment is None:
            self.profile.clear()
            return
        self.profile.show_assessment(state.assessment)
        self.trajectory.judged_by(state.assessment.judge.kind)

    def _draw_allowance(self, state: TurnState) -> None:
        self.profile.allow_explaining(is_over(state) and not state.withdrawn)

    def _draw_analysis(self, state: TurnState) -> None:
        """Show what was computed of the message so far."""
        analysis = newest_analysis(state)
        for section in (
            self.anticipation,
            self.closer_look,
            self.boundary,
            self.trajectory,
            self.unexplained,
        ):
            if analysis is not None:
                section.show_analysis(analysis)
            else:
                section.hide()

    def _draw_costs(self, state: TurnState) -> None:
        analysis = newest_analysis(state)
        if analysis is not None:
            self.costs.show_analysis(analysis, facts_of(state), state.analysis_broken)
        else:
            self.costs.clear()

    def _draw_words(self, state: TurnState) -> None:
        if state.analysis is not None and state.question is not None:
            self.span_attribution.show_words(state.analysis, state.question.text)
        else:
            self.span_attribution.hide()

    def _draw_review(self, state: TurnState) -> None:
        if state.turn_analysis is not None:
            self.review.show_review(state.turn_analysis, recorded=is_recorded(state))
        else:
            self.review.hide()

    def _draw_thinking(self, state: TurnState) -> None:
        self.thinking.show_thinking(state.thinking, thinking_note(state, self._loaded))
        self.thinking.setVisible(state.question is not None)

    def _draw_reasoning(self, state: TurnState) -> None:
        if state.turn_analysis is not None:
            self.reasoning.show_reasoning(state.turn_analysis, recorded_thinking(state))
        else:
            self.reasoning.forget()

    def _draw_improvement(self, state: TurnState) -> None:
        if state.passes:
            self.improvement.show_passes(state.passes, state.most_passes)
        else:
            reply = newest_reply_analysis(state)
            self.improvement.show_outcome(reply.improvement if reply is not None else None)

    def _draw_reading(self, state: TurnState) -> None:
        if state.reading is not None:
            self.reading.show_progress(state.reading)
        else:
            self.reading.clear()

    def _draw_facts(self, state: TurnState) -> None:
        facts = facts_of(state)
        if facts is None:
            self.facts.clear()
            return
        still = self._loaded if self._loaded is not None and self._loaded.sha256 == facts.hash else None
        self.facts.show_facts(facts, still, state.table)

    def _draw_guide(self, state: TurnState) -> None:
        self.guide.setVisible(state.question is None)
