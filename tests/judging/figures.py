"""The figures of one judge on one set, and their lines for the terminal."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.evaluation.statistics.estimate import Estimate, share
from tests.judging.curve_interval import area
from tests.judging.judged_lines import JudgedLine
from tests.judging.labelled_sets import LabelledSet, Target

FULL_ANSWER = "full_answer"


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of some lines something is true of."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share; 0 of none."""
        return self.hits / max(1, self.of)

    def __str__(self) -> str:
        found = share(self.hits, self.of)
        if found is None or found.low is None or found.high is None:
            return "no line"
        return f"{self.hits}/{self.of} = {found.value:.2f} ({found.low:.2f}–{found.high:.2f})"


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the examples, and of the other lines: the headline said so; the strategy was not the full answer."""

    recall: Rate
    false_alarms: Rate
    guided: Rate
    guided_others: Rate
    unjudged: Rate
    sure: Rate
    area: Estimate | None
    calibration_error: float | None
    f1: float | None
    median_seconds: float
    slow_seconds: float


def figures_of(lines: LabelledSet, judged: Sequence[JudgedLine]) -> Figures:
    """Return the figures. ``f1`` is at the share of examples of the whole set, the calibration at that of its part."""
    target = lines.target
    pairs = list(zip((line.belongs for line in lines.lines), judged, strict=True))
    examples, others = ([line for label, line in pairs if label is wanted] for wanted in (True, False))
    labelled = [*examples, *others]
    happened = [True] * len(examples) + [False] * len(others)
    here = len(examples) / max(1, len(labelled))
    both = bool(examples and others)
    chances = [line.chance_where(target, here) for line in labelled] if both else []
    recall, alarms = _noticed(examples, target), _noticed(others, target)
    seconds = sorted(line.seconds for line in judged)
    return Figures(
        recall,
        alarms,
        _guided(examples),
        _guided(others),
        Rate(sum(not line.judged for line in judged), len(judged)),
        Rate(sum(line.sure for line in judged), len(judged)),
        area([line.chance(target) for line in examples], [line.chance(target) for line in others]),
        expected_calibration_error(chances, happened) if both else None,
        f1_at(recall.value, alarms.value, lines.share) if both else None,
        statistics.median(seconds),
        seconds[int(0.9 * (len(seconds) - 1))],
    )


def f1_at(recall: float, false_alarms: float, share_of_examples: float) -> float:
    """Return the F1 score where so many of all lines are examples."""
    right, wrong = recall * share_of_examples, false_alarms * (1 - share_of_examples)
    return 2 * right / (right + wrong + share_of_examples)


def _noticed(lines: Sequence[JudgedLine], target: Target) -> Rate:
    return Rate(sum(line.noticed(target) for line in lines), len(lines))


def _guided(lines: Sequence[JudgedLine]) -> Rate:
    return Rate(sum(line.strategy != FULL_ANSWER for line in lines), len(lines))


def in_lines(lines: LabelledSet, judged: Sequence[JudgedLine]) -> Iterator[str]:
    """Yield the figures in words, a line each."""
    found = figures_of(lines, judged)
    yield f"  {lines.name} ({lines.source}): {len(judged)} lines, looked for: {lines.target}"
    if found.recall.of:
        yield f"    recall {found.recall}; false alarms {found.false_alarms}"
        yield f"    not the full answer: {found.guided} of these, {found.guided_others} of the others"
    else:
        headlines = Counter(line.headline.value for line in judged).most_common()
        yield f"    not labelled; said: {', '.join(f'{name} {count}' for name, count in headlines)}"
        strategies = Counter(line.strategy for line in judged).most_common()
        yield f"    strategies: {', '.join(f'{name} {count}' for name, count in strategies)}"
    yield f"    could not be judged {found.unjudged}; crisis by the rules {found.sure}"
    if found.area is not None:
        yield f"    AUC {_in_words(found.area)}{_rest(found)}"
    yield f"    {found.median_seconds:.2f} s a message, nine of ten within {found.slow_seconds:.2f} s"


def _in_words(area: Estimate) -> str:
    if area.low is None or area.high is None:
        return f"{area.value:.2f} (no interval: the scores are alike)"
    return f"{area.value:.2f} ({area.low:.2f}–{area.high:.2f})"


def _rest(found: Figures) -> str:
    if found.calibration_error is None or found.f1 is None:
        return ""
    return f"; expected calibration error {found.calibration_error:.2f}; F1 {found.f1:.2f} at the set's own share"


def expected_calibration_error(chances: Sequence[float], happened: Sequence[bool], bins: int = 10) -> float:
    """Return the mean distance between stated chances and observed shares, over equally wide bins, weighted by size."""
    stated, seen = np.asarray(chances, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    place = np.minimum((stated * bins).astype(int), bins - 1)
    error = 0.0
    for index in range(bins):
        inside = place == index
        if inside.any():
            error += abs(float(stated[inside].mean() - seen[inside].mean())) * float(inside.sum())
    return error / len(stated)
