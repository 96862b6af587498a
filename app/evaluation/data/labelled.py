"""Replies with human labels, for measuring a judge's agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.evaluation.data.columns import ColumnMap, Field, records_of
from app.evaluation.data.data_file import read_table
from app.evaluation.data.errors import DataFileError, listed
from app.evaluation.data.rated_replies import is_rated_set, rated_replies
from app.translation import tr

FIELDS = (
    Field("query", ("prompt", "question"), needed=True),
    Field("reply", ("response", "answer"), needed=True),
    Field("label", ("human", "verdict"), needed=True),
    Field("category", ("risk", "risk type")),
)


@dataclass(frozen=True, slots=True)
class LabelledReply:
    """A message, the reply to it, and its human label; ``category`` is "" where the file has none."""

    identity: str
    query: str
    reply: str
    label: str
    category: str


def read_labelled(
    path: Path, labels: Sequence[str], columns: ColumnMap | None = None, sheet: str = ""
) -> tuple[LabelledReply, ...]:
    """Return the replies of a file, each label spelled as in ``labels``; case is ignored.

    Of a rated set they are the replies whose raters agree. Raises ``DataFileError`` with the rows of any other label.
    """
    if is_rated_set(path):
        return _of_set(path, labels)
    records = records_of(read_table(path, sheet), FIELDS, columns)
    known = {each.casefold(): each for each in labels}
    strange = [each.row for each in records if each["label"].casefold() not in known]
    if strange:
        raise DataFileError(
            path,
            tr("the label is none of this rubric's"),
            tr("Write {labels}.", labels=listed(labels)),
            strange,
        )
    return tuple(
        LabelledReply(f"row-{each.row}", **{**each.values, "label": known[each["label"].casefold()]})
        for each in records
    )


def _of_set(path: Path, labels: Sequence[str]) -> tuple[LabelledReply, ...]:
    replies = [each for each in rated_replies(path) if each.label]
    if not {each.label for each in replies} <= set(labels):
        raise DataFileError(
            path,
            tr("a rated set has labels of safety, and none of this rubric's"),
            tr("Choose safety as the measure."),
            in_terminal=tr("Without --measure it is chosen too."),
        )
    return tuple(LabelledReply(each.identity, each.query, each.reply, each.label, "") for each in replies)
