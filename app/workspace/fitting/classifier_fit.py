"""The sentence classifier fitted anew to a rated set, refused where the crisis screen would find less."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.alignment.classifier_safeguard import Recall, check_recall, recall_under
from app.alignment.evidence.heads_fitting import Labels as HeadLabels
from app.alignment.evidence.heads_fitting import log_ratios, refitted
from app.alignment.evidence.recall_lines import recall_lines
from app.alignment.evidence.sentence_classifier import (
    DANGER,
    DISTRESS,
    chance_of,
    pieces_of,
    shipped_heads,
    thresholds,
)
from app.alignment.evidence.sentence_heads import Heads, heads_in
from app.alignment.evidence.sentence_vectors import vectors_of
from app.translation import tr
from app.workspace.fitting.gains import FOLDS, Gain, Scored, check_gained, folds_of, gain_in
from app.workspace.fitting.labels import Labels, TooFewLabels, check_enough, labels_in
from app.workspace.sets.rated_set import RatedSet

Vectors = npt.NDArray[np.float64]
Encode = Callable[[Sequence[str], Callable[[float], None]], Vectors]


@dataclass(frozen=True, slots=True)
class ClassifierFit:
    """Heads that may be put in force, with what they gain on unseen messages and what they find of the recall lines."""

    heads: Heads
    labels: Labels
    gains: tuple[Gain, ...]
    shipped: tuple[Recall, ...]
    fitted: tuple[Recall, ...]


def fitted_classifier(
    found: RatedSet,
    on_progress: Callable[[float], None] = lambda share: None,
    encode: Encode = vectors_of,
) -> ClassifierFit:
    """Return heads fitted to a set; slow.

    Raises ``TooFewLabels``, ``NothingGained``, ``RecallWouldFall``, ``NoVectors``.
    """
    labels = labels_in(found)
    check_enough(labels, tuple(each.danger for each in labels.messages), tr("danger"))
    heads = heads_in(shipped_heads())
    messages, lines = _encoded(labels, heads, encode, on_progress)
    told = _labels_of_heads(labels)
    gains = tuple(_gain(name, labels, heads, messages, told[name]) for name in told)
    made = refitted(heads, messages, told)
    shipped, fitted = recall_under(heads, lines), recall_under(made, lines)
    check_recall(shipped, fitted)
    check_gained(gains)
    return ClassifierFit(made, labels, gains, shipped, fitted)


def _labels_of_heads(labels: Labels) -> dict[str, HeadLabels]:
    """Return the labels by head; of distress only where there are enough."""
    told: dict[str, HeadLabels] = {DANGER: tuple(each.danger for each in labels.messages)}
    distress = tuple(each.distress for each in labels.messages)
    try:
        check_enough(labels, distress, tr("distress"))
    except TooFewLabels:
        return told
    return {**told, DISTRESS: distress}


def _encoded(
    labels: Labels, heads: Heads, encode: Encode, on_progress: Callable[[float], None]
) -> tuple[Vectors, Vectors]:
    """Return the vectors of the messages, of long ones that of the gravest part, and those of the recall lines."""
    parts = [pieces_of(each.text) or (each.text,) for each in labels.messages]
    vectors = encode((*(piece for group in parts for piece in group), *recall_lines()), on_progress)
    rows, at = [], 0
    for group in parts:
        own = vectors[at : at + len(group)]
        rows.append(own[int(np.argmax(log_ratios(heads, DANGER, own)))])
        at += len(group)
    return np.asarray(rows), vectors[at:]


def _gain(name: str, labels: Labels, heads: Heads, vectors: Vectors, told: HeadLabels) -> Gain:
    known = np.asarray([each is not None for each in told])
    folds = np.asarray(folds_of(labels.conversations))
    before = log_ratios(heads, name, vectors)
    after = before.copy()
    for fold in range(FOLDS):
        seen, unseen = known & (folds != fold), known & (folds == fold)
        fit = refitted(
            heads, vectors[seen], {name: [each for each, its in zip(told, seen, strict=True) if its]}
        )
        after[unseen] = log_ratios(fit, name, vectors[unseen])
    scored = Scored(
        tuple(bool(each) for each in told if each is not None),
        tuple(each for each, its in zip(labels.conversations, known, strict=True) if its),
        tuple(before[known].tolist()),
        tuple(after[known].tolist()),
    )
    least = thresholds().possible_from if name == DANGER else 0.5
    return gain_in(name, scored, lambda score: chance_of(score) >= least)
