"""Estimates with intervals: Wilson's for shares, a seeded bootstrap for means."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import scipy  # SciPy loads its parts at first use: a list of runs opens without them
from numpy.typing import NDArray

CONFIDENCE = 0.95
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
    interval = scipy.stats.binomtest(successes, items).proportion_ci(CONFIDENCE, method="wilson")
    value = successes / items
    # where all or none succeeded, the bounds differ from 0 and 1 by rounding alone
    return Estimate(value, min(float(interval.low), value), max(float(interval.high), value), items)


def mean(values: Sequence[float], seed: int = 0) -> Estimate | None:
    """Return a mean with its bootstrap interval (BCa; percentile where BCa is not defined); None of no values.

    One value has no interval. The same values and seed give the same interval. Raises ``ValueError`` for
    non-finite values.
    """
    if not values:
        return None
    if not all(math.isfinite(each) for each in values):
        raise ValueError("every value has to be finite")
    count, value = len(values), math.fsum(values) / len(values)
    if count == 1:
        return Estimate(value, None, None, 1)
    if max(values) - min(values) < _ROUNDING:
        return Estimate(value, value, value, count)
    sample = np.asarray(values, dtype=np.float64)
    low, high = _bootstrap(sample, seed, "BCa")
    if not (math.isfinite(low) and math.isfinite(high)):
        low, high = _bootstrap(sample, seed, "percentile")
    return Estimate(value, min(low, value), max(high, value), count)


def _bootstrap(
    sample: NDArray[np.float64], seed: int, method: Literal["BCa", "percentile"]
) -> tuple[float, float]:
    with np.errstate(all="ignore"):
        interval = scipy.stats.bootstrap(
            (sample,),
            np.mean,
            n_resamples=_RESAMPLES,
            batch=max(1, _BATCH_VALUES // len(sample)),
            confidence_level=CONFIDENCE,
            method=method,
            rng=np.random.default_rng(seed),
        ).confidence_interval
    return float(interval.low), float(interval.high)
