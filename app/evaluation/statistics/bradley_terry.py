"""Bradley–Terry scores of what was compared in pairs, with ties as in Davidson's model, and intervals.

P(i is preferred to j) is π_i / (π_i + π_j + ν √(π_i π_j)), that of a tie ν √(π_i π_j) by the same sum (Davidson 1970);
without ties ν is 0, and the model is that of Bradley and Terry (1952). A score is ln π. No library: choix has neither
ties nor intervals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.evaluation.statistics.estimate import DEVIATIONS

_STEPS, _NEAR = 100, 1e-10
_PRIOR_GAMES = (
    0.5  # won, and lost, against an average competitor, where scores would be infinite without them
)
_Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Duel:
    """One comparison; of a tie, the order says nothing."""

    preferred: str
    other: str
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A competitor's score with its 95 % bounds; the mean of the scores of its ``group`` is 0.

    Scores of two groups cannot be compared: nobody compared one of the first with one of the second. ``low`` and
    ``high`` are None where nothing but ties is known.
    """

    competitor: str
    score: float
    low: float | None
    high: float | None
    won: int
    lost: int
    tied: int
    group: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """All standings, by group (the largest first) and score.

    ``weak_prior``: the groups in which no chain of wins leads from each to each other one, so that scores may be
    infinite; they are held back there by half a comparison won and half a one lost against an average competitor,
    and half a tie where there are ties.
    """

    standings: tuple[Standing, ...] = ()
    groups: int = 0
    weak_prior: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Fit:
    """Scores that sum to 0, their standard errors, and ln ν (None without ties)."""

    scores: _Numbers
    errors: _Numbers
    log_tie: float | None


def ranking(duels: Iterable[Duel]) -> Ranking:
    """Return the standings of everything that was compared. A comparison with itself is left out."""
    counted = Counter(duel for duel in duels if duel.preferred != duel.other)
    groups = _connected(counted)
    standings: list[Standing] = []
    weak = set()
    for number, names in enumerate(groups):
        within = Counter({duel: count for duel, count in counted.items() if duel.preferred in names})
        if not _is_finite(names, within):
            weak.add(number)
        standings += _standings(names, within, number, prior=_PRIOR_GAMES if number in weak else 0.0)
    return Ranking(tuple(standings), len(groups), frozenset(weak))


def _standings(names: Sequence[str], counted: Counter[Duel], group: int, prior: float) -> list[Standing]:
    decided = any(not duel.tied for duel in counted)
    found = fit(names, counted, prior) if decided else None
    rows = []
    for index, name in enumerate(names):
        score = float(found.scores[index]) if found is not None else 0.0
        reach = DEVIATIONS * float(found.errors[index]) if found is not None else None
        won = sum(count for duel, count in counted.items() if not duel.tied and duel.preferred == name)
        lost = sum(count for duel, count in counted.items() if not duel.tied and duel.other == name)
        tied = sum(
            count for duel, count in counted.items() if duel.tied and name in (duel.preferred, duel.other)
        )
        low, high = (score - reach, score + reach) if reach is not None else (None, None)
        rows.append(Standing(name, score, low, high, won, lost, tied, group))
    return sorted(rows, key=lambda each: (-each.score, each.competitor))


def fit(names: Sequence[str], counted: Counter[Duel], prior: float = 0.0) -> Fit:
    """Return the scores that make the duels likeliest, by Newton's method; the likelihood is concave.

    ``prior`` is a number of comparisons won, and as many lost (and tied, where there are ties), against a competitor
    of score 0. Standard errors are those of scores that sum to 0. Some duel has to be decided. Without a prior, chains
    of wins have to lead from each to each other one.
    """
    at = {name: index for index, name in enumerate(names)}
    has_ties = any(duel.tied for duel in counted)
    rows = tuple(
        _row(at[duel.preferred], at[duel.other], duel.tied, count) for duel, count in counted.items()
    )
    values = np.zeros(len(names) + has_ties)
    likelihood, slope, information = _likelihood(values, rows, len(names), prior)
    for _ in range(_STEPS):
        step = np.linalg.pinv(information, hermitian=True) @ slope
        if float(slope @ step) < _NEAR:
            break
        length = 1.0
        while length > _NEAR:
            ahead = _likelihood(values + length * step, rows, len(names), prior)
            if ahead[0] >= likelihood:
                break
            length /= 2
        values, (likelihood, slope, information) = values + length * step, ahead
    covariance = np.asarray(np.linalg.pinv(information, hermitian=True), dtype=np.float64)
    return _centred(values, covariance, len(names))


