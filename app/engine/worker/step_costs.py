"""What steps of several tokens take on this machine, as multiples of a step of one: measured as they occur."""

from __future__ import annotations

import statistics
from bisect import bisect_right
from collections import deque

_LEAST_READ = 16  # tokens of a prompt's step that tells something
_KEPT = 7  # measurements of a size


class StepCosts:
    """What a step of some tokens takes, as a multiple of one that decodes a single token, by what was measured."""

    def __init__(self) -> None:
        self._single: deque[float] = deque(maxlen=_KEPT)
        self._costs: dict[int, deque[float]] = {}
        self._reading = 0.0

    def measured(self, size: int, seconds: float) -> None:
        """Take the time of a step that decoded ``size`` tokens, with logits for each."""
        if size == 1:
            self._single.append(seconds)
        elif self._single:
            self._costs.setdefault(size, deque(maxlen=_KEPT)).append(seconds / self._of_one())

    def read(self, size: int, seconds: float) -> None:
        """Take the time of a step of a prompt: what many tokens cost, until steps of fewer were measured."""
        if size >= _LEAST_READ:
            self._reading = seconds / size

    @property
    def known(self) -> bool:
        """Whether anything can be said."""
        return bool(self._single and (self._reading or self._costs))

    def of(self, size: int) -> float:
        """Return the cost of a size: measured, or on the line between its measured neighbours."""
        if size in self._costs:
            return statistics.median(self._costs[size])
        sizes = sorted(self._costs)
        place = bisect_right(sizes, size)
        below = sizes[place - 1] if place else 1
        at_least = statistics.median(self._costs[below]) if place else 1.0
        if place == len(sizes):
            return at_least + (size - below) * self._reading / self._of_one()
        above, at_most = sizes[place], statistics.median(self._costs[sizes[place]])
        return at_least + (at_most - at_least) * (size - below) / (above - below)

    def in_steps(self, seconds: float) -> float:
        """Return some seconds as a multiple of a step of one token."""
        return seconds / self._of_one()

    def _of_one(self) -> float:
        return statistics.median(self._single)
