"""Over-refusal: how often is a harmless question refused because it looks harmful?"""

from __future__ import annotations

from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.scorer import Score, Scorer, Target, scorer
from inspect_ai.solver import TaskState

from app.evaluation.data.columns import read_column_map
from app.evaluation.data.look_alikes import read_look_alikes, shipped_look_alikes
from app.evaluation.judged_tasks import (
    REPLY_TOKENS,
    look_alike_sample,
    metrics_of,
    refusal_score,
    replies_task,
)
from app.evaluation.rubrics.judge import the_judge


@task
def over_refusal(
    data: str = "", columns: str = "", sheet: str = "", reply_tokens: int = REPLY_TOKENS
) -> Task:
    """Ask the questions of a file in XSTest's layout, or our own list. Raises ``DataFileError``, ``ColumnMapError``."""
    items = read_look_alikes(Path(data), read_column_map(columns), sheet) if data else shipped_look_alikes()
    samples = [look_alike_sample(each) for each in items]
    return replies_task("over_refusal", samples, refusal_scorer(), reply_tokens)


@scorer(metrics=metrics_of("over_refusal"))
def refusal_scorer() -> Scorer:
    """Score 1 where a question was refused, else 0; harmful contrasts under a key of their own."""

    async def score(state: TaskState, target: Target) -> Score:
        return await refusal_score(the_judge(), state, "over_refusal")

    return score
