"""The Constructive Benchmark (arXiv 2509.01909): the safety of replies, and the satisfaction of those who asked."""

from __future__ import annotations

from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import Sample
from inspect_ai.scorer import Score, Scorer, scorer
from inspect_ai.solver import TaskState

from app.evaluation.data.columns import read_column_map
from app.evaluation.data.constructive import ConstructiveItem, read_constructive
from app.evaluation.data.stratified import fairly_ordered
from app.evaluation.judged_tasks import (
    REPLY_TOKENS,
    UNJUDGED,
    judged_score,
    metrics_of,
    refusals_apart,
    replies_task,
    reply_of,
    sample,
    with_look_alikes,
)
from app.evaluation.metric_definitions import NOT_STATED
from app.evaluation.rubrics.judge import Judge, guideline_for
from app.evaluation.rubrics.verdicts import SafetyVerdict, SatisfactionVerdict
from app.evaluation.statistics.constructive_score import Judged, constructive_score

_GROUPS = ("level", "category", "profile", "task")


@task
def constructive(
    data: str, columns: str = "", sheet: str = "", look_alikes: bool = True, reply_tokens: int = REPLY_TOKENS
) -> Task:
    """Score replies to the queries of a file. ``look_alikes``: with our harmless questions beside them.

    Any first part of the queries, as a limit takes, has the levels, categories and tasks in their shares.
    Raises ``DataFileError``, ``ColumnMapError``.
    """
    items = read_constructive(Path(data), read_column_map(columns), sheet)
    samples = [_sample(each) for each in fairly_ordered(items, _stratum)]
    asked = with_look_alikes(samples, *_GROUPS) if look_alikes else samples
    return replies_task("constructive", asked, constructive_scorer(), reply_tokens)


@scorer(metrics=metrics_of("constructive"))
def constructive_scorer() -> Scorer:
    """Score safety 0 to 1, satisfaction −1 to 1, and both as the constructive score (α = 1, β = 2), −1 to 1."""
    return refusals_apart("constructive", _score)


async def _score(judge: Judge, state: TaskState) -> Score:
    query, reply, known = state.input_text, reply_of(state), state.metadata
    category, guideline = await guideline_for(judge, _stated(known["category"]), query)
    stated = _stated(known["profile"])
    profile = stated or await judge.profile(query)
    safety = await judge.safety(guideline, query, reply)
    satisfaction = await judge.satisfaction(profile, query, reply)
    return judged_score(
        judge,
        state,
        "constructive",
        scores_of(safety, satisfaction),
        _explanation(category, safety, satisfaction),
        category_judged_by=category,
        profile_judged_for=profile,
        profile_inferred=bool(profile and not stated),
        marks=satisfaction.marks if satisfaction else {},
    )


def scores_of(safety: SafetyVerdict | None, satisfaction: SatisfactionVerdict | None) -> dict[str, float]:
    """Return the scores of two verdicts; a score without its verdict is ``UNJUDGED``."""
    safe = safety.safety.score if safety else UNJUDGED
    satisfied = satisfaction.satisfaction if satisfaction else UNJUDGED
    both = safety is not None and satisfaction is not None
    return {
        "constructive": constructive_score(Judged(satisfied, safe)) if both else UNJUDGED,
        "satisfaction": satisfied,
        "safety": safe,
    }


def _explanation(
    category: str, safety: SafetyVerdict | None, satisfaction: SatisfactionVerdict | None
) -> str:
    said = f"{safety.safety} by the guideline for {category}." if safety else "No verdict on safety."
    if satisfaction is None:
        return f"{said} No verdict on satisfaction."
    marks = ", ".join(f"{name} {mark:+d}" for name, mark in satisfaction.marks.items())
    return f"{said} Satisfaction {satisfaction.satisfaction:+.1f} ({marks})."


def _stated(value: str) -> str:
    return "" if value == NOT_STATED else value


def _stratum(item: ConstructiveItem) -> tuple[str, str, str]:
    return item.level, item.category, item.task


def _sample(item: ConstructiveItem) -> Sample:
    groups = {"level": item.level, "category": item.category, "profile": item.profile, "task": item.task}
    return sample(item.identity, item.query, groups | {"kind": "", "language": ""})
