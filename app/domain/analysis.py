"""The analysis of a turn: everything that was computed besides the reply."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.anticipation import AtStake, GameSolution, Ladder, Posterior
from app.domain.lingo_bp import Backpropagation
from app.domain.reasoning_chain import Influence, ReasoningChain
from app.domain.strategy import Shares, StrategyTable


class Mode(StrEnum):
    """How the chosen strategy is used."""

    OBSERVE = "observe"  # nothing is added to the prompt; everything is computed all the same
    GUIDE = "guide"  # the chosen strategy becomes the instruction
    COMPARE = "compare"  # the same message is answered under two strategies, from one prefix


class Depth(StrEnum):
    """How far the analysis of a turn went."""

    SCREEN = "screen"  # the screen, the judge if there was time, and the tables
    COMPACT = "compact"  # plus the engine's scores of the types, the intent and the review
    FULL = "full"  # plus the reactions and the sketches of the ladder


@dataclass(frozen=True, slots=True)
class Facet:
    """One figure of the message, 0 to 1, with its source and its meaning in words."""

    name: str  # "severity", "immediacy", "vulnerability", "actionability"
    score: float
    source: str
    model_made: bool


@dataclass(frozen=True, slots=True)
class AttributedSpan:
    """A span of the message, a half-open range of code points, and the effect of leaving it out.

    ``change`` is ln P(safe) without it less ln P(safe) of the whole: above 0, it carries risk.
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
    """The review of question and reply together: ``risk`` 0 to 1 against the category's ``limit``.

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
    """A reply over the limit that was withheld, and the strategy of the reply in its place.

    ``text`` is kept only for a counsellor who asked for it; else it is empty.
    """

    review: Review
    instead: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class KindsInTurn:
    """A judge's probabilities of distress and of a wish to do harm, in this order, at one message.

    ``beyond``, 0 to 1, is how much the verdict on all messages together counts in place of that on the last one.
    """

    alone: tuple[float, float] = (0.0, 0.0)
    together: tuple[float, float] = (0.0, 0.0)
    beyond: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Trajectory:
    """Risk over the conversation, 0 to 1: ``last`` of each message alone, ``together`` of all up to it.

    ``turns`` are the ids of the user's messages, oldest first. The gap is the combined risk beyond the last one's.
    """

    turns: tuple[str, ...] = ()
    last: tuple[float, ...] = ()
    together: tuple[float, ...] = ()
    drafted: str = ""  # the user's messages as one request; model-made, and empty where none was drafted
    kinds: tuple[KindsInTurn, ...] = ()  # empty in turns recorded before they were kept

    @property
    def gap(self) -> float:
        """The decomposition gap of the latest message."""
        return max(0.0, self.together[-1] - self.last[-1]) if self.last else 0.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Tokens decoded for one part of the analysis, and the seconds it took.

    ``before_reply``: it is known that the person waited for it, before the reply's first token.
    """

    part: str
    tokens: int
    seconds: float
    before_reply: bool = False


@dataclass(frozen=True, slots=True)
class MessageAnalysis:
    """The analysis of a user's message so far: the same for every reply to it.

    ``left_out`` names the parts that were not computed yet.
    """

    depth: Depth
    posterior: Posterior
    game: GameSolution
    ladder: Ladder
    stakes: float  # Σ probability · severity of what the message risks
    category: str = ""  # id in the risk taxonomy; empty where there is no risk
    level: str = "R0"  # R0 none, R1 ethical or regulatory, R2 adversarial
    at_stake: AtStake | None = None  # None in earlier turns: ``stakes`` for each type
    facets: tuple[Facet, ...] = ()
    intents: tuple[Intent, ...] = ()
    spans: tuple[AttributedSpan, ...] = ()  # largest change first; empty where it was not asked
    trajectory: Trajectory = Trajectory()
    scored_reactions: tuple[
        tuple[str, tuple[Shares | None, ...]], ...
    ] = ()  # for the choice of the next turn
    sketched: Ladder | None = None  # the ladder with the sketches drafted and scored after the reply
    late_posterior: Posterior | None = None  # with the scores made after the choice
    history: tuple[Shares, ...] = ()  # the posteriors of the turns before on this branch, oldest first
    costs: tuple[Cost, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyAnalysis:
    """The analysis of one reply: how it was generated, its review, and its reasoning.

    ``review`` is of the reply as it is shown; None: it was not reviewed. ``withheld`` are the replies withheld
    before it, in order.
    """

    mode: Mode
    guidance: str = ""  # the instruction to the model; empty in Observe
    followed: str = ""  # the strategy that the reply was told to follow; empty for none
    review: Review | None = None
    withheld: tuple[WithheldReply, ...] = ()
    chain: ReasoningChain | None = None  # None where it was not computed
    influences: tuple[Influence, ...] = ()
    improvement: Backpropagation | None = None
    costs: tuple[Cost, ...] = ()
    left_out: tuple[str, ...] = ()
    given_back: float = 0.0  # share of the reply, 0 to 1, that repeats its guidance


@dataclass(frozen=True, slots=True)
class TurnAnalysis:
    """The analysis of one reply and of its message, with the table of strategies used for both.

    ``table`` is None in turns that were recorded before tables were kept.
    """

    message: MessageAnalysis
    reply: ReplyAnalysis
    table: StrategyTable | None = None

    @property
    def costs(self) -> tuple[Cost, ...]:
        """The cost of each part, those of the message first."""
        return (*self.message.costs, *self.reply.costs)

    @property
    def tokens(self) -> int:
        """Tokens decoded for the analysis."""
        return sum(each.tokens for each in self.costs)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The parts that have not been computed."""
        return (*self.message.left_out, *self.reply.left_out)

    def strategy_name(self, identity: str) -> str:
        """Return a strategy's name as people read it; a readable form of its id where this turn's table lacks it."""
        found = self.table.find(identity) if self.table is not None else None
        return found.shown_name if found is not None else identity.replace("_", " ").capitalize()
