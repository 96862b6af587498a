"""The typed events of a turn and its record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.analysis import TurnAnalysis
from app.domain.conversation import Conversation, Message, MessageId
from app.domain.generation import ReadingProgress, Sampling
from app.domain.lingo_bp import BackpropPass
from app.domain.model import ModelStanding
from app.domain.recording_mark import RecordingMark
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.support import Support


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """The measured figures of a turn. Seconds are wall-clock; ``seconds`` is the whole turn."""

    model: str
    standing: ModelStanding
    hash: str
    device: str
    tokens_read: int
    tokens_reused: int
    tokens_written: int
    seconds: float
    seconds_to_first_token: float | None
    seconds_writing: float
    context_used: int
    context_size: int
    seed: int
    sampling: Sampling
    assessment_tokens_read: int = 0
    messages_left_out: int = 0  # the oldest ones, when the context was too small for all
    server: str = ""  # host and port of the server that computed the reply; empty where this computer did
    tokens_foreseen: int = 0  # of those written, that had been guessed; the helper's are among them
    tokens_by_helper: int = 0
    helper: str = ""  # the small model that guessed ahead, where there was one

    @property
    def tokens_per_second(self) -> float | None:
        """Tokens a second of writing, or None where nothing was written."""
        if self.seconds_writing <= 0 or self.tokens_written == 0:
            return None
        return self.tokens_written / self.seconds_writing


@dataclass(frozen=True, slots=True)
class ReplayBegan:
    """What follows was recorded earlier and is replayed; always the first event of such a turn."""

    mark: RecordingMark


@dataclass(frozen=True, slots=True)
class UserMessageCommitted:
    """The user's message is saved on disk (or in memory, in a private conversation)."""

    conversation: Conversation
    message: Message


class Waiting(StrEnum):
    """What a message waits for."""

    REPLY = "reply"  # another reply is being written
    MODEL = "model"  # a model is being loaded
    QUESTION = "question"  # the model is being asked about an earlier reply


@dataclass(frozen=True, slots=True)
class TurnWaits:
    """The message is committed and screened, and waits for the engine."""

    waiting: Waiting


@dataclass(frozen=True, slots=True)
class MessageWithdrawn:
    """The user took a waiting message back: it is removed from the conversation, and the turn is over."""

    message: Message


@dataclass(frozen=True, slots=True)
class CrisisScreened:
    """The crisis screen has finished."""

    finding: CrisisFinding


@dataclass(frozen=True, slots=True)
class SupportOffered:
    """Helplines and human-written words are to be shown now, before any token."""

    support: Support


@dataclass(frozen=True, slots=True)
class RiskAssessed:
    """The judge has finished, or no judge was available."""

    assessment: RiskAssessment


@dataclass(frozen=True, slots=True)
class StrategyChosen:
    """The game is solved: the chosen strategy, its reason, and the instruction to the model (none in Observe)."""

    analysis: TurnAnalysis


@dataclass(frozen=True, slots=True)
class ReplyWithheld:
    """The reply was over the risk limit: it is withheld, and another one follows."""

    analysis: TurnAnalysis


@dataclass(frozen=True, slots=True)
class AnswerBegan:
    """In Compare, one of the replies to the same message begins; each ends with a ``TurnEnded`` of its own."""

    strategy: str
    number: int  # 1 for the first
    of: int
    name: str = ""  # of the strategy, in the table of this turn


@dataclass(frozen=True, slots=True)
class ChainRevised:
    """What follows from the user's edit was derived anew; the reply to it comes next."""

    analysis: TurnAnalysis


@dataclass(frozen=True, slots=True)
class PassJudged:
    """A pass of linguistic backpropagation was scored, one of at most ``limit`` after the first reply."""

    judged: BackpropPass
    limit: int


@dataclass(frozen=True, slots=True)
class AnalysisExtended:
    """The analysis was extended after the reply; ``reply`` is the one that its reply part belongs to."""

    reply: MessageId
    analysis: TurnAnalysis


@dataclass(frozen=True, slots=True)
class AnalysisBroke:
    """The analysis after the reply failed; the reply and what was computed by then are kept."""

    sentence: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PromptReading:
    """The model is reading the prompt."""

    progress: ReadingProgress


@dataclass(frozen=True, slots=True)
class ThinkingArrived:
    """More of the model's own thinking."""

    text: str


@dataclass(frozen=True, slots=True)
class ReplyArrived:
    """More of the reply. ``folded``: it is collapsed behind human-written support."""

    text: str
    folded: bool


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """A reply is recorded: ``message`` with its state, ``facts`` its figures, ``analysis`` so far.

    A reply that a person wrote has no figures.
    """

    message: Message
    facts: TurnFacts | None
    analysis: TurnAnalysis | None = None


@dataclass(frozen=True, slots=True)
class TurnFailed:
    """The turn failed. ``message`` holds what had arrived (None if nothing), ``sentence`` says what to do."""

    message: Message | None
    sentence: str
    detail: str
    facts: TurnFacts | None = None  # figures of what had arrived


TurnEvent = (
    ReplayBegan
    | UserMessageCommitted
    | TurnWaits
    | MessageWithdrawn
    | CrisisScreened
    | SupportOffered
    | RiskAssessed
    | StrategyChosen
    | ReplyWithheld
    | AnswerBegan
    | ChainRevised
    | PassJudged
    | AnalysisExtended
    | AnalysisBroke
    | PromptReading
    | ThinkingArrived
    | ReplyArrived
    | TurnEnded
    | TurnFailed
)


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """SHA-256 of the files whose rules decided a turn: the crisis screen's, the judges', and the table of strategies.

    ``crisis`` and ``guard`` are each of several files together (``app/alignment/rule_files.py``); ``strategies`` is of
    one file, which may be a counsellor's own, and is empty where it is not known.
    """

    crisis: str
    guard: str
    strategies: str


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """Everything stored of a turn, written in one transaction with the reply."""

    question: Message
    reply: Message | None
    crisis: CrisisFinding
    assessment: RiskAssessment
    facts: TurnFacts | None
    support: Support | None
    failure: str = ""
    analysis: TurnAnalysis | None = None
    files: RuleFiles | None = None  # None in turns recorded before they were kept
    recording: RecordingMark | None = None  # set where the turn was replayed from a recording
