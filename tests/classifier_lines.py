"""The lines that the sentence classifier is fitted on: lines of the team, of single writers, and public sets.

A writer's lines are one fold: how a fit does on a stranger's texts shows only on lines by somebody it never read.
"""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from app.alignment.crisis_screen.screen import screen
from app.alignment.evidence.sentence_classifier import pieces_of

ROOT = Path(__file__).parents[1]
SETS = Path(os.environ.get("SETS", ROOT / ".." / "shared" / "data"))
DATA = ROOT / "tests" / "alignment" / "data"
WRITERS = ("crisis_oblique", "crisis_writer_en_a", "crisis_writer_en_b", "crisis_writer_zh_a")
"""Files of one writer each, in ``DATA``; the first is the team's."""
SOURCES = (
    "tests/alignment/data/crisis_*.tsv: lines of the team",
    "openai/moderation-api-release (arXiv 2208.03274), MIT: the development half, label SH",
    "nbertagnolli/counsel-chat, MIT: questions, as distress, without a label of danger",
    "paul-rottger/exaggerated-safety, XSTest (arXiv 2308.01263), CC-BY-4.0: prompts, as neither danger nor distress",
)
NO_DANGER = ("calm", "distress")
_WRITERS_WEIGHT, _PUBLIC_WEIGHT, _UNLABELLED_WEIGHT = 3.0, 0.3, 0.1


@dataclass(frozen=True, slots=True)
class Line:
    """A text to fit on: ``danger`` and ``distress`` are None where nobody labelled them; ``kinds`` are the rules'.

    ``writer`` is one of ``WRITERS``, or empty for lines of many hands; ``label`` is what the file says.
    """

    text: str
    danger: bool | None
    distress: bool | None
    kinds: tuple[str, ...] = ()
    weight: float = 1.0
    writer: str = ""
    label: str = ""

    @property
    def fold(self) -> int:
        """The fold whose fit does not see this line: its writer's, else one by a hash of the text."""
        if self.writer:
            return WRITERS.index(self.writer)
        place = int.from_bytes(hashlib.sha256(self.text.encode()).digest()[:8], "big")
        return place % len(WRITERS)


def labelled_lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield label and text of a labelled file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, text = line.split("\t", 1)
            yield label, text


def lines() -> tuple[Line, ...]:
    """Return all lines, each text once."""
    found = {line.text: line for line in (*_of_team(), *_of_others(), *_of_writers())}
    return tuple(found.values())


def _of_team() -> Iterator[Line]:
    for label, text in labelled_lines(DATA / "crisis_labelled.tsv"):
        danger = label == "crisis"
        kinds = tuple(kind.value for kind in screen(text).kinds) if danger else ()
        yield Line(text, danger, True if danger else None, kinds, label=label)
    for _, text in labelled_lines(DATA / "crisis_look_alikes.tsv"):
        yield Line(text, False, False, weight=_WRITERS_WEIGHT)


def _of_writers() -> Iterator[Line]:
    for writer in WRITERS:
        for label, text in labelled_lines(DATA / f"{writer}.tsv"):
            danger = label not in NO_DANGER
            kinds = (label,) if danger else ()
            yield Line(text, danger, label != "calm", kinds, _WRITERS_WEIGHT, writer, label)


def _of_others() -> Iterator[Line]:
    for row in (SETS / "moderation_development.jsonl").read_bytes().splitlines():
        labels = msgspec.json.decode(row, type=dict[str, str | int])
        if "SH" in labels:
            danger = labels["SH"] == 1
            line = Line(str(labels["prompt"]), danger, True if danger else None, weight=_PUBLIC_WEIGHT)
            yield from _in_pieces(line)
    with (SETS / "counsel_chat_questions.csv").open(encoding="utf-8", newline="") as file:
        for row_of in csv.DictReader(file):
            text = row_of["text"] or row_of["title"]
            yield from _in_pieces(Line(text, False, True, weight=_UNLABELLED_WEIGHT))
    with (SETS / "xstest_prompts.csv").open(encoding="utf-8", newline="") as file:
        for row_of in csv.DictReader(file):
            yield Line(row_of["prompt"], False, False, weight=_PUBLIC_WEIGHT)


def _in_pieces(line: Line) -> Iterator[Line]:
    """Yield the pieces in which a long text without danger is read; where there is danger, not every piece has it."""
    if line.danger:
        yield line
    else:
        yield from (replace(line, text=piece) for piece in pieces_of(line.text))
