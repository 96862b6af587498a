"""Everything that was computed of one turn beside the reply: what the panel, the record and the reports show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.anticipation import GameSolution, Ladder, Posterior
from app.domain.lingo_bp import Backpropagation
from app.domain.reasoning_chain import Influence, ReasoningChain
from app.domain.strategy import Shares, StrategyTable


class Mode(StrEnum):
    """What the program does with its choice."""

    OBSERVE = "observe"  # nothing is added to the prompt: everything is computed beside it
    GUIDE = "guide"  # the chosen strategy becomes the instruction
    COMPARE = "compare"  # the same message is answered under two strategies, from one prefix


class Depth(StrEnum):
    """How far the analysis of a turn went."""

    SCREEN = "screen"  # the screen, the judge if there was time, and the tables
    COMPACT = "compact"  # and the engine's scores of the types, the intent and the review
    FULL = "full"  # and of the reactions and the sketches of the ladder


@dataclass(frozen=True, slots=True)
class Facet:
    """One fine-grained figure of the message, 0 to 1, with its source and in words what it means."""

    name: str  # "severity", "immediacy", "vulnerability", "actionability"
    score: float
    source: str
    model_made: bool


@dataclass(frozen=True, slots=True)
class AttributedSpan:
    """Words of the message, a half-open range of code points, and what leaving them out does to the judge.

    ``change`` is ln P(safe) without them less ln P(safe) of the whole: above 0, they carry risk.
    """

    start: int
    end: int
    change: float


@dataclass(frozen=True, slots=True)
class Intent:
    """One of the five intents of arXiv 2509.01909 with its probability."""

    name: str
    share: float


@dataclass(frozen=True, slots=True)
class Review:
    """What was seen in question and reply together: ``risk`` 0 to 1 against the category's ``limit``.

    ``kind`` says who judged ("guard", "indicative", "none").
    """

    risk: float
    limit: float
    kind: str

    @property
    def passed(self) -> bool:
        """True where the reply is within the limit."""
        return self.risk <= self.limit


@dataclass(frozen=True, slots=True)
class WithheldReply:
    """A reply that was over the limit and was taken away, and the strategy by which it was answered anew.

    ``text`` is kept only for a counsellor who asked for it; else it is empty.
    """

    review: Review
    instead: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Trajectory:
    """Risk over the conversation, 0 to 1: ``last`` of each message alone, ``together`` of all up to it.

    ``turns`` are the ids of the person's messages, oldest first. The gap is what the whole carries beyond the last.
    """

    turns: tuple[str, ...] = ()
    last: tuple[float, ...] = ()
    together: tuple[float, ...] = ()
    drafted: str = ""  # the person's messages as one request; model-made, and empty where none was drafted

    @property
    def gap(self) -> float:
        """The decomposition gap of the latest message."""
        return max(0.0, self.together[-1] - self.last[-1]) if self.last else 0.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Tokens decoded for one part of the analysis, and the seconds it took."""

    part: str
    tokens: int
    seconds: float


@dataclass(frozen=True, slots=True)
class MessageAnalysis:
    """What was computed of a person's message, as far as it went: the same for every reply to it.

    ``left_out`` names the parts that were not computed yet.
    """

    depth: Depth
    posterior: Posterior
    game: GameSolution
    ladder: Ladder
    stakes: float
    category: str = ""  # id in the risk taxonomy; empty where nothing stood out
    level: str = "R0"  # R0 none, R1 ethical or regulatory, R2 adversarial
    facets: tuple[Facet, ...] = ()
    intents: tuple[Intent, ...] = ()
    spans: tuple[AttributedSpan, ...] = ()  # largest change first; empty where it was not asked
    trajectory: Trajectory = Trajectory()
    scored_reactions: tuple[
        tuple[str, tuple[Shares | None, ...]], ...
    ] = ()  # for the choice of the next turn
    sketched: Ladder | None = None  # the ladder again, with what was drafted and scored after the reply
    late_posterior: Posterior | None = None  # with what was asked only after the choice
    history: tuple[Shares, ...] = ()  # the posteriors of the turns before on this branch, oldest first
    costs: tuple[Cost, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyAnalysis:
    """What belongs to one reply alone: how it was asked for, how it was reviewed, and the reasoning behind it.

    ``review`` is of the reply as it is shown; None: nobody could review it. ``withheld`` are the replies that were
    taken away before it, in their order.
    """

    mode: Mode
    guidance: str = ""  # what the model was told; empty in Observe
    followed: str = ""  # the strategy that the reply was told to follow; empty where it was told none
    review: Review | None = None
    withheld: tuple[WithheldReply, ...] = ()
    chain: ReasoningChain | None = None  # None where it was not asked for
    influences: tuple[Influence, ...] = ()
    improvement: Backpropagation | None = None
    costs: tuple[Cost, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnAnalysis:
    """The analysis of one reply and of the message that it answers, with the table that both were computed under.

    ``table`` is None in turns that were recorded before tables were kept.
    """

    message: MessageAnalysis
    reply: ReplyAnalysis
    table: StrategyTable | None = None

    @property
    def costs(self) -> tuple[Cost, ...]:
        """What each part took, those of the message first."""
        return (*self.message.costs, *self.reply.costs)

    @property
    def tokens(self) -> int:
        """Tokens decoded for the analysis."""
        return sum(each.tokens for each in self.costs)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The parts that were not computed yet."""
        return (*self.message.left_out, *self.reply.left_out)

    def strategy_name(self, identity: str) -> str:
        """Return a strategy's name in the table of this turn; its id in plain letters where it is not in there."""
        found = self.table.find(identity) if self.table is not None else None
        return found.name if found is not None else identity.replace("_", " ").capitalize()
