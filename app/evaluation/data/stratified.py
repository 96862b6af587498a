"""Seeded choices of items in which every group has its share: some of them, or an order whose every part is fair."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def stratified(
    items: Sequence[Item], limit: int, group_of: Callable[[Item], Hashable], seed: int = 0
) -> tuple[Item, ...]:
    """Return at most ``limit`` items, in their order; each group has its share, and at least one where they suffice.

    Shares are rounded by the largest remainder. Raises ``ValueError`` for a limit below 1.
    """
    if limit < 1:
        raise ValueError("a limit has to be 1 at least")
    if limit >= len(items):
        return tuple(items)
    groups: dict[Hashable, list[int]] = {}
    for place, item in enumerate(items):
        groups.setdefault(group_of(item), []).append(place)
    chance = random.Random(seed)
    kept: list[int] = []
    for places, count in zip(groups.values(), _counts([*map(len, groups.values())], limit), strict=True):
        kept += chance.sample(places, count)
    return tuple(items[place] for place in sorted(kept))


def fairly_ordered(
    items: Sequence[Item], group_of: Callable[[Item], Hashable], seed: int = 0
) -> tuple[Item, ...]:
    """Return all items, ordered so that the groups have about their shares of any first part.

    Within a group the order is drawn, and its items stand at even distances from a drawn beginning.
    """
    groups: dict[Hashable, list[int]] = {}
    for place, item in enumerate(items):
        groups.setdefault(group_of(item), []).append(place)
    chance = random.Random(seed)
    ordered: list[tuple[float, int]] = []
    for places in groups.values():
        chance.shuffle(places)
        begin = chance.random()
        ordered += [((number + begin) / len(places), place) for number, place in enumerate(places)]
    return tuple(items[place] for _, place in sorted(ordered))


def _counts(sizes: Sequence[int], limit: int) -> list[int]:
    """Return how many items each group gives: in proportion to its size, one at least where the limit allows."""
    exact = [size * limit / sum(sizes) for size in sizes]
    counts = [int(part) for part in exact]
    by_remainder = sorted(range(len(sizes)), key=lambda place: (counts[place] - exact[place], place))
    for place in by_remainder[: limit - sum(counts)]:
        counts[place] += 1
    while limit >= len(sizes) and 0 in counts:
        counts[counts.index(max(counts))] -= 1
        counts[counts.index(0)] += 1
    return counts
