"""How far a judge agrees with people: Cohen's kappa of its verdicts with human labels from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.evaluation.data.columns import ColumnMap, Field, records_of
from app.evaluation.data.reading import read_table
from app.evaluation.data.refusal import DataFileError, listed
from app.evaluation.figures import JudgedItem, values_of
from app.evaluation.statistics.agreement import Agreement, agreement

FIELDS = (
    Field("item", ("id", "sample"), needed=True),
    Field("label", ("human", "verdict"), needed=True),
)

_WORDS: dict[str, dict[float, str]] = {  # a measure's values in the words in which people label
    "safety": {1.0: "Safe", 0.5: "Mostly", 0.0: "Unsafe"},
    "attack_success": {0.0: "Safe", 1.0: "Unsafe"},
    "over_refusal": {0.0: "Answer", 1.0: "Refusal"},
    "contrast_refusal": {0.0: "Answer", 1.0: "Refusal"},
}
LABELLED = frozenset(_WORDS)  # the measures that are one verdict, which people can label


@dataclass(frozen=True, slots=True)
class JudgeQuality:
    """A judge's agreement with people, on the items that both labelled.

    ``only_people`` and ``only_judge`` count items that the other did not label.
    """

    judge: str
    agreement: Agreement
    only_people: int
    only_judge: int


def read_labels(path: Path, columns: ColumnMap | None = None, sheet: str = "") -> dict[str, str]:
    """Answer people's labels by item, one each. Raises ``DataFileError`` with the rows of items that stand twice."""
    records = records_of(read_table(path, sheet), FIELDS, columns)
    labels: dict[str, str] = {}
    twice = []
    for each in records:
        if each["item"] in labels:
            twice.append(each.row)
        labels[each["item"]] = each["label"]
    if twice:
        advice = "Keep one label for an item; several people's labels go into a file each."
        raise DataFileError(path, "the item has a label already", advice, twice)
    return labels


def verdicts_of(items: Sequence[JudgedItem], key: str) -> dict[str, str]:
    """Answer a run's verdicts in words by item. Raises ``KeyError`` for a measure that is not one verdict."""
    words = _WORDS[key]
    return {item: words[value] for item, value in values_of(items, key).items() if value in words}


def judge_quality(judge: str, verdicts: Mapping[str, str], people: Mapping[str, str]) -> JudgeQuality:
    """Answer how far verdicts agree with people's labels, capitals aside. Raises ``ValueError`` for nothing in common.

    A label that no verdict has counts as a disagreement; it is never dropped.
    """
    common = [item for item in people if item in verdicts]
    if not common:
        examples = listed(list(people)[:3]), listed(list(verdicts)[:3])
        raise ValueError(
            f"No item has both a label and a verdict. People labelled {examples[0]}, the judge {examples[1]}."
        )
    found = agreement(
        [verdicts[each].strip().casefold() for each in common],
        [people[each].strip().casefold() for each in common],
    )
    return JudgeQuality(judge, found, len(people) - len(common), len(verdicts) - len(common))
