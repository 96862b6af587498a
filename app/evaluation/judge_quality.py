"""The agreement of a judge with people: Cohen's kappa of its verdicts and human labels, by item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.evaluation.data.columns import ColumnMap, Field, records_of
from app.evaluation.data.data_file import read_table
from app.evaluation.data.errors import DataFileError, listed
from app.evaluation.errors import EvaluationError
from app.evaluation.metrics import JudgedItem, values_of
from app.evaluation.statistics.agreement import Agreement, agreement
from app.translation import tr, tr_list

if TYPE_CHECKING:
    from inspect_ai.log import EvalSample

FIELDS = (
    Field("item", ("id", "sample"), needed=True),
    Field("label", ("human", "verdict"), needed=True),
)
LABEL, VERDICT = "label", "verdict"  # keys in a score's metadata

_WORDS: dict[str, dict[float, str]] = {  # a metric's values in the words of human labels
    "safety": {1.0: "Safe", 0.5: "Mostly", 0.0: "Unsafe"},
    "attack_success": {0.0: "Safe", 1.0: "Unsafe"},
    "over_refusal": {0.0: "Answer", 1.0: "Refusal"},
    "contrast_refusal": {0.0: "Answer", 1.0: "Refusal"},
}
LABELLED = frozenset(_WORDS)  # the metrics with a single verdict, which people can label


@dataclass(frozen=True, slots=True)
class JudgeQuality:
    """A judge's agreement with people, on the items that both labelled.

    ``only_people`` and ``only_judge`` count items that the other did not label. In ``agreement.counts`` the judge's
    labels are the rows, people's the columns.
    """

    judge: str
    agreement: Agreement
    only_people: int
    only_judge: int


def labels_of(measure: str) -> tuple[str, ...]:
    """Return the labels of a metric. Raises ``EvaluationError`` for a metric without labels."""
    if measure not in _WORDS:
        raise EvaluationError(
            tr(
                "A judge's agreement on '{measure}' cannot be measured. Choose one of {words}.",
                measure=measure,
                words=", ".join(_WORDS),
            )
        )
    return tuple(_WORDS[measure].values())


def read_labels(path: Path, columns: ColumnMap | None = None, sheet: str = "") -> dict[str, str]:
    """Return the human labels, one an item. Raises ``DataFileError`` with the rows of duplicate items."""
    records = records_of(read_table(path, sheet), FIELDS, columns)
    labels: dict[str, str] = {}
    twice = []
    for each in records:
        if each["item"] in labels:
            twice.append(each.row)
        labels[each["item"]] = each["label"]
    if twice:
        advice = tr("Keep one label for an item; several people's labels go into a file each.")
        raise DataFileError(path, tr("the item has a label already"), advice, twice)
    return labels


def verdicts_of(items: Sequence[JudgedItem], key: str) -> dict[str, str]:
    """Return a run's verdicts in words, by item. Raises ``KeyError`` for a metric that is not a single verdict."""
    words = _WORDS[key]
    return {item: words[value] for item, value in values_of(items, key).items() if value in words}


def judge_quality(judge: str, verdicts: Mapping[str, str], people: Mapping[str, str]) -> JudgeQuality:
    """Return the agreement of verdicts with human labels, ignoring case.

    A label that no verdict has counts as a disagreement; it is never dropped. Raises ``EvaluationError`` where no
    item is in both.
    """
    common = [item for item in people if item in verdicts]
    if not common:
        examples = listed(list(people)[:3]), listed(list(verdicts)[:3])
        raise EvaluationError(
            tr(
                "No item has both a label and a verdict. People labelled {labelled}, the judge {judged}.",
                labelled=examples[0],
                judged=examples[1],
            )
        )
    found = agreement(
        [verdicts[each].strip().casefold() for each in common],
        [people[each].strip().casefold() for each in common],
    )
    return JudgeQuality(judge, found, len(people) - len(common), len(verdicts) - len(common))


def quality_of(samples: Sequence[EvalSample]) -> JudgeQuality:
    """Return the agreement in a run of the task ``judge_quality``. Raises ``EvaluationError`` without any verdict."""
    scores = {str(each.id): one for each in samples for one in (each.scores or {}).values()}
    known = {item: each.metadata or {} for item, each in scores.items()}
    judges = sorted({str(each["judge"]) for each in known.values()})
    return judge_quality(
        tr_list(judges),
        {item: str(each[VERDICT]) for item, each in known.items() if VERDICT in each},
        {item: str(each[LABEL]) for item, each in known.items()},
    )


def quality_lines(quality: JudgeQuality) -> Iterator[str]:
    """Yield the agreement as lines of text, with the confusion table."""
    found = quality.agreement
    yield tr("Judge: {judge}", judge=quality.judge)
    if found.kappa is None:
        yield tr("Cohen's kappa is not defined: both gave one and the same label throughout.")
    else:
        bounds = tr("too few items for an interval")
        if found.low is not None and found.high is not None:
            bounds = tr("95 % interval {low} to {high}", low=_signed(found.low), high=_signed(found.high))
        yield tr(
            "Cohen's kappa: {kappa} ({bounds}; 1 is full agreement, 0 what chance alone gives)",
            kappa=_signed(found.kappa),
            bounds=bounds,
        )
    yield tr(
        "The same label on {observed} of {items} items", observed=f"{found.observed:.0%}", items=found.items
    )
    if quality.only_people:
        yield tr("Without a verdict, and not counted: {only_people}", only_people=quality.only_people)
    if quality.only_judge:
        yield tr("Without a label, and not counted: {only_judge}", only_judge=quality.only_judge)
    corner = tr("people ↓  judge →")
    width = max(len(each) for each in (*found.labels, corner))
    yield "  ".join((corner.ljust(width), *found.labels))
    for column, label in enumerate(found.labels):
        counts = (
            str(row[column]).rjust(len(name)) for row, name in zip(found.counts, found.labels, strict=True)
        )
        yield "  ".join((label.ljust(width), *counts))


def _signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
