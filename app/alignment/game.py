"""The Bayesian Stackelberg game of a turn: the model commits to a strategy, a user of unknown type reacts.

Leader's payoff: arXiv 2509.01909, section 3, Π = α·Retention − β·Risk − γ·Cost. The paper publishes no solver:
pure commitments are compared exactly, mixed ones by one linear programme a follower profile (Conitzer and
Sandholm, EC 2006, section 4).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import scipy  # its modules load on first use, which keeps the start fast

from app.alignment.anticipation import reaction_risk
from app.domain.anticipation import GameSolution, MixedCommitment, Payoff, Threshold, Weights
from app.domain.strategy import REACTIONS, TYPES, Shares, StrategyTable

_TIE = 1e-12  # two utilities nearer than this are equal
Matrix = npt.NDArray[np.float64]


def import_solver_ahead() -> None:
    """Import the solver ahead of time, which takes a second, so that the first message does not wait."""
    scipy.optimize  # noqa: B018 - its first use imports it


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


# -- mixed commitment against a best-responding follower ------------------------------------------------


@dataclass(frozen=True, slots=True)
class MatrixGame:
    """``leader`` and ``follower`` payoffs of shape (types, strategies, reactions); ``shares`` of the types."""

    shares: Shares
    leader: Matrix
    follower: Matrix


def matrix_game(
    table: StrategyTable, payoffs: Sequence[Payoff], shares: Shares, stakes: float, weights: Weights
) -> MatrixGame:
    """Return the game in matrix form. A reaction's worth to the follower is the logarithm of its probability:

    so the quantal follower of rationality 1 reacts with exactly those probabilities, and the best-responding
    one (rationality without bound) with the likeliest.
    """
    satisfaction = np.asarray(table.satisfaction)
    leader = np.empty((len(TYPES), len(payoffs), len(REACTIONS)))
    follower = np.empty_like(leader)
    for column, payoff in enumerate(payoffs):
        strategy = table.strategy(payoff.strategy)
        for row, harm in enumerate(table.harm_of_type):
            risk = np.asarray([reaction_risk(strategy, harm, each, stakes) for each in REACTIONS])
            leader[row, column] = (
                weights.retention * satisfaction - weights.risk * risk - weights.cost * payoff.cost
            )
            follower[row, column] = np.log(np.maximum(payoff.reactions[row], 1e-6))
    return MatrixGame(shares, leader, follower)


def solve_mixed(game: MatrixGame) -> tuple[Matrix, float, tuple[int, ...]]:
    """Return the strong Stackelberg equilibrium: mixture (strategies,), its value, each type's reaction.

    One linear programme for each profile of reactions in which they are best responses.
    """
    types, strategies, reactions = game.leader.shape
    best_value, best_mixture, best_profile = -math.inf, np.zeros(strategies), (0,) * types
    for profile in itertools.product(range(reactions), repeat=types):
        rows = [
            game.follower[kind, :, other] - game.follower[kind, :, reaction]
            for kind, reaction in enumerate(profile)
            for other in range(reactions)
            if other != reaction
        ]
        gain = sum(
            game.shares[kind] * game.leader[kind, :, reaction] for kind, reaction in enumerate(profile)
        )
        solved = scipy.optimize.linprog(
            -np.asarray(gain),
            A_ub=np.asarray(rows) if rows else None,
            b_ub=np.zeros(len(rows)) if rows else None,
            A_eq=np.ones((1, strategies)),
            b_eq=[1.0],
            bounds=(0, 1),
            method="highs",
        )
        if solved.x is not None and solved.fun is not None and -solved.fun > best_value + _TIE:
            best_value, best_mixture, best_profile = -float(solved.fun), solved.x, profile
    return best_mixture, best_value, best_profile


def mixed_commitment(
    table: StrategyTable,
    payoffs: Sequence[Payoff],
    shares: Shares,
    stakes: float,
    weights: Weights,
) -> MixedCommitment:
    """Return the best mixture of these strategies against a follower who responds best."""
    mixture, value, profile = solve_mixed(matrix_game(table, payoffs, shares, stakes, weights))
    used = tuple(
        (payoff.strategy, float(share))
        for payoff, share in zip(payoffs, mixture, strict=True)
        if share > 1e-9
    )
    return MixedCommitment(used, value, tuple(REACTIONS[each].value for each in profile))
