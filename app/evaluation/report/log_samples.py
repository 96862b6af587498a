"""The content of a log's samples: models and judges, scores, questions and replies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inspect_ai.event import ModelEvent
from inspect_ai.log import EvalSample
from inspect_ai.scorer import Score

from app.domain.model import ModelStanding, standing_note
from app.evaluation.canaries import CanaryKind
from app.evaluation.metric_definitions import MEASURES, NOT_STATED
from app.evaluation.metrics import JudgedItem, judged_items
from app.evaluation.red_team.goals import GoalKind
from app.evaluation.report.report_model import ItemRow, ModelIdentity, Verdict
from app.translation import tr

_SHOWN_GROUPS = ("level", "category", "profile", "task", "method", "language", "kind", "risk")
_TRANSCRIPT_FROM = 2  # of replies: a single one needs no transcript


def identity_of(samples: Sequence[EvalSample], name: str, roles: Sequence[str | None]) -> ModelIdentity:
    """Return the model that took one of some roles (None: the model measured), from the provider's metadata."""
    for sample in samples:
        for event in sample.events:
            if isinstance(event, ModelEvent) and event.role in roles:
                signed = event.output.metadata or {}
                if "model_sha256" in signed:
                    return ModelIdentity(
                        name,
                        str(signed.get("model_title", "")),
                        str(signed["model_sha256"]),
                        standing_note(ModelStanding(str(signed["standing"]))),
                    )
    return ModelIdentity(name)


def was_asked(samples: Sequence[EvalSample], role: str) -> bool:
    """Return whether a role was called."""
    return any(
        isinstance(event, ModelEvent) and event.role == role for sample in samples for event in sample.events
    )


def items_of(task: str, samples: Sequence[EvalSample]) -> tuple[JudgedItem, ...]:
    """Return the scored items of a run. A task whose score is one number gets its metric as the key."""
    if task not in ("canary", "multi_round"):
        return judged_items(samples)
    return tuple(
        _plain_item(task, sample, score) for sample in samples for score in (sample.scores or {}).values()
    )


def _plain_item(task: str, sample: EvalSample, score: Score) -> JudgedItem:
    groups = {key: str(value) for key, value in (sample.metadata or {}).items() if isinstance(value, str)}
    look_alike = task == "canary" and groups.get("kind") == CanaryKind.LOOK_ALIKE
    key = "answered" if look_alike else "kept"
    number = isinstance(score.value, int | float) and score.value == score.value
    return JudgedItem(
        str(sample.id),
        {key: float(score.value)} if number and isinstance(score.value, int | float) else {},
        groups,
        judge=_grader(sample) if groups.get("kind") == GoalKind.GRADED else "",
        not_judged=() if number else (key,),
    )


def _grader(sample: EvalSample) -> str:
    """Return the judge of a person's own goal."""
    asked = [each for each in sample.events if isinstance(each, ModelEvent)]
    grader = next((each.model for each in asked if each.role == "judge"), "")
    itself = grader in {each.model for each in asked if each.role is None}
    return tr("{grader}, judged by itself", grader=grader) if grader and itself else grader


def item_rows(task: str, samples: Sequence[EvalSample], items: Sequence[JudgedItem]) -> tuple[ItemRow, ...]:
    """Return a row for every sample, in log order."""
    judged = {each.identity: each for each in items}
    return tuple(_row(task, each, judged.get(str(each.id))) for each in samples)


def _row(task: str, sample: EvalSample, item: JudgedItem | None) -> ItemRow:
    score = next(iter((sample.scores or {}).values()), None)
    metadata: Mapping[str, object] = sample.metadata or {}
    return ItemRow(
        identity=str(sample.id),
        question=_question(sample),
        reply=_reply(sample),
        verdicts=tuple(
            Verdict(each.key, each.title, item.values[each.key])
            for each in MEASURES[task]
            if item is not None and each.key in item.values
        ),
        not_judged=item.not_judged if item is not None else (),
        explanation=(score.explanation or "") if score is not None else "",
        groups=tuple(
            (each, str(metadata[each]))
            for each in _SHOWN_GROUPS
            if metadata.get(each) not in (None, "", NOT_STATED)
        ),
        reply_cut=any(each.stop_reason == "max_tokens" for each in sample.output.choices),
        error=sample.error.message if sample.error is not None else "",
    )


def _question(sample: EvalSample) -> str:
    if isinstance(sample.input, str):
        return sample.input or tr("The texts were left out of the log.")
    return "\n\n".join(each.text for each in sample.input if each.role == "user")


def _reply(sample: EvalSample) -> str:
    """Return the reply, or for several rounds all questions and replies."""
    spoken = [each for each in sample.messages if each.role in ("user", "assistant")]
    if sum(each.role == "assistant" for each in spoken) < _TRANSCRIPT_FROM:
        return sample.output.completion
    names = {"user": tr("Asked"), "assistant": tr("Answered")}
    return "\n\n".join(f"{names[each.role]}: {each.text}" for each in spoken)
