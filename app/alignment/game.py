"""The Bayesian Stackelberg game of a turn: the model commits to a strategy, a user of unknown type reacts.

Leader's payoff: arXiv 2509.01909, section 3, Π = α·Retention − β·Risk − γ·Cost. The paper publishes no solver:
the commitments are compared exactly. Against a quantal follower, who reacts with probabilities, a mixture of
strategies is worth the mean of theirs, so none is ever better than the best pure one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from app.domain.anticipation import GameSolution, Payoff, Threshold, Weights
from app.domain.strategy import TYPES, Shares

_TIE = 1e-12  # two utilities nearer than this are equal


def solve(
    payoffs: Sequence[Payoff], shares: Shares, weights: Weights, allowed: Sequence[str]
) -> GameSolution:
    """Choose among ``allowed`` against a quantal follower, whose reactions are the payoffs' own probabilities.

    Ties go to the less risky strategy, then the more constructive, then the first. Raises ``ValueError`` where none
    is allowed.
    """
    inside = [each for each in payoffs if each.strategy in allowed]
    if not inside:
        raise ValueError("No strategy is allowed.")
    chosen = best(inside, weights)
    found = GameSolution(weights, tuple(payoffs), tuple(each.strategy for each in inside), chosen.strategy)
    return replace(found, thresholds=thresholds_of(inside, chosen, shares, weights))


def best(payoffs: Sequence[Payoff], weights: Weights) -> Payoff:
    """Return the payoff with the highest utility; ties are broken as in ``solve``."""
    highest = max(each.utility(weights) for each in payoffs)
    equal = [each for each in payoffs if highest - each.utility(weights) <= _TIE]
    return min(equal, key=lambda each: (each.risk, -each.retention))


def thresholds_of(
    payoffs: Sequence[Payoff], chosen: Payoff, shares: Shares, weights: Weights
) -> tuple[Threshold, ...]:
    """Return, for each quantity alone, the nearest values on either side at which another strategy takes over.

    Utilities are linear in each weight and in each type's share, so the crossings are exact.
    """
    found: list[Threshold] = []
    for name, line, now, last in _movements(shares, weights):
        crossings = [
            crossing
            for other in payoffs
            if other.strategy != chosen.strategy
            and (crossing := _crossing(line(chosen), line(other), other.strategy)) is not None
            and 0 <= crossing[0] <= last
        ]
        below = [each for each in crossings if each[0] < now and each[2] < 0]
        above = [each for each in crossings if each[0] >= now and each[2] > 0]
        for value, then, _ in (*_nearest(below, highest=True), *_nearest(above, highest=False)):
            found.append(Threshold(name, now, value, then))
    return tuple(found)


_Crossing = tuple[float, str, float]


def _nearest(crossings: list[_Crossing], *, highest: bool) -> list[_Crossing]:
    if not crossings:
        return []
    return [max(crossings, key=lambda each: each[0]) if highest else min(crossings, key=lambda each: each[0])]


def _crossing(chosen: tuple[float, float], other: tuple[float, float], name: str) -> _Crossing | None:
    """Return where two lines (intercept, slope) cross, and the other's slope less the chosen's."""
    difference = other[1] - chosen[1]
    if math.isclose(difference, 0.0, abs_tol=_TIE):
        return None
    return (chosen[0] - other[0]) / difference, name, difference


class _Line:
    """A payoff's utility as a line in one quantity: intercept and slope."""

    def __init__(self, quantity: str, shares: Shares, weights: Weights) -> None:
        self._quantity, self._shares, self._weights = quantity, shares, weights

    def __call__(self, payoff: Payoff) -> tuple[float, float]:
        weights, quantity = self._weights, self._quantity
        if quantity == "retention":
            return payoff.utility(replace(weights, retention=0.0)), payoff.retention
        if quantity == "risk":
            return payoff.utility(replace(weights, risk=0.0)), -payoff.risk
        if quantity == "cost":
            return payoff.utility(replace(weights, cost=0.0)), -payoff.cost
        at = [each.value for each in TYPES].index(quantity)
        start = utility_at(payoff, with_share(self._shares, at, 0.0), weights)
        return start, utility_at(payoff, with_share(self._shares, at, 1.0), weights) - start


def _movements(shares: Shares, weights: Weights) -> list[tuple[str, _Line, float, float]]:
    moving = [
        ("retention", weights.retention, math.inf),
        ("risk", weights.risk, math.inf),
        ("cost", weights.cost, math.inf),
        *((kind.value, share, 1.0) for kind, share in zip(TYPES, shares, strict=True)),
    ]
    return [(name, _Line(name, shares, weights), now, last) for name, now, last in moving]


def with_share(shares: Shares, at: int, value: float) -> Shares:
    """Return shares with one set to ``value`` and the others in their proportions."""
    rest = 1.0 - shares[at]
    others = len(shares) - 1
    return tuple(
        value if index == at else (1.0 - value) * (each / rest if rest > _TIE else 1.0 / others)
        for index, each in enumerate(shares)
    )


def utility_at(payoff: Payoff, shares: Shares, weights: Weights) -> float:
    """Return a payoff's utility under other shares of the types."""
    retention = sum(s * each for s, each in zip(shares, payoff.retention_of_type, strict=True))
    risk = sum(s * each for s, each in zip(shares, payoff.risk_of_type, strict=True))
    return weights.retention * retention - weights.risk * risk - weights.cost * payoff.cost
