"""The transparency panel: help first, then the headline, the profile, the thinking and the facts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.analysis import TurnAnalysis
from app.domain.conversation import Message
from app.domain.generation import LoadedModel
from app.domain.risk import CrisisKind
from app.domain.turn import (
    AnalysisExtended,
    AnswerBegan,
    ChainRevised,
    CrisisScreened,
    PassJudged,
    PromptReading,
    ReplyArrived,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    Support,
    SupportOffered,
    ThinkingArrived,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    TurnRecord,
    UserMessageCommitted,
)
from app.ui.panel.anticipation import AnticipationSection
from app.ui.panel.boundary import BoundarySection
from app.ui.panel.carrying import CarryingSection
from app.ui.panel.closer_look import CloserLookSection
from app.ui.panel.costs import CostsSection
from app.ui.panel.facts import FactsSection
from app.ui.panel.guide import GuideSection
from app.ui.panel.headline import HeadlineSection
from app.ui.panel.improvement import ImprovementSection
from app.ui.panel.reading import ReadingSection
from app.ui.panel.reasoning import ReasoningSection
from app.ui.panel.review import ReviewSection
from app.ui.panel.risk_profile import RiskProfileSection
from app.ui.panel.support import SupportSection
from app.ui.panel.thinking import ThinkingSection
from app.ui.panel.timeline_chart import TrajectorySection
from app.ui.transcript.slim_scroll_bar import SlimScrollBar


class TransparencyPanel(QFrame):
    """Consumes the turn's events; an earlier turn's record is shown in the same places."""

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
        self.carrying = CarryingSection()
        self.closer_look = CloserLookSection()
        self.boundary = BoundarySection()
        self.review = ReviewSection()
        self.trajectory = TrajectorySection()
        self.profile = RiskProfileSection()
        self.thinking = ThinkingSection()
        self.reasoning = ReasoningSection()
        self.improvement = ImprovementSection()
        self.reading = ReadingSection()
        self.costs = CostsSection()
        self.facts = FactsSection()
        self.guide = GuideSection()
        self._loaded: LoadedModel | None = None
        self._kinds: tuple[CrisisKind, ...] = ()
        self._text = ""  # of the message in view
        self._reply: Message | None = None  # in view, once it is recorded
        self._build()
        self.profile.explanation_requested.connect(self.explanation_requested)
        self.support.region_chosen.connect(self.region_chosen)
        self.trajectory.turn_chosen.connect(self.turn_chosen)
        self.reasoning.answer_requested.connect(self.answer_requested)
        self.reasoning.weigh_requested.connect(self.weigh_requested)
        self.reasoning.statement_chosen.connect(self.thinking.highlight)
        self.clear()

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
            self.carrying,
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
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, scroll))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName("What was noticed, and how the reply came about")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._scroll = scroll

    def set_model(self, loaded: LoadedModel | None) -> None:
        """Know the model whose turns are shown."""
        self._loaded = loaded

    def clear(self) -> None:
        """Show a conversation that has not begun."""
        self._kinds = ()
        self.support.clear()
        self.headline.wait()
        for each in self._analysed:
            each.clear()
        self.carrying.clear()
        self.profile.clear()
        self._forget_reply()
        self.thinking.hide()
        self.reading.clear()
        self.facts.clear()
        self.guide.show()

    def take(self, event: TurnEvent) -> None:
        """Show one event of the turn under way."""
        match event:
            case UserMessageCommitted():
                self.clear()
                self._text = event.message.text
                self.headline.look()
                self.guide.hide()
                self.thinking.show()
                self.profile.allow_explaining(False)
            case CrisisScreened():
                self._kinds = event.finding.kinds
            case SupportOffered():
                self.show_support(event.support, self._kinds)
            case RiskAssessed():
                self.headline.show_assessment(event.assessment)
                self.profile.show_assessment(event.assessment)
                self.trajectory.judged_by(event.assessment.judge.kind)
            case AnswerBegan():
                self._forget_reply()
                self.facts.clear()
            case ReplyWithheld():
                self._forget_reply()
                self.show_analysis(event.analysis)
            case StrategyChosen() | ChainRevised() | AnalysisExtended():
                self.show_analysis(event.analysis)
            case PassJudged():
                self.improvement.add(event.judged, event.limit)
            case PromptReading():
                self.reading.show_progress(event.progress)
            case ThinkingArrived():
                self.reading.clear()
                self.thinking.append(event.text)
            case ReplyArrived():
                self.reading.clear()
            case TurnEnded():
                self._show_reply(event.message)
                self.facts.show_facts(event.facts, self._loaded)
                self._over()
            case TurnFailed():
                self._over()

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show what was computed of the turn in view, as far as it went."""
        for each in self._analysed:
            each.show_analysis(analysis)
        self.carrying.show_words(analysis, self._text)
        self.reasoning.show_reasoning(analysis, self._reply.thinking if self._reply is not None else "")

    @property
    def _analysed(
        self,
    ) -> tuple[
        AnticipationSection,
        CloserLookSection,
        BoundarySection,
        ReviewSection,
        TrajectorySection,
        ImprovementSection,
        CostsSection,
    ]:
        return (
            self.anticipation,
            self.closer_look,
            self.boundary,
            self.review,
            self.trajectory,
            self.improvement,
            self.costs,
        )

    def _forget_reply(self) -> None:
        """Make room for the thinking and the reasoning of a reply that is yet to come."""
        self._reply = None
        self.thinking.clear(thinks=self._loaded is None or self._loaded.thinks)
        self.reasoning.clear()

    def _show_reply(self, reply: Message) -> None:
        """Show a reply's thinking as it was recorded, where it is not what has streamed."""
        self._reply = reply
        if reply.thinking != self.thinking.words:
            self.thinking.show_whole(reply.thinking)

    def show_support(self, support: Support, kinds: tuple[CrisisKind, ...]) -> None:
        """Show help at the top, and go there."""
        self.support.show_support(support, kinds)
        self._scroll.verticalScrollBar().setValue(0)

    def show_record(self, record: TurnRecord | None) -> None:
        """Show an earlier turn as it was recorded."""
        self.clear()
        if record is None:
            return
        self.guide.hide()
        self._text = record.question.text
        if record.support is not None:
            self.show_support(record.support, record.crisis.kinds)
        self.headline.show_assessment(record.assessment)
        self.profile.show_assessment(record.assessment)
        self.trajectory.judged_by(record.assessment.judge.kind)
        self._reply = record.reply
        self.thinking.show_whole(record.reply.thinking if record.reply is not None else "")
        self.thinking.show()
        if record.analysis is not None:
            self.show_analysis(record.analysis)
        self.profile.allow_explaining(True)
        if record.facts is not None:
            still = self._loaded if self._loaded and self._loaded.sha256 == record.facts.hash else None
            self.facts.show_facts(record.facts, still)

    def _over(self) -> None:
        self.reading.clear()
        if self._loaded is None or self._loaded.thinks:
            self.thinking.finish()
        self.profile.allow_explaining(True)
