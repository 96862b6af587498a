"""Fits a calibration to labelled scores.

Platt scaling (Platt 1999) with several scores at once, so that two that say the same are not counted twice. Classes are
weighted alike, so that the fitted log-odds are a likelihood ratio and no prior of the labelled texts is in them. A
ridge keeps the slopes finite where the classes are perfectly apart: few texts that are so prove no certainty.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from app.alignment.evidence.calibration import Calibration

_STEPS = 40
_SMALLEST_SPREAD = 1e-9

Values = npt.NDArray[np.float64]


def fit(scores: Sequence[Sequence[float]], belongs: Sequence[bool], most: float, ridge: float) -> Calibration:
    """Fit scores, one row a text, that are meant to be higher for texts that belong to a class.

    A score that would point the other way beside the others gets a slope of 0. The ``ridge`` is on the slopes and is
    divided by the number of texts. Raises ``ValueError`` where a class is empty.
    """
    values, labels = np.asarray(scores, dtype=np.float64), np.asarray(belongs, dtype=bool)
    if labels.all() or not labels.any():
        raise ValueError("A calibration needs texts of the class and texts of others.")
    centre = values.mean(axis=0)
    spread = np.maximum(values.std(axis=0), _SMALLEST_SPREAD)
    standard = (values - centre) / spread
    kept = np.ones(values.shape[1], dtype=bool)
    while True:
        found = _fitted(standard[:, kept], labels, ridge / len(labels))
        wrong_way = found[:-1] <= 0
        if not wrong_way.any():
            break
        kept[np.flatnonzero(kept)[wrong_way]] = False
    if not kept.any():
        return Calibration((0.0,) * len(kept), 0.0, most)
    slopes = np.zeros(len(kept))
    slopes[kept] = found[:-1] / spread[kept]
    return Calibration(tuple(slopes.tolist()), float(found[-1] - slopes @ centre), most)


def _fitted(values: Values, labels: npt.NDArray[np.bool_], ridge: float) -> Values:
    """Return slopes and intercept of a ridge logistic regression by Newton's method; each class weighs one half."""
    weights = np.where(labels, 0.5 / labels.sum(), 0.5 / (~labels).sum())
    design = np.column_stack([values, np.ones(len(labels))])
    penalty = np.diag([ridge] * values.shape[1] + [1e-6])
    found = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chances = 1.0 / (1.0 + np.exp(-design @ found))
        gradient = design.T @ (weights * (chances - labels)) + penalty @ found
        curvature = design.T @ (design * (weights * chances * (1.0 - chances))[:, None]) + penalty
        found = found - np.linalg.solve(curvature, gradient)
    return found


def area_under_curve(higher: Sequence[float], lower: Sequence[float]) -> float:
    """Return the share of pairs in which the first group's score is the higher one; ties count one half."""
    first, second = np.asarray(higher)[:, None], np.asarray(lower)[None, :]
    return float(np.mean((first > second) + 0.5 * (first == second)))
