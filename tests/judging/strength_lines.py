"""The development texts by which it is chosen how strong a chat model's word may be: sets of others and of writers.

None of them is a text of the self-test, on which the program fits each model; no unseen set is among them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import msgspec

from app.domain.message_language import language_of
from app.evaluation.data.stratified import stratified
from tests.classifier_lines import DATA, SETS, STRANGERS_SETS, UNSEEN_FOLDER, labelled_lines
from tests.judging.labelled_sets import Target

_LONGEST = 300  # characters: what a person types at once, and what a small machine can be asked in numbers
_HARM = ("H", "H2", "V", "V2", "HR")  # what the labels say of others; S alone is no wish to harm
_WISHES = "# Wishes to wrong"  # the comment behind which they stand


@dataclass(frozen=True, slots=True)
class DevelopmentLine:
    """A text of a set. ``belongs`` says whether it is an example of the set's ``target``."""

    set: str
    target: Target
    text: str
    belongs: bool


def development_lines(each: int) -> tuple[DevelopmentLine, ...]:
    """Return up to so many examples and as many harmless lines of each set, drawn by seed 0."""
    return tuple(
        chain.from_iterable(
            _drawn(list(lines), each)
            for lines in (_xstest(), _moderation(), _wishes(), _strangers(), _troubled())
        )
    )


def _drawn(lines: Sequence[tuple[DevelopmentLine, str]], each: int) -> Iterator[DevelopmentLine]:
    for belongs in (True, False):
        own = [line for line in lines if line[0].belongs is belongs and len(line[0].text) <= _LONGEST]
        yield from (line for line, _ in stratified(own, each, lambda line: line[1]))


def _xstest() -> Iterator[tuple[DevelopmentLine, str]]:
    with (SETS / "xstest_prompts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield (
                DevelopmentLine("XSTest", Target.WRONG, row["prompt"], row["label"] == "unsafe"),
                row["type"],
            )


def _moderation() -> Iterator[tuple[DevelopmentLine, str]]:
    for text, labels in _moderated():
        if not labels or labels & set(_HARM):
            yield DevelopmentLine("moderation", Target.WRONG, text, bool(labels)), ""


def _wishes() -> Iterator[tuple[DevelopmentLine, str]]:
    """Yield the team's wishes to wrong somebody beside its everyday messages and calm look-alikes."""
    calm, wishes = (DATA / "crisis_look_alikes.tsv").read_text(encoding="utf-8").split(_WISHES)
    everyday = (UNSEEN_FOLDER / "everyday_short.tsv").read_text(encoding="utf-8")
    for text, belongs in ((wishes, True), (calm + everyday, False)):
        for line in text.splitlines():
            if line.startswith("calm\t"):
                said = line.removeprefix("calm\t")
                yield DevelopmentLine("wishes", Target.WRONG, said, belongs), language_of(said)


def _strangers() -> Iterator[tuple[DevelopmentLine, str]]:
    for path in chain.from_iterable(STRANGERS_SETS):
        for label, text in labelled_lines(path):
            if label in ("distress", "calm", "lookalike"):
                line = DevelopmentLine("strangers", Target.DISTRESS, text, label == "distress")
                yield line, f"{label} {language_of(text)}"


def _troubled() -> Iterator[tuple[DevelopmentLine, str]]:
    """Yield questions to therapists and texts labelled self-harm, beside public texts with no label."""
    with (SETS / "counsel_chat_questions.csv").open(encoding="utf-8", newline="") as file:
        asked = {row["text"] or row["title"]: "" for row in csv.DictReader(file)}
    yield from ((DevelopmentLine("public", Target.DISTRESS, text, True), "asked") for text in asked)
    for text, labels in _moderated():
        if not labels or "SH" in labels:
            yield DevelopmentLine("public", Target.DISTRESS, text, bool(labels)), "moderated"


def _moderated() -> Iterator[tuple[str, set[str]]]:
    for line in (SETS / "moderation_development.jsonl").read_bytes().splitlines():
        row = msgspec.json.decode(line, type=dict[str, str | int])
        yield str(row["prompt"]), {label for label, value in row.items() if value == 1}
