"""The metrics of a finished run, overall and by group, with interval, items and judge."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.evaluation.metric_definitions import MEASURES, NOT_STATED, MetricDefinition, MetricKind
from app.evaluation.statistics.constructive_score import Judged, SweepPoint, sweep
from app.evaluation.statistics.estimate import Estimate, mean, share
from app.translation import tr_list

if TYPE_CHECKING:
    from inspect_ai.log import EvalSample


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """One item of a run. ``values`` holds its scores, ``not_judged`` the keys without a verdict."""

    identity: str
    values: Mapping[str, float]
    groups: Mapping[str, str] = field(default_factory=dict)
    judge: str = ""
    not_judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MetricResult:
    """One metric's result. ``group`` and ``name`` identify its items ("" for all of them).

    ``estimate`` is None where nothing was judged; ``not_judged`` items are left out of it; ``judge`` is "" for a
    metric that needs no judge.
    """

    measure: MetricDefinition
    group: str
    name: str
    estimate: Estimate | None
    not_judged: int
    judge: str


def judged_items(samples: Sequence[EvalSample]) -> tuple[JudgedItem, ...]:
    """Return the items of a log's samples; those that ended in an error have no score and are left out."""
    found = []
    for each in samples:
        for score in (each.scores or {}).values():
            if isinstance(score.value, Mapping):
                known = score.metadata or {}
                found.append(
                    JudgedItem(
                        identity=str(each.id),
                        values=_numbers(score.value),
                        groups={key: str(value) for key, value in (each.metadata or {}).items()},
                        judge=str(known.get("judge", "")),
                        not_judged=tuple(str(key) for key in known.get("not_judged", ())),
                    )
                )
    return tuple(found)


def metric_results_of(task: str, items: Sequence[JudgedItem], seed: int = 0) -> tuple[MetricResult, ...]:
    """Return all results of a task: each metric over all items, then by each group. Raises ``KeyError``."""
    found: list[MetricResult] = []
    for measure in MEASURES[task]:
        concerned = [each for each in items if measure.key in (*each.values, *each.not_judged)]
        if not concerned:
            continue
        found.append(_figure(measure, "", "", concerned, seed))
        for group in measure.groups:
            found += _by_group(measure, group, concerned, seed)
    return tuple(found)


def sweep_of(items: Sequence[JudgedItem], seed: int = 0) -> tuple[SweepPoint, ...]:
    """Return the constructive score over β from 0.1 to 10, of the items that have both verdicts."""
    needed = ("satisfaction", "safety")
    satisfaction, safety = (_by_item([each for each in items if key in each.values], key) for key in needed)
    return sweep(
        [Judged(value, safety[item]) for item, value in satisfaction.items() if item in safety], seed=seed
    )


def judges_of(items: Iterable[JudgedItem]) -> str:
    """Return the names of all judges, "" where none was needed."""
    return tr_list(sorted({each.judge for each in items if each.judge}))


def values_of(items: Sequence[JudgedItem], key: str) -> dict[str, float]:
    """Return a metric's value by item, for comparing two runs; a repeated item counts by its mean."""
    return _by_item([each for each in items if key in each.values], key)


def _by_group(
    measure: MetricDefinition, group: str, items: Sequence[JudgedItem], seed: int
) -> list[MetricResult]:
    """Return a result for every value of a group, sorted by name; none where no item has one."""
    parts: dict[str, list[JudgedItem]] = defaultdict(list)
    for each in items:
        parts[each.groups.get(group) or NOT_STATED].append(each)
    if set(parts) == {NOT_STATED}:
        return []
    return [_figure(measure, group, name, parts[name], seed) for name in sorted(parts)]


def _figure(
    measure: MetricDefinition, group: str, name: str, items: Sequence[JudgedItem], seed: int
) -> MetricResult:
    values = list(values_of(items, measure.key).values())
    whole = all(each in (0.0, 1.0) for each in values)
    estimate = (
        share(int(sum(values)), len(values))
        if measure.kind is MetricKind.SHARE and whole
        else mean(values, seed, (measure.lowest, measure.highest))
    )
    missing = sum(measure.key in each.not_judged for each in items)
    return MetricResult(measure, group, name, estimate, missing, judges_of(items))


def _by_item(items: Sequence[JudgedItem], key: str) -> dict[str, float]:
    values: dict[str, list[float]] = defaultdict(list)
    for each in items:
        values[each.identity].append(each.values[key])
    return {item: math.fsum(each) / len(each) for item, each in values.items()}


def _numbers(values: Mapping[str, object]) -> dict[str, float]:
    return {
        key: float(value)
        for key, value in values.items()
        if isinstance(value, int | float) and not math.isnan(value)
    }
