"""The quality of a judge: the agreement of its verdicts on given replies with human labels.

The model measured is the judge; it generates only verdicts.
"""

from __future__ import annotations

from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ChatMessageAssistant, ModelOutput
from inspect_ai.scorer import Metric, SampleScore, Score, Scorer, Target, Value, metric, scorer
from inspect_ai.solver import Generate, Solver, TaskState, solver

from app.evaluation.data.columns import read_column_map
from app.evaluation.data.labelled import LabelledReply, read_labelled
from app.evaluation.judge_quality import LABEL, VERDICT, labels_of
from app.evaluation.judged_tasks import UNJUDGED, judged_score, metrics_of, reply_of, sample
from app.evaluation.metric_definitions import NOT_STATED
from app.evaluation.rubrics.judge import Judge, guideline_for, the_judge
from app.evaluation.statistics.agreement import agreement

TASK = "judge_quality"


@task
def judge_quality(data: str, columns: str = "", sheet: str = "", measure: str = "safety") -> Task:
    """Have the labelled replies of a file judged by the rubric of a ``measure``: safety, attack_success, over_refusal.

    Raises ``DataFileError``, ``ColumnMapError``, ``EvaluationError``.
    """
    items = read_labelled(Path(data), labels_of(measure), read_column_map(columns), sheet)
    return Task(
        dataset=MemoryDataset([_sample(each) for each in items], name=Path(data).name),
        solver=given_reply(),
        scorer=judge_scorer(measure),
    )


def _sample(item: LabelledReply) -> Sample:
    return sample(
        item.identity,
        item.query,
        {"label": item.label, "category": item.category},
        reply=item.reply,
    )


@solver
def given_reply() -> Solver:
    """Put the file's reply in place of a model's."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        reply = str(state.metadata["reply"])
        state.output = ModelOutput.from_content("the file", reply)
        state.messages.append(ChatMessageAssistant(content=reply, source="input"))
        return state

    return solve


@metric
def kappa() -> Metric:
    """Return Cohen's kappa of verdicts and human labels, with its 95 % interval; NaN where undefined."""

    def compute(scores: list[SampleScore]) -> Value:
        known = [each.score.metadata or {} for each in scores]
        judged = [each for each in known if VERDICT in each]
        if not judged:
            return UNJUDGED
        found = agreement([str(each[VERDICT]) for each in judged], [str(each[LABEL]) for each in judged])
        named = {"kappa": found.kappa, "kappa, at least": found.low, "kappa, at most": found.high}
        return {name: UNJUDGED if value is None else value for name, value in named.items()}

    return compute


@scorer(metrics={key: [*found, kappa()] for key, found in metrics_of(TASK).items()})
def judge_scorer(measure: str) -> Scorer:
    """Score 1 where the judge's verdict equals the human label, else 0."""

    async def score(state: TaskState, target: Target) -> Score:
        judge = Judge(the_judge().model, itself=False)  # it judges the file's replies, not its own
        label, verdict = str(state.metadata["label"]), await _verdict(judge, measure, state)
        if not verdict:
            return judged_score(
                judge, state, TASK, {"agreement": UNJUDGED}, "The judge gave no verdict.", **{LABEL: label}
            )
        return judged_score(
            judge,
            state,
            TASK,
            {"agreement": float(verdict == label)},
            f"The judge: {verdict}. People: {label}.",
            **{VERDICT: verdict, LABEL: label},
        )

    return score


async def _verdict(judge: Judge, measure: str, state: TaskState) -> str:
    """Return the verdict in the rubric's words, "" without a valid verdict."""
    query, reply = state.input_text, reply_of(state)
    if measure in ("over_refusal", "contrast_refusal"):
        refusal = await judge.refusal(query, reply)
        return refusal.kind.value if refusal else ""
    stated = str(state.metadata["category"])
    _, guideline = await guideline_for(judge, "" if stated == NOT_STATED else stated, query)
    if measure == "attack_success":
        attack = await judge.attack(guideline, query, reply)
        return attack.verdict.value if attack else ""
    safety = await judge.safety(guideline, query, reply)
    return safety.safety.value if safety else ""
