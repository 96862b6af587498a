"""The anticipation of a turn: the user's likely type, their reactions, and the best strategy."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.strategy import TYPES, Shares, StrategyTable, UserType


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source's evidence: ``log_odds`` added to each of ``TYPES``, and what it saw in words."""

    source: str  # "crisis screen", "guard", "engine", "trajectory"
    model_made: bool  # False: from rules or a table
    log_odds: tuple[float, ...]
    saw: str


@dataclass(frozen=True, slots=True)
class Posterior:
    """The user's likely type: the prior from the last turn, the evidence, and the posterior.

    ``steps`` are the shares after each piece of evidence, for the waterfall chart; the last one is ``shares``.
    """

    prior: Shares
    evidence: tuple[Evidence, ...]
    steps: tuple[Shares, ...]

    @property
    def shares(self) -> Shares:
        """The posterior itself."""
        return self.steps[-1] if self.steps else self.prior

    @property
    def likeliest(self) -> UserType:
        """The type with the highest share."""
        return max(zip(self.shares, TYPES, strict=True), key=lambda each: each[0])[1]


@dataclass(frozen=True, slots=True)
class AtStake:
    """What is at stake in a message for each of ``TYPES``, 0 to 1, once the person is of that type.

    How likely each type is stands in the posterior alone. ``harm`` is the share of what a reply exposes that becomes
    harm in the hands of each.
    """

    of_type: tuple[float, ...]
    harm: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """α on retention, β on risk, γ on cost: arXiv 2509.01909 has α = 1 and β = 2; γ is ours."""

    retention: float = 1.0
    risk: float = 2.0
    cost: float = 0.1


@dataclass(frozen=True, slots=True)
class Rules:
    """What a choice is made by: a table of strategies, and the weights of the game."""

    table: StrategyTable
    weights: Weights


@dataclass(frozen=True, slots=True)
class Payoff:
    """The leader's expectation for one strategy, over types and reactions: each 0 to 1.

    ``reactions`` are the shares used for each type; ``scored`` says whether the engine took part in them.
    """

    strategy: str
    retention: float
    risk: float
    cost: float
    retention_of_type: tuple[float, ...]
    risk_of_type: tuple[float, ...]
    reactions: tuple[Shares, ...]
    scored: bool = False

    def utility(self, weights: Weights) -> float:
        """α·retention − β·risk − γ·cost."""
        return weights.retention * self.retention - weights.risk * self.risk - weights.cost * self.cost


@dataclass(frozen=True, slots=True)
class Threshold:
    """The value at which the choice changes when one quantity alone varies: from ``value`` on ``then`` is chosen.

    ``quantity`` is "retention", "risk" or "cost" (a weight), or a user type (its share; the others keep
    their proportions).
    """

    quantity: str
    now: float
    value: float
    then: str


@dataclass(frozen=True, slots=True)
class GameSolution:
    """The game of one turn, solved. ``allowed`` are the strategies inside the boundary."""

    weights: Weights
    payoffs: tuple[Payoff, ...]
    allowed: tuple[str, ...]
    chosen: str
    thresholds: tuple[Threshold, ...] = ()


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder. ``risk`` is as assessed, ``monotone_risk`` after isotonic regression, both 0 to 1."""

    strategy: str
    rung: int
    risk: float
    monotone_risk: float
    value: float
    sketch: str = ""  # model-made; empty where the table alone spoke


@dataclass(frozen=True, slots=True)
class Ladder:
    """The boundary: the last rung whose risk is within ``limit``; the pearl: the most constructive one inside."""

    rungs: tuple[Rung, ...]
    limit: float
    boundary: str
    pearl: str

    @property
    def inside(self) -> tuple[str, ...]:
        """The strategies inside the boundary."""
        found: list[str] = []
        for each in self.rungs:
            found.append(each.strategy)
            if each.strategy == self.boundary:
                break
        return tuple(found)
