"""Figures of a benchmark: medians with their intervals and goals, as a table for people and as JSON."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import binom

_FEWEST_FOR_INTERVAL = 6  # of fewer values no two enclose the median with 95 %
_HEAD = "| measured | median | 95 % interval of it | of | goal | |\n| --- | --- | --- | --- | --- | --- |"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value in its unit. ``low`` to ``high`` is its interval of 95 %, the range where ``count`` is small.

    ``at_least`` and ``at_most`` are its goal; None where there is none.
    """

    name: str
    value: float
    unit: str = ""
    low: float | None = None
    high: float | None = None
    count: int = 1
    at_least: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without one."""
        if self.at_least is not None:
            return self.value >= self.at_least
        return self.value <= self.at_most if self.at_most is not None else None

    @property
    def row(self) -> str:
        """The figure as a row of a table in Markdown."""
        interval = ""
        if self.low is not None and self.high is not None:
            words = "" if self.count >= _FEWEST_FOR_INTERVAL else " (range)"
            interval = f"{_short(self.low)}–{_short(self.high)}{words}"
        goal = f"≥ {self.at_least:g}" if self.at_least is not None else ""
        goal = f"≤ {self.at_most:g}" if self.at_most is not None else goal
        judged = {True: "met", False: "**not met**", None: ""}[self.met]
        value = f"{_short(self.value)} {self.unit}".strip()
        return f"| {self.name} | {value} | {interval} | {self.count} | {goal} | {judged} |"


def median_of(
    name: str,
    values: Sequence[float],
    unit: str = "",
    *,
    at_least: float | None = None,
    at_most: float | None = None,
) -> Figure:
    """Return the median of values with the interval that two of them make (order statistics, at least 95 %)."""
    ordered = sorted(values)
    below = int(binom.ppf(0.025, len(ordered), 0.5)) if len(ordered) >= _FEWEST_FOR_INTERVAL else 1
    low, high = ordered[max(0, below - 1)], ordered[-max(1, below)]
    middle = statistics.median(ordered)
    return Figure(name, middle, unit, low, high, len(ordered), at_least, at_most)


def table(title: str, seconds: float, figures: Sequence[Figure]) -> str:
    """Return one part's figures as Markdown."""
    rows = "\n".join(each.row for each in figures)
    return f"**{title}** ({seconds:.0f} s)\n\n{_HEAD}\n{rows}\n"


def _short(value: float) -> str:
    """Return a number with three digits that count, and none after the point from 100 on."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) >= 1 else f"{value:.3f}"
