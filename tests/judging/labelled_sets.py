"""Labelled sets of messages: the public ones that stand in a folder, and files with a column map."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from app.evaluation.data.columns import ColumnMap, Field, records_of
from app.evaluation.data.data_file import read_table
from app.evaluation.data.errors import DataFileError
from app.evaluation.data.stratified import stratified

_HARM_LABELS = ("S", "H", "V", "HR", "S3", "H2", "V2", "SH")
_FIELDS = (
    Field("text", ("prompt", "message"), needed=True),
    Field("label", ("kind",), needed=True),
    Field("group", ("type", "category", "topic")),
)
_YES, _NO = {"1", "true", "yes", "unsafe", "harmful"}, {"0", "false", "no", "safe", "harmless"}


class Target(StrEnum):
    """What the labelled lines of a set are examples of."""

    WRONG = "wrong"  # a wish to do harm
    DISTRESS = "distress"  # the writer is in difficulty
    ANY = "any risk"


@dataclass(frozen=True, slots=True)
class Line:
    """One message. ``belongs`` says whether it is an example; None where nobody labelled it."""

    text: str
    belongs: bool | None
    group: str = ""


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set with its source. ``share`` is the share of examples in the whole set, of which ``lines`` may be a part."""

    name: str
    source: str
    target: Target
    lines: tuple[Line, ...]
    share: float

    def limited(self, limit: int, seed: int) -> LabelledSet:
        """Return a part: half of it examples where the set has both, the groups in proportion."""
        labels = {line.belongs for line in self.lines}
        if not limit or limit >= len(self.lines):
            return self
        kept: list[Line] = []
        for index, label in enumerate(sorted(labels, key=str)):
            part = limit // len(labels) + (index < limit % len(labels))
            same = [line for line in self.lines if line.belongs is label]
            kept += stratified(same, part, lambda line: line.group, seed) if part else ()
        return replace(self, lines=tuple(kept))


def labelled_set(name: str, source: str, target: Target, lines: tuple[Line, ...]) -> LabelledSet:
    """Return a whole set."""
    labelled = [line.belongs for line in lines if line.belongs is not None]
    return LabelledSet(name, source, target, lines, sum(labelled) / max(1, len(labelled)))


def public_sets(folder: Path) -> Iterator[LabelledSet]:
    """Yield the public sets that stand in a folder. Raises ``DataFileError``, ``ValueError``."""
    if (path := folder / "xstest_prompts.csv").is_file():
        yield _xstest(path)
    if (path := folder / "moderation_development.jsonl").is_file():
        yield from _moderation(path)
    if (path := folder / "counsel_chat_questions.csv").is_file():
        yield _counsel_chat(path)


def _xstest(path: Path) -> LabelledSet:
    fields = (Field("prompt", (), True), Field("type", (), True), Field("label", (), True))
    lines = tuple(
        Line(record["prompt"], record["label"] == "unsafe", record["type"])
        for record in records_of(read_table(path), fields)
    )
    return labelled_set("XSTest", "arXiv 2308.01263, CC-BY-4.0", Target.WRONG, lines)


def _moderation(path: Path) -> Iterator[LabelledSet]:
    """Yield the lines twice: with any of the eight labels, and with the one of self-harm."""
    source = "openai/moderation-api-release, arXiv 2208.03274, MIT; the first half"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    any_risk = tuple(
        Line(row["prompt"], bool(found := _labels(row)), "+".join(found) or "none") for row in rows
    )
    yield labelled_set("moderation, any label", source, Target.ANY, any_risk)
    harm = tuple(Line(row["prompt"], row["SH"] == 1, "+".join(_labels(row))) for row in rows if "SH" in row)
    yield labelled_set("moderation, self-harm", source, Target.DISTRESS, harm)


def _labels(row: dict[str, object]) -> list[str]:
    return [label for label in _HARM_LABELS if row.get(label) == 1]


def _counsel_chat(path: Path) -> LabelledSet:
    """Return the questions of people to therapists: nobody labelled them, so only shares are told."""
    fields = (Field("topic", ()), Field("title", ()), Field("text", (), True))
    lines = tuple(
        Line(record["text"], None, record["topic"]) for record in records_of(read_table(path), fields)
    )
    return labelled_set("counsel-chat", "nbertagnolli/counsel-chat, MIT", Target.DISTRESS, lines)


def set_of_file(path: Path, target: Target, columns: ColumnMap) -> LabelledSet:
    """Return the set of a CSV, TSV, JSONL or XLSX file with a text and a label in each row.

    Raises ``DataFileError`` with the rows whose label is not understood.
    """
    records = records_of(read_table(path), _FIELDS, columns)
    strange = [each.row for each in records if each["label"].casefold() not in _YES | _NO]
    if strange:
        raise DataFileError(path, "the label is neither yes nor no", "Write 1 or 0.", strange)
    lines = tuple(Line(each["text"], each["label"].casefold() in _YES, each["group"]) for each in records)
    return labelled_set(path.name, str(path), target, lines)
