"""Estimates with intervals: Wilson's for shares, a seeded bootstrap for means."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

CONFIDENCE = 0.95
_NORMAL = NormalDist()
_TAIL = (1 - CONFIDENCE) / 2  # of the probability, on either side of an interval
DEVIATIONS = -_NORMAL.inv_cdf(_TAIL)  # the standard deviations that an interval reaches to either side
_RESAMPLES = 4_999
_ROUNDING = 1e-12  # an equal gain on every item differs by rounding alone
_BATCH_VALUES = 2_000_000  # resampled values in memory at once


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate from ``items`` items with 95 % bounds ``low`` and ``high``, which are None for too few items."""

    value: float
    low: float | None
    high: float | None
    items: int


def share(successes: int, items: int) -> Estimate | None:
    """Return a share, 0 to 1, with Wilson's score interval; None without items. Raises ``ValueError``."""
    if not 0 <= successes <= items:
        raise ValueError(f"{successes} of {items} is no share")
    if not items:
        return None
    value = successes / items
    squared, whole = DEVIATIONS**2, 2 * (items + DEVIATIONS**2)
    centre = (2 * successes + squared) / whole
    half = DEVIATIONS * math.sqrt(squared + 4 * successes * (1 - value)) / whole
    # where all or none succeeded, the bounds differ from 0 and 1 by rounding alone
    low, high = max(0.0, centre - half), min(1.0, centre + half)
    return Estimate(value, min(low, value), max(high, value), items)


def mean(values: Sequence[float], seed: int = 0, ends: tuple[float, float] | None = None) -> Estimate | None:
    """Return a mean with its bootstrap interval (BCa; percentile where BCa is not defined); None of no values.

    One value has no interval. Equal values say nothing of the spread, so a bootstrap of them would be certain of what
    it cannot know: they have an interval only within the ``ends`` of the measure, where as many further items lie at
    either end as Wilson's bound allows where none of these does. The same values and seed give the same interval.
    Raises ``ValueError`` for non-finite values.
    """
    if not values:
        return None
    if not all(math.isfinite(each) for each in values):
        raise ValueError("every value has to be finite")
    count, value = len(values), math.fsum(values) / len(values)
    if count == 1:
        return Estimate(value, None, None, 1)
    if max(values) - min(values) < _ROUNDING:
        return _of_equal(value, count, ends)
    low, high = _interval(np.asarray(values, dtype=np.float64), seed)
    return Estimate(value, min(low, value), max(high, value), count)


def _of_equal(value: float, count: int, ends: tuple[float, float] | None) -> Estimate:
    none_of_them = share(0, count)
    if ends is None or none_of_them is None or none_of_them.high is None:
        return Estimate(value, None, None, count)
    unseen, (lowest, highest) = none_of_them.high, ends
    return Estimate(value, value - unseen * (value - lowest), value + unseen * (highest - value), count)


def _interval(sample: NDArray[np.float64], seed: int) -> tuple[float, float]:
    """Return the bounds of the mean: quantiles of the resampled means, at shares that BCa corrects."""
    means = _resampled_means(sample, seed)
    corrected = _corrected_shares(sample, means)
    low, high = np.quantile(means, corrected if corrected is not None else (_TAIL, 1 - _TAIL))
    return float(low), float(high)


def _resampled_means(sample: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    chance, count = np.random.default_rng(seed), len(sample)
    batch = max(1, _BATCH_VALUES // count)
    sizes = [min(batch, _RESAMPLES - done) for done in range(0, _RESAMPLES, batch)]
    return np.concatenate([sample[chance.integers(0, count, (size, count))].mean(axis=1) for size in sizes])


def _corrected_shares(sample: NDArray[np.float64], means: NDArray[np.float64]) -> tuple[float, float] | None:
    """Return the shares of the bounds by BCa (Efron and Tibshirani 1993, section 14.3); None where not defined.

    The bias is how far the resampled means lie to one side, the acceleration the skewness of the sample, by the
    jackknife: without an item the mean moves in proportion to that item's deviation.
    """
    mean = sample.mean()
    below = (np.count_nonzero(means < mean) + np.count_nonzero(means <= mean)) / (2 * len(means))
    if not 0 < below < 1:
        return None
    bias, deviations = _NORMAL.inv_cdf(below), sample - mean
    acceleration = float(np.sum(deviations**3) / (6 * np.sum(deviations**2) ** 1.5))

    def share_at(deviation: float) -> float:
        moved = bias + deviation
        return _NORMAL.cdf(bias + moved / (1 - acceleration * moved))

    return share_at(-DEVIATIONS), share_at(DEVIATIONS)
