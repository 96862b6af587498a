"""The geometry of a report's charts, for every renderer: HTML, PDF and window."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.evaluation.report.report_model import Curve
from app.evaluation.statistics.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Bar:
    """A value on its range: positions from 0 (the left end) to 1. ``low`` and ``high`` are None without an interval."""

    zero: float
    value: float
    low: float | None
    high: float | None

    @property
    def begin(self) -> float:
        """The left end of the bar: zero, or the value where it is negative."""
        return min(self.zero, self.value)

    @property
    def length(self) -> float:
        """The length of the bar."""
        return abs(self.value - self.zero)


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick of an axis: its position, 0 to 1, and its label."""

    place: float
    words: str


@dataclass(frozen=True, slots=True)
class CurveMarks:
    """A curve in a unit square, y upwards: the line, the band of its intervals, and the axes' ticks."""

    line: tuple[tuple[float, float], ...]
    band: tuple[tuple[float, float], ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]


def bar_of(estimate: Estimate, lowest: float, highest: float) -> Bar:
    """Return the bar of a value on the range from ``lowest`` to ``highest``; values outside are clipped."""

    def place(value: float) -> float:
        return min(1.0, max(0.0, (value - lowest) / (highest - lowest)))

    low = None if estimate.low is None else place(estimate.low)
    high = None if estimate.high is None else place(estimate.high)
    return Bar(place(0.0), place(estimate.value), low, high)


def difference_bar(estimate: Estimate, lowest: float, highest: float) -> Bar:
    """Return the bar of a difference of two values of a range: zero is in the middle."""
    widest = highest - lowest
    return bar_of(estimate, -widest, widest)


def curve_marks(curve: Curve) -> CurveMarks:
    """Return the geometry of a curve. Raises ``ValueError`` for a curve without points."""
    first, last = curve.points[0].x, curve.points[-1].x

    def across(x: float) -> float:
        if first == last:
            return 0.5
        if curve.logarithmic:
            return math.log(x / first) / math.log(last / first)
        return (x - first) / (last - first)

    def up(value: float) -> float:
        return min(1.0, max(0.0, (value - curve.lowest) / (curve.highest - curve.lowest)))

    bounded = [
        (across(each.x), up(each.estimate.low), up(each.estimate.high))
        for each in curve.points
        if each.estimate.low is not None and each.estimate.high is not None
    ]
    band = [(x, high) for x, _, high in bounded] + [(x, low) for x, low, _ in reversed(bounded)]
    return CurveMarks(
        line=tuple((across(each.x), up(each.estimate.value)) for each in curve.points),
        band=tuple(band),
        across=tuple(Tick(across(each), f"{each:g}") for each in _ticks(curve)),
        up=tuple(Tick(up(each), _up_words(curve, each)) for each in _levels(curve)),
    )


def _ticks(curve: Curve) -> list[float]:
    """Return the labelled positions: round ones and the ends on a logarithmic axis, else every point."""
    points = [each.x for each in curve.points]
    if not curve.logarithmic:
        return points
    round_ones = [each for each in (0.1, 0.3, 1.0, 3.0, 10.0) if points[0] < each < points[-1]]
    return sorted({points[0], *round_ones, points[-1]})


def _levels(curve: Curve) -> list[float]:
    middle = (curve.lowest + curve.highest) / 2
    return [curve.lowest, middle, curve.highest]


def _up_words(curve: Curve, value: float) -> str:
    return f"{value * 100:.0f} %" if curve.percent else f"{value:g}".replace("-", "−")
