"""Krippendorff's alpha: the agreement of any number of raters beyond chance, with gaps, with a bootstrap interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.rubric import Measure

_RESAMPLES = 4_999
_BOUNDS = (2.5, 97.5)  # per cent, for 95 % confidence
_BATCH_VALUES = 2_000_000  # resampled values in memory at once
_Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha of ``values`` values on ``items`` items that two raters or more have rated.

    ``value`` is 1 for full agreement and 0 for what chance gives; None where it is undefined, because all values are
    the same or no item has two. ``low`` and ``high`` are the 95 % bounds, None for too few items.
    """

    value: float | None
    low: float | None
    high: float | None
    items: int
    values: int


def krippendorff_alpha(units: Sequence[Sequence[float]], measure: Measure, seed: int = 0) -> Alpha:
    """Return alpha of the values that each item got, whoever gave them; items with one value or none do not count.

    α = 1 − D_o / D_e (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"). The interval is the
    bootstrap's percentiles over the items.
    """
    rated = [unit for unit in units if len(unit) > 1]
    if not rated:
        return Alpha(None, None, None, 0, 0)
    steps = np.unique(np.concatenate([np.asarray(unit, dtype=np.float64) for unit in rated]))
    counts = np.array(
        [[np.count_nonzero(np.equal(unit, step)) for step in steps] for unit in rated], np.float64
    )
    once = np.ones((1, len(rated)))
    value = float(_alphas(counts, steps, once, measure)[0])
    low, high = _interval(counts, steps, measure, seed)
    return Alpha(None if np.isnan(value) else value, low, high, len(rated), int(counts.sum()))


def _interval(
    counts: _Numbers, steps: _Numbers, measure: Measure, seed: int
) -> tuple[float | None, float | None]:
    items = len(counts)
    chance, batch = np.random.default_rng(seed), max(1, _BATCH_VALUES // items)
    drawn = [
        _alphas(
            counts, steps, chance.multinomial(items, [1 / items] * items, size).astype(np.float64), measure
        )
        for size in (min(batch, _RESAMPLES - done) for done in range(0, _RESAMPLES, batch))
    ]
    defined = np.concatenate(drawn)
    defined = defined[~np.isnan(defined)]
    if items == 1 or not len(defined):
        return None, None
    low, high = np.percentile(defined, _BOUNDS)
    return float(low), float(high)


def _alphas(counts: _Numbers, steps: _Numbers, weights: _Numbers, measure: Measure) -> _Numbers:
    """Return alpha for each row of ``weights``, how often each item is drawn; NaN where chance cannot disagree.

    With squared differences of places r, Σ n_c n_k (r_c − r_k)² of some counts is 2 (n Σ n_c r_c² − (Σ n_c r_c)²).
    """
    pairable = counts.sum(axis=1)
    totals = weights @ counts
    whole = totals.sum(axis=1)
    if measure is Measure.NOMINAL:
        within = weights @ ((pairable**2 - (counts**2).sum(axis=1)) / (pairable - 1))
        overall = whole**2 - (totals**2).sum(axis=1)
    else:
        places = _places(steps, totals, measure)
        first, second = counts @ places.T, counts @ (places**2).T  # items × draws
        spread = 2 * (pairable[:, None] * second - first**2) / (pairable - 1)[:, None]
        within = (weights.T * spread).sum(axis=0)
        overall = 2 * (whole * (totals * places**2).sum(axis=1) - (totals * places).sum(axis=1) ** 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        alphas: _Numbers = 1 - (whole - 1) * within / overall
    alphas[(overall <= 0) | np.isclose(overall, 0)] = np.nan
    return alphas


def _places(steps: _Numbers, totals: _Numbers, measure: Measure) -> _Numbers:
    """Return each step's place, draws × steps: its figure, or the middle rank of the values that are on it."""
    if measure is Measure.INTERVAL:
        return np.broadcast_to(steps, totals.shape)
    return np.cumsum(totals, axis=1) - totals / 2
