"""The agreement of two raters beyond chance: Cohen's kappa with a bootstrap interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_RESAMPLES = 4_999
_BOUNDS = (2.5, 97.5)  # per cent, for 95 % confidence


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of two raters on ``items`` items.

    ``kappa`` is −1 to 1; None where it is undefined, because both gave the same single label throughout.
    ``observed`` is the share of items with the same label. ``counts[i][j]`` counts first label i, second label j.
    """

    kappa: float | None
    low: float | None
    high: float | None
    observed: float
    items: int
    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def agreement(first: Sequence[str], second: Sequence[str], seed: int = 0) -> Agreement:
    """Return Cohen's kappa of two raters' labels of the same items, in the same order.

    κ = (p_o − p_e) / (1 − p_e) (Cohen, 1960). The interval is the bootstrap's percentiles over the items.
    Raises ``ValueError`` for no items or for lists of different length.
    """
    if len(first) != len(second) or not first:
        raise ValueError("both raters have to have labelled the same items, one at least")
    labels = tuple(sorted({*first, *second}))
    place = {label: index for index, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)), dtype=np.int64)
    for one, other in zip(first, second, strict=True):
        counts[place[one], place[other]] += 1
    kappa = float(_kappas(counts[None].astype(np.float64))[0])
    low, high = _interval(counts, seed)
    return Agreement(
        kappa=None if np.isnan(kappa) else kappa,
        low=low,
        high=high,
        observed=float(np.trace(counts) / len(first)),
        items=len(first),
        labels=labels,
        counts=tuple(tuple(int(each) for each in row) for row in counts),
    )


def _interval(counts: NDArray[np.int64], seed: int) -> tuple[float | None, float | None]:
    """Return the bounds; resampling items is a multinomial draw of the table of counts."""
    total = int(counts.sum())
    generator = np.random.default_rng(seed)
    drawn = generator.multinomial(total, counts.ravel() / total, size=_RESAMPLES)
    kappas = _kappas(drawn.reshape(-1, *counts.shape).astype(np.float64))
    defined = kappas[~np.isnan(kappas)]
    if total == 1 or not len(defined):
        return None, None
    low, high = np.percentile(defined, _BOUNDS)
    return float(low), float(high)


def _kappas(tables: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return kappa of each table of counts, shape (tables, labels, labels); NaN where chance agreement is 1."""
    shares = tables / tables.sum(axis=(1, 2), keepdims=True)
    observed = np.trace(shares, axis1=1, axis2=2)
    expected = (shares.sum(axis=2) * shares.sum(axis=1)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        kappas: NDArray[np.float64] = (observed - expected) / (1 - expected)
    kappas[np.isclose(expected, 1)] = np.nan
    return kappas
