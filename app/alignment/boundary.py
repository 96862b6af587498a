"""The boundary and the pearl point: how far help may go, and the most constructive point within it.

arXiv 2509.01909, section 3: the highest satisfaction inside the safe region. Risk is made monotone along the
ladder by isotonic regression.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.alignment.isotonic import isotonic
from app.domain.anticipation import Ladder, Payoff, Rung
from app.domain.strategy import StrategyTable

HYSTERESIS = 0.05  # another rung has to be this much more constructive before the pearl moves between turns


def ladder_of(
    table: StrategyTable,
    payoffs: Sequence[Payoff],
    limit: float,
    previous_pearl: str = "",
    sketches: Mapping[str, tuple[str, float, float]] | None = None,
) -> Ladder:
    """Return the ladder: the strategies by specificity, with risk and constructive value.

    ``sketches`` gives, by strategy, a drafted sentence with its scored risk and constructive value, 0 to 1, which
    are averaged with the game's expectation. ``limit`` is the highest risk allowed.
    """
    sketches = sketches or {}
    by_id = {each.strategy: each for each in payoffs}
    raw = []
    for strategy in table.strategies:
        payoff = by_id[strategy.id]
        risk, value, words = payoff.risk, payoff.retention, ""
        if strategy.id in sketches:
            words, scored_risk, scored_value = sketches[strategy.id]
            weight = table.scored_weight
            risk = (1 - weight) * risk + weight * scored_risk
            value = (1 - weight) * value + weight * scored_value
        raw.append((strategy, risk, value, words))
    monotone = isotonic([risk for _, risk, _, _ in raw])
    rungs = tuple(
        Rung(strategy.id, strategy.rung, risk, fitted, value, words)
        for (strategy, risk, value, words), fitted in zip(raw, monotone, strict=True)
    )
    boundary = last_within(rungs, limit)
    return Ladder(rungs, limit, rungs[boundary].strategy, _pearl(rungs[: boundary + 1], previous_pearl))


def last_within(rungs: Sequence[Rung], limit: float) -> int:
    """Return the index of the last rung whose monotone risk is within ``limit``.

    Where even the first is over it, the boundary is the run of rungs with the lowest risk: some reply has to be
    given, and saying nothing is not the least risk.
    """
    lowest = max(limit, rungs[0].monotone_risk)
    inside = [index for index, each in enumerate(rungs) if each.monotone_risk <= lowest + 1e-12]
    return inside[-1]


def _pearl(inside: Sequence[Rung], previous: str) -> str:
    most = max(inside, key=lambda each: each.value)
    before = next((each for each in inside if each.strategy == previous), None)
    if before is not None and most.value - before.value <= HYSTERESIS:
        return before.strategy
    return most.strategy
