"""Fits the sentence classifier's heads anew to further labelled texts, from the shipped heads on.

A head stays where the labels say nothing else: its weights are pulled back to the shipped ones, as by a normal prior
around them, so that a few labels move it a little and many move it far. Each class weighs one half, so that what is
fitted is a likelihood ratio and no prior of the labelled texts is in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from app.alignment.evidence.sentence_heads import Head, Heads

Values = npt.NDArray[np.float64]
Labels = Sequence[bool | None]
"""Of each text whether it belongs to a head's class; None where nobody said so."""

_RIDGE = 1.0  # how strongly weights are pulled back to the shipped ones; a vector is about one long
_STEPS = 20
_FARTHEST = 30.0  # nats, before the exponential
_DIGITS = 4


def refitted(heads: Heads, vectors: Values, labels: Mapping[str, Labels]) -> Heads:
    """Return heads fitted to labelled vectors; one without texts of both classes stays as it is."""
    centred = vectors - np.asarray(heads.centre)
    made = tuple(
        _refitted(head, centred, labels[head.name]) if head.name in labels else head for head in heads.heads
    )
    return msgspec.structs.replace(heads, heads=made)


def log_ratios(heads: Heads, name: str, vectors: Values) -> Values:
    """Return the log-likelihood ratio of one head for each vector, in nats."""
    head = next(each for each in heads.heads if each.name == name)
    return _ratios(head, vectors - np.asarray(heads.centre))


def _ratios(head: Head, centred: Values) -> Values:
    scores = centred @ np.asarray(head.weights) + head.bias
    return np.asarray(head.slope * scores + head.intercept, dtype=np.float64)


def _refitted(head: Head, centred: Values, labels: Labels) -> Head:
    known = np.asarray([label is not None for label in labels], dtype=bool)
    belongs = np.asarray([bool(label) for label in labels], dtype=bool)[known]
    if belongs.all() or not belongs.any():
        return head
    rows = centred[known]
    change, shift = _change(rows, belongs, _ratios(head, rows))
    weights = head.slope * np.asarray(head.weights) + change
    bias = head.slope * head.bias + head.intercept + shift
    return Head(head.name, tuple(np.round(weights, _DIGITS).tolist()), round(bias, _DIGITS), 1.0, 0.0)


def _change(rows: Values, belongs: npt.NDArray[np.bool_], before: Values) -> tuple[Values, float]:
    """Return what is added to the weights and to the bias: a ridge logistic regression by Newton's method.

    It is solved for one number a text, which are fewer than the weights: weights = rowsᵀ α, with kernel K = rows rowsᵀ.
    """
    count = len(belongs)
    counts = np.where(belongs, 0.5 * count / belongs.sum(), 0.5 * count / (~belongs).sum())
    design = np.column_stack([rows, np.ones(count)])
    kernel, alpha = design @ design.T, np.zeros(count)
    for _ in range(_STEPS):
        added = kernel @ alpha
        chances = 1.0 / (1.0 + np.exp(-np.clip(before + added, -_FARTHEST, _FARTHEST)))
        slopes = counts * chances * (1.0 - chances)
        wanted = slopes * added - counts * (chances - belongs)
        alpha = np.linalg.solve(slopes[:, None] * kernel + _RIDGE * np.eye(count), wanted)
    found = design.T @ alpha
    return found[:-1], float(found[-1])
