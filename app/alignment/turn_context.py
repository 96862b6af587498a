"""The context of a turn, assembled by the composition root."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.alignment.analyst import Analyst
from app.alignment.evidence.source import MessageJudge
from app.alignment.interfaces import ChatEngine, ConversationRecord
from app.domain.analysis import Mode
from app.domain.anticipation import Weights
from app.domain.generation import LoadedModel, Sampling
from app.domain.model import ModelStanding
from app.domain.reasoning_chain import ReasoningChain
from app.domain.risk import JudgeKind
from app.domain.strategy import StrategyTable
from app.domain.turn import RuleFiles


@dataclass(frozen=True, slots=True)
class TurnContext:
    """Engine, record, judges, tables and the user's options of a turn.

    ``loaded`` and ``standing`` describe the model loaded when the turn took the engine; they stay for the whole turn.
    """

    engine: ChatEngine
    loaded: LoadedModel
    record: ConversationRecord
    judges: tuple[MessageJudge, ...]
    standing: ModelStanding
    sampling: Sampling
    table: StrategyTable
    analyst: Analyst | None = None
    mode: Mode = Mode.OBSERVE
    weights: Weights = field(default_factory=Weights)
    strategy: str = ""  # the user's choice in place of the game's; empty for none
    against: str = ""  # in Compare, the other strategy; empty for the game's next best
    chain: ReasoningChain | None = None  # as the user edited it: what follows is derived and answered anew
    keeps_withheld: bool = False  # withheld replies are kept for a counsellor, else deleted
    reads_ahead: bool = (
        False  # the conversation may go on: what its next prompt begins with is read in idle time
    )
    explained: bool = (
        True  # False: nobody looks; what explains a turn and changes no choice is left for later
    )
    withholds: bool = True  # a reply over the limit is withheld; False for one that was recorded elsewhere
    system_prompt: str = ""
    files: RuleFiles | None = None  # the hashes of the files in use

    @property
    def judges_first(self) -> bool:
        """True where the message is judged before the first token: the choice needs it, or there is a guard."""
        return self.chooses_first or any(each.kind is JudgeKind.GUARD for each in self.judges)

    @property
    def chooses_first(self) -> bool:
        """True where the reply follows the choice."""
        return self.mode in (Mode.GUIDE, Mode.COMPARE)

    @property
    def model_sha256(self) -> str:
        """The hash of the model that answers."""
        return self.loaded.sha256

    @property
    def thinks(self) -> bool:
        """True where the model's template supports thinking: a chain is then prefilled as its own thinking."""
        return self.loaded.thinks

    @property
    def opens_thinking(self) -> bool:
        """True where the model's template opens the thinking by itself."""
        return self.loaded.opens_thinking
