"""Isotonic regression: the nearest sequence that never falls, by pooling adjacent violators."""

from __future__ import annotations

from collections.abc import Sequence


def isotonic(values: Sequence[float]) -> tuple[float, ...]:
    """Return the rising sequence with the least squared distance from ``values``.

    A value below those before it is pooled with them at their mean, as often as it takes (Barlow, Bartholomew,
    Bremner and Brunk 1972). Sums are made in SciPy's order, which recorded turns are to the last digit.
    """
    pools: list[tuple[float, int]] = []  # mean, number of values
    at = 0
    while at < len(values):
        mean, count = values[at], 1
        at += 1
        if pools and pools[-1][0] >= mean:
            before, count = pools.pop()
            total, count = count * before + mean, count + 1
            mean = total / count
            while at < len(values) and mean >= values[at]:
                total, count, at = total + values[at], count + 1, at + 1
                mean = total / count
            while pools and pools[-1][0] >= mean:
                before, more = pools.pop()
                total, count = total + more * before, count + more
                mean = total / count
        pools.append((mean, count))
    return tuple(mean for mean, count in pools for _ in range(count))
