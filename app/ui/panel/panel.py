"""The transparency panel: the support section first, then headline, profile, thinking, analysis and facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

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
from app.ui.panel.reasoning import ReasoningSection
from app.ui.panel.review import ReviewSection
from app.ui.panel.risk_profile import RiskProfileSection
from app.ui.panel.span_attribution import SpanAttributionSection
from app.ui.panel.support import SupportSection
from app.ui.panel.thinking import ThinkingSection
from app.ui.panel.trajectory import TrajectorySection
from app.ui.transcript.slim_scroll_bar import make_page
from app.ui.view_models.headline import view_before_assessment
from app.ui.view_models.shown_turn import (
    facts_of,
    is_over,
    is_recorded,
    newest_analysis,
    newest_reply_analysis,
    recorded_thinking,
    reply_analysis,
    same_turn,
    thinking_note,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the panel: the values of a turn's state that it shows, and the function that shows them.

    The values are the state's own objects, so that comparing unchanged states is cheap.
    """

    reads: Callable[[TurnState], tuple[object, ...]]
    draw: Callable[[TurnState], None]


class TransparencyPanel(QFrame):
    """Shows the state of a live or past turn; its look depends on the state and the loaded model alone."""

    explanation_requested = Signal()
    region_chosen = Signal(str)
    turn_chosen = Signal(str)
    answer_requested = Signal(object)  # the ReasoningChain to answer again from
    weigh_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName("Transparency panel")
        self.support = SupportSection()
        self.headline = HeadlineSection()
        self.anticipation = AnticipationSection()
        self.span_attribution = SpanAttributionSection()
        self.closer_look = CloserLookSection()
        self.boundary = BoundarySection()
        self.review = ReviewSection()
        self.trajectory = TrajectorySection()
        self.profile = RiskProfileSection()
        self.thinking = ThinkingSection()
        self.reasoning = ReasoningSection()
        self.improvement = ImprovementSection()
        self.reading = PromptProgressSection()
        self.costs = CostsSection()
        self.facts = FactsSection()
        self.guide = IntroductionSection()
        self._loaded: LoadedModel | None = None
        self._state = TurnState()
        self._build()
        self.profile.explanation_requested.connect(self.explanation_requested)
        self.support.region_chosen.connect(self.region_chosen)
        self.trajectory.turn_chosen.connect(self.turn_chosen)
        self.reasoning.answer_requested.connect(self.answer_requested)
        self.reasoning.weigh_requested.connect(self.weigh_requested)
        self.reasoning.statement_chosen.connect(self.thinking.highlight)
        self._parts = self._all_parts()
        self._drawn: list[tuple[object, ...]] = [()] * len(self._parts)
        self._redraw()

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("panelInside")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(14, 14, 14, 14)
        rows.setSpacing(12)
        sections = (
            self.support,
            self.headline,
            self.anticipation,
            self.profile,
            self.closer_look,
            self.span_attribution,
            self.boundary,
            self.review,
            self.trajectory,
            self.thinking,
            self.reasoning,
            self.improvement,
            self.reading,
            self.costs,
            self.facts,
            self.guide,
        )
        for each in sections:
            rows.addWidget(each)
        rows.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setObjectName("panelScroll")
        scroll.setWidget(inside)
        make_page(scroll)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName("What was noticed, and how the reply came about")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._scroll = scroll

    # -- the displayed turn ---------------------------------------------------------------------------

    def set_model(self, loaded: LoadedModel | None) -> None:
        """Set the loaded model: more is known of turns that it answered."""
        self._loaded = loaded
        self._redraw()

    def show_turn(self, state: TurnState) -> None:
        """Show the state of a turn; an empty state means a conversation without messages.

        More of the same turn updates only what changed. Another turn begins with everything collapsed.
        """
        if not same_turn(self._state, state):
            self._begin_anew()
        self._state = state
        self._redraw()

    def _begin_anew(self) -> None:
        self._drawn = [()] * len(self._parts)
        for section in (
            self.support,
            self.anticipation,
            self.span_attribution,
            self.closer_look,
            self.boundary,
            self.review,
            self.trajectory,
            self.profile,
            self.reasoning,
            self.thinking,
            self.improvement,
        ):
            section.clear()

    def _redraw(self) -> None:
        """Update the parts whose values differ from those shown last."""
        for index, part in enumerate(self._parts):
            values = part.reads(self._state)
            if values != self._drawn[index]:
                self._drawn[index] = values
                part.draw(self._state)

    def _all_parts(self) -> tuple[Part, ...]:
        return (
            Part(lambda state: (state.support, state.finding), self._draw_support),
            Part(_of_headline, self._draw_headline),
            Part(lambda state: (state.assessment,), self._draw_assessment),
            Part(lambda state: (is_over(state), state.withdrawn), self._draw_allowance),
            Part(
                lambda state: (state.analysis, state.table, newest_reply_analysis(state)), self._draw_analysis
            ),
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
            Part(lambda state: (facts_of(state), self._loaded), self._draw_facts),
            Part(lambda state: (state.question is None,), self._draw_guide),
        )

    # -- its parts ------------------------------------------------------------------------------------

    def _draw_support(self, state: TurnState) -> None:
        """Show support at the top, and scroll there when it appears."""
        if state.support is None:
            self.support.clear()
            return
        appears = self.support.isHidden()
        self.support.show_support(state.support, state.finding.kinds if state.finding is not None else ())
        if appears:
            self._scroll.verticalScrollBar().setValue(0)

    def _draw_headline(self, state: TurnState) -> None:
        if state.assessment is not None:
            self.headline.show_assessment(state.assessment)
        else:
            self.headline.say(view_before_assessment(state))

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
        for section in (self.anticipation, self.closer_look, self.boundary, self.trajectory, self.costs):
            if analysis is not None:
                section.show_analysis(analysis)
            else:
                section.hide()

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
        self.facts.show_facts(facts, still)

    def _draw_guide(self, state: TurnState) -> None:
        self.guide.setVisible(state.question is None)


def _of_headline(state: TurnState) -> tuple[object, ...]:
    before = (state.question, state.waiting, state.withdrawn, state.finding, state.support, state.failure)
    return (state.assessment,) if state.assessment is not None else before
