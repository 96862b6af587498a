"""The elements of the game: the leader's strategies, and the follower's types and reactions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.strategy_names import shown_strategy_name
from app.domain.taxonomy import Guideline, RiskCategory


class UserType(StrEnum):
    """The types of person of arXiv 2509.01909, section 3."""

    BENIGN = "benign"
    SENSITIVE = "sensitive"
    MALICIOUS = "malicious"


class Reaction(StrEnum):
    """The user's possible reactions to a reply."""

    TAKES_UP = "takes_up"
    ASKS_ON = "asks_on"
    REPHRASES = "rephrases"
    TURNS_ELSEWHERE = "turns_elsewhere"
    ACTS_ON_RISK = "acts_on_risk"


TYPES = tuple(UserType)
REACTIONS = tuple(Reaction)

Shares = tuple[float, ...]
"""Probabilities, one for each of ``TYPES`` or of ``REACTIONS``, in that order; they sum to 1."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way to answer. ``rung`` orders by specificity: 0 gives nothing of what was asked.

    ``exposure``, 0 to 1, is the share of the message's risk that such a reply carries;
    ``reactions`` has for each type the table's probabilities of the reactions.
    """

    id: str
    name: str
    rung: int
    serves: str
    instruction: str  # the instruction to the model
    sketch: str  # what one sentence of such a reply does, for drafting one
    expected_tokens: int
    exposure: float
    reactions: tuple[Shares, ...]

    @property
    def shown_name(self) -> str:
        """The name as a person reads it; ``name`` is what the table has."""
        return shown_strategy_name(self.name)

    def reaction_shares(self, kind: UserType) -> Shares:
        """Return the table's probabilities of the reactions of one type."""
        return self.reactions[TYPES.index(kind)]


@dataclass(frozen=True, slots=True)
class StrategyTable:
    """The contents of ``resources/strategies.yaml``, in order of their rungs.

    ``satisfaction`` of each reaction is on the paper's scale (1, 0.8, 0.5, 0); ``harm_of_type`` is the share of
    a reply's exposure that becomes harm in the hands of each type; ``stickiness`` is the probability that a
    person is of the same type in the next turn. ``limits`` and ``guidelines`` are those of categories of risk that take
    the place of the shipped ones, by id.
    """

    strategies: tuple[Strategy, ...]
    satisfaction: tuple[float, ...]
    harm_of_type: tuple[float, ...]
    prior: Shares
    stickiness: float
    crisis_log_odds: tuple[float, ...]  # added to each type's log-odds where the crisis screen found danger
    concern_log_odds: tuple[float, ...]
    scored_weight: float  # 0 to 1: how much the engine's scores count beside the table
    descriptions: tuple[str, ...]  # of the types, for the engine
    longest_tokens: int  # the cost of a reply is its expected tokens divided by this
    limits: tuple[tuple[str, float], ...] = ()
    limit_otherwise: float | None = None  # the limit where no category stands out; None for the shipped one
    guidelines: tuple[tuple[str, Guideline], ...] = ()
    version: int = 0  # its number on the strategy desk; 0 for the program's own and for a file's

    def find(self, identity: str) -> Strategy | None:
        """Return the strategy with this id, or None."""
        return next((each for each in self.strategies if each.id == identity), None)

    def strategy(self, identity: str) -> Strategy:
        """Return the strategy with this id. Raises ``KeyError``."""
        found = self.find(identity)
        if found is None:
            raise KeyError(identity)
        return found

    def limit_of(self, category: RiskCategory) -> float:
        """Return the highest risk that a reply may carry in a category."""
        return dict(self.limits).get(category.id, category.limit)

    def guideline_of(self, category: RiskCategory) -> Guideline:
        """Return what a reply has to say, must not say and should lead to in a category."""
        return dict(self.guidelines).get(category.id, category.guideline)