def _centred(values: _Numbers, covariance: _Numbers, count: int) -> Fit:
    centre = np.eye(count) - 1 / count
    spread = centre @ covariance[:count, :count] @ centre
    errors = np.sqrt(np.clip(np.diag(spread), 0, None))
    return Fit(centre @ values[:count], errors, float(values[count]) if len(values) > count else None)


_Row = tuple[int, int, int, int]  # places of both, which outcome it was (0, 1, or 2 for a tie), how often


def _row(preferred: int, other: int, tied: bool, count: int) -> _Row:
    return preferred, other, 2 if tied else 0, count


def _likelihood(
    values: _Numbers, rows: Sequence[_Row], count: int, prior: float
) -> tuple[float, _Numbers, _Numbers]:
    """Return the log-likelihood with its slope and its information (the negative second derivative)."""
    total, slope, information = 0.0, np.zeros(len(values)), np.zeros((len(values), len(values)))
    for preferred, other, outcome, times in rows:
        outcomes = _outcomes(len(values), count, preferred, other)
        total, slope, information = _added(total, slope, information, values, outcomes, outcome, times)
    for place in range(count if prior else 0):
        outcomes = _outcomes(len(values), count, place, None)
        for outcome in range(len(outcomes)):
            total, slope, information = _added(total, slope, information, values, outcomes, outcome, prior)
    return total, slope, information


def _outcomes(size: int, count: int, first: int, second: int | None) -> _Numbers:
    """Return what each outcome of a duel weighs: the first wins, the second (None: of score 0) does, a tie if any."""
    outcomes = np.zeros((2 if size == count else 3, size))
    outcomes[0, first] = 1.0
    if second is not None:
        outcomes[1, second] = 1.0
    if size > count:
        outcomes[2] = (outcomes[0] + outcomes[1]) / 2
        outcomes[2, count] = 1.0
    return outcomes


def _added(
    total: float,
    slope: _Numbers,
    information: _Numbers,
    values: _Numbers,
    outcomes: _Numbers,
    outcome: int,
    times: float,
) -> tuple[float, _Numbers, _Numbers]:
    worths = outcomes @ values
    worths = worths - worths.max()
    shares = np.exp(worths) / np.exp(worths).sum()
    mean = shares @ outcomes
    spread = (outcomes * shares[:, None]).T @ outcomes - np.outer(mean, mean)
    return (
        total + times * float(worths[outcome] - np.log(np.exp(worths).sum())),
        slope + times * (outcomes[outcome] - mean),
        information + times * spread,
    )


def _connected(counted: Iterable[Duel]) -> list[tuple[str, ...]]:
    """Return the groups within which everybody was compared with everybody, if not directly; the largest first."""
    groups: list[set[str]] = []
    for duel in counted:
        met = {duel.preferred, duel.other}
        apart = []
        for group in groups:
            if group & met:
                met |= group
            else:
                apart.append(group)
        groups = [*apart, met]
    return sorted((tuple(sorted(each)) for each in groups), key=lambda each: (-len(each), each))


def _is_finite(names: Sequence[str], counted: Iterable[Duel]) -> bool:
    """Return whether a chain of wins leads from each to each other one (Ford 1957); then scores and ν are finite."""
    beaten: dict[str, set[str]] = {name: set() for name in names}
    beaten_by: dict[str, set[str]] = {name: set() for name in names}
    for duel in counted:
        if not duel.tied:
            beaten[duel.preferred].add(duel.other)
            beaten_by[duel.other].add(duel.preferred)
    return all(len(_reached(names[0], steps)) == len(names) for steps in (beaten, beaten_by))


def _reached(start: str, steps: dict[str, set[str]]) -> set[str]:
    reached, ahead = {start}, [start]
    while ahead:
        new = steps[ahead.pop()] - reached
        reached |= new
        ahead += new
    return reached
