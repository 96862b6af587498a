"""The lines that the sentence classifier is fitted on: lines of the team, of single writers, and public sets.

A writer's lines are one fold: how a fit does on a stranger's texts shows only on lines by somebody it never read.
Writers in two languages who had one brief are one fold, because their lines are alike.
"""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import msgspec

from app.alignment.crisis_screen.screen import screen
from app.alignment.evidence.sentence_classifier import KINDS, OUTRIGHT, pieces_of

ROOT = Path(__file__).parents[1]
SETS = Path(os.environ.get("SETS", ROOT / ".." / "shared" / "data"))
DATA = ROOT / "tests" / "alignment" / "data"
UNSEEN_FOLDER = ROOT / "tests" / "data"
STRANGERS_SETS = tuple(
    tuple(UNSEEN_FOLDER / f"{name}_{language}.tsv" for language in ("en", "zh"))
    for name in ("crisis_unseen", "crisis_unseen_2", "crisis_unseen_3", "crisis_unseen_4")
)
"""Unseen when they were first measured, development lines since."""
PLAIN_FILES = tuple(
    tuple(DATA / f"{name}_{language}.tsv" for language in ("en", "zh"))
    for name in ("crisis_plain", "crisis_plain_2", "crisis_plain_3", "crisis_plain_4")
)
"""Danger said outright, the files of one brief together."""
FOLDS = (
    *(
        (DATA / f"crisis_{name}.tsv",)
        for name in ("oblique", "writer_en_a", "writer_en_b", "writer_zh_a", "writer_zh_b")
    ),
    *PLAIN_FILES,
    *STRANGERS_SETS,
)
"""Files of one writer each, those of a fold together; the first is the team's."""
SOURCES = (
    "tests/alignment/data/crisis_*.tsv: lines of the team and of writers to its briefs",
    "openai/moderation-api-release (arXiv 2208.03274), MIT: the development half, label SH",
    "nbertagnolli/counsel-chat, MIT: questions, as distress, without a label of danger",
    "paul-rottger/exaggerated-safety, XSTest (arXiv 2308.01263), CC-BY-4.0: prompts, as neither danger nor distress",
)
NO_DANGER = ("calm", "distress")
PUBLIC = "public"  # the label of public texts whose writers are not in danger
_KINDS = tuple(kind.value for kind in KINDS)
_OUTRIGHT_FILES = tuple(path.stem for path in chain.from_iterable(PLAIN_FILES))
_WRITERS_WEIGHT, _OTHER_MANNER_WEIGHT = 3.0, 1.0
_PUBLIC_WEIGHT, _PUBLIC_CALM_WEIGHT, _UNLABELLED_WEIGHT = 0.3, 0.9, 0.3
_TEAMS_CALM_TIMES = (
    2.0  # for danger said outright: the team's calm lines say danger's words and do not mean them
)


@dataclass(frozen=True, slots=True)
class Line:
    """A text to fit on: ``danger`` and ``distress`` are None where nobody labelled them; ``kinds`` are the rules'.

    ``writer`` is the name of a file of ``FOLDS``, or empty for lines of many hands; ``label`` is what the file says.
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
            return _FOLD_OF[self.writer]
        place = int.from_bytes(hashlib.sha256(self.text.encode()).digest()[:8], "big")
        return place % len(FOLDS)

    @property
    def manner(self) -> str:
        """How a writer put it: "plain" or "oblique" danger, "distress" or "calm"; empty for lines of many hands."""
        if not self.writer or self.label in (*NO_DANGER, "plain", "oblique"):
            return self.label if self.writer else ""
        return "plain" if self.writer in _OUTRIGHT_FILES else "oblique"

    def weight_for(self, head: str) -> float:
        """Return how much a head learns from this line: danger in the other manner than the head's counts less."""
        other = "oblique" if head == OUTRIGHT else "plain"
        if self.manner == other:
            return _OTHER_MANNER_WEIGHT
        teams_calm = not self.writer and self.label == "calm"
        return self.weight * (_TEAMS_CALM_TIMES if head == OUTRIGHT and teams_calm else 1.0)


_FOLD_OF = {path.stem: fold for fold, paths in enumerate(FOLDS) for path in paths}


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
    for label, text in labelled_lines(DATA / "crisis_short.tsv"):
        danger = label not in NO_DANGER
        yield Line(text, danger, danger, (label,) if danger else (), weight=_WRITERS_WEIGHT)


def _of_writers() -> Iterator[Line]:
    for path in chain.from_iterable(FOLDS):
        for said, text in labelled_lines(path):
            label = "calm" if said == "lookalike" else said
            danger = label not in NO_DANGER
            kinds = (label,) if label in _KINDS else ()
            yield Line(text, danger, label != "calm", kinds, _WRITERS_WEIGHT, path.stem, label)


def _of_others() -> Iterator[Line]:
    for row in (SETS / "moderation_development.jsonl").read_bytes().splitlines():
        labels = msgspec.json.decode(row, type=dict[str, str | int])
        if "SH" in labels:
            danger = labels["SH"] == 1
            text, distress = str(labels["prompt"]), True if danger else None
            weight, label = (_PUBLIC_WEIGHT, "") if danger else (_PUBLIC_CALM_WEIGHT, PUBLIC)
            yield from _in_pieces(Line(text, danger, distress, weight=weight, label=label))
    with (SETS / "counsel_chat_questions.csv").open(encoding="utf-8", newline="") as file:
        for row_of in csv.DictReader(file):
            text = row_of["text"] or row_of["title"]
            yield from _in_pieces(Line(text, False, True, weight=_UNLABELLED_WEIGHT, label=PUBLIC))
    with (SETS / "xstest_prompts.csv").open(encoding="utf-8", newline="") as file:
        for row_of in csv.DictReader(file):
            yield Line(row_of["prompt"], False, False, weight=_PUBLIC_CALM_WEIGHT, label=PUBLIC)


def _in_pieces(line: Line) -> Iterator[Line]:
    """Yield the pieces in which a long text without danger is read; where there is danger, not every piece has it."""
    if line.danger:
        yield line
    else:
        yield from (replace(line, text=piece) for piece in pieces_of(line.text))
