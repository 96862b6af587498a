"""The state of a turn: the only fold of its events, read by window, terminal, JSON and evaluations."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.analysis import MessageAnalysis, ReplyAnalysis, TurnAnalysis
from app.domain.conversation import Conversation, Message, MessageId
from app.domain.generation import ReadingProgress
from app.domain.lingo_bp import BackpropPass
from app.domain.recording_mark import RecordingMark
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.strategy import StrategyTable
from app.domain.support import Support
from app.domain.turn import (
    AnalysisBroke,
    AnalysisExtended,
    AnswerBegan,
    ChainRevised,
    CrisisScreened,
    MessageWithdrawn,
    PassJudged,
    PromptReading,
    ReplayBegan,
    ReplyArrived,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    SupportOffered,
    ThinkingArrived,
    TurnEnded,
    TurnEvent,
    TurnFacts,
    TurnFailed,
    TurnRecord,
    TurnWaits,
    UserMessageCommitted,
    Waiting,
)


@dataclass(frozen=True, slots=True)
class ReplyState:
    """One reply so far. ``message`` and ``facts`` are set once it is recorded."""

    strategy: str = ""  # in Compare, the strategy that it is told to follow
    strategy_name: str = ""
    analysis: ReplyAnalysis | None = None
    thinking: str = ""
    text: str = ""
    folded: bool = False
    message: Message | None = None
    facts: TurnFacts | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a turn broke: a sentence for the person, a detail for a report."""

    sentence: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TurnState:
    """The state after the events so far. Immutable: ``after`` returns the next state.

    ``replies`` are in the order in which they began; in Compare there are ``expected`` of them.
    """

    conversation: Conversation | None = None
    question: Message | None = None
    waiting: Waiting | None = None  # what the message waits for; None once it is being answered
    withdrawn: bool = False
    finding: CrisisFinding | None = None
    support: Support | None = None
    assessment: RiskAssessment | None = None
    analysis: MessageAnalysis | None = None
    table: StrategyTable | None = None  # the table used for the turn
    reading: ReadingProgress | None = None  # while the model reads
    replies: tuple[ReplyState, ...] = ()
    expected: int = 1
    passes: tuple[BackpropPass, ...] = ()  # of an improvement in progress
    most_passes: int = 0
    failure: Failure | None = None
    analysis_broken: str = (
        ""  # why the analysis after the reply broke off: a sentence; empty where it did not
    )
    recording: RecordingMark | None = None  # set where the turn is replayed, and never taken away

    @staticmethod
    def of(record: TurnRecord) -> TurnState:
        """Return the state of a recorded turn, as its events had left it."""
        analysis, reply = record.analysis, record.reply
        state = TurnState(
            question=record.question,
            finding=record.crisis,
            support=record.support,
            assessment=record.assessment,
            analysis=analysis.message if analysis is not None else None,
            table=analysis.table if analysis is not None else None,
            failure=Failure(record.failure) if record.failure else None,
            recording=record.recording,
        )
        if reply is None:
            return state
        of_reply = analysis.reply if analysis is not None else None
        return replace(state, replies=(_recorded(ReplyState(analysis=of_reply), reply, record.facts),))

    @property
    def reply(self) -> ReplyState | None:
        """The latest reply, recorded or in progress."""
        return self.replies[-1] if self.replies else None

    @property
    def recorded(self) -> tuple[Message, ...]:
        """The replies that are recorded."""
        return tuple(each.message for each in self.replies if each.message is not None)

    @property
    def replied(self) -> bool:
        """True where every expected reply is recorded."""
        return len(self.recorded) >= self.expected

    @property
    def thinking(self) -> str:
        """The model's own thinking of the latest reply."""
        return self.reply.thinking if self.reply is not None else ""

    @property
    def turn_analysis(self) -> TurnAnalysis | None:
        """The analysis of the message and of the latest reply; None before the choice."""
        return self.analysis_of(self.reply) if self.reply is not None else None

    def analysis_of(self, reply: ReplyState) -> TurnAnalysis | None:
        """Return the analysis of the message and of one reply; None before the choice."""
        if self.analysis is None or reply.analysis is None:
            return None
        return TurnAnalysis(self.analysis, reply.analysis, self.table)

    def after(self, event: TurnEvent) -> TurnState:
        """Return the state after one more event."""
        match event:
            case ReplayBegan():
                return replace(self, recording=event.mark)
            case UserMessageCommitted():
                return replace(self, conversation=event.conversation, question=event.message, waiting=None)
            case TurnWaits():
                return replace(self, waiting=event.waiting)
            case MessageWithdrawn():
                return replace(self, waiting=None, withdrawn=True)
            case CrisisScreened():
                return replace(self, finding=event.finding)
            case SupportOffered():
                return replace(self, support=event.support)
            case RiskAssessed():
                return replace(self, assessment=event.assessment, waiting=None)
            case PassJudged():
                return replace(self, passes=(*self.passes, event.judged), most_passes=event.limit)
            case PromptReading():
                return replace(self, reading=event.progress)
            case AnalysisBroke():
                return replace(self, analysis_broken=event.sentence)
            case TurnFailed():
                return self._failed(event)
            case _:
                return self._after_reply_event(event)

    def _after_reply_event(self, event: TurnEvent) -> TurnState:
        match event:
            case AnswerBegan():
                begun = ReplyState(strategy=event.strategy, strategy_name=event.name)
                return replace(self, replies=(*self.replies, begun), expected=event.of)
            case StrategyChosen() | ChainRevised() | ReplyWithheld():
                return self._asked_anew(event.analysis)
            case AnalysisExtended():
                return self._extended(event)
            case ThinkingArrived():
                thinking = self._open.thinking + event.text
                return self._writing(replace(self._open, thinking=thinking))
            case ReplyArrived():
                text = self._open.text + event.text
                return self._writing(replace(self._open, text=text, folded=event.folded))
            case TurnEnded():
                return self._ended(event)
            case _:
                return self

    @property
    def _open(self) -> ReplyState:
        """The reply in progress, or a new one."""
        reply = self.reply
        return reply if reply is not None and reply.message is None else ReplyState()

    def _writing(self, reply: ReplyState) -> TurnState:
        """Return the state with the reply in progress replaced."""
        last = self.reply
        earlier = self.replies[:-1] if last is not None and last.message is None else self.replies
        return replace(self, replies=(*earlier, reply), reading=None, waiting=None)

    def _asked_anew(self, analysis: TurnAnalysis) -> TurnState:
        """Return the state with a reply about to be written from its beginning."""
        asked = replace(self._open, analysis=analysis.reply, thinking="", text="")
        return replace(self._writing(asked), analysis=analysis.message, table=analysis.table)

    def _extended(self, event: AnalysisExtended) -> TurnState:
        """Return the state with an extended analysis of the message and of its reply."""
        replies = tuple(
            replace(each, analysis=event.analysis.reply) if _is(each, event.reply) else each
            for each in self.replies
        )
        message, table = event.analysis.message, event.analysis.table
        return replace(self, replies=replies, analysis=message, table=table, passes=(), most_passes=0)

    def _ended(self, event: TurnEnded) -> TurnState:
        """Return the state with a recorded reply and its review."""
        known = event.analysis
        reply = replace(self._open, analysis=known.reply) if known is not None else self._open
        state = self._writing(_recorded(reply, event.message, event.facts))
        return replace(state, analysis=known.message, table=known.table) if known is not None else state

    def _failed(self, event: TurnFailed) -> TurnState:
        failure = Failure(event.sentence, event.detail)
        state = (
            self
            if event.message is None
            else self._writing(_recorded(self._open, event.message, event.facts))
        )
        return replace(state, failure=failure, reading=None, waiting=None)


def _recorded(reply: ReplyState, message: Message, facts: TurnFacts | None) -> ReplyState:
    return replace(
        reply,
        thinking=message.thinking,
        text=message.text,
        folded=message.folded,
        message=message,
        facts=facts,
    )


def _is(reply: ReplyState, message: MessageId) -> bool:
    return reply.message is not None and reply.message.id == message
