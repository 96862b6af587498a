"""The area under the curve with its 95 % interval, by DeLong's variance."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.alignment.evidence.calibration_fitting import area_under_curve
from app.evaluation.statistics.estimate import Estimate, share

_DEVIATIONS = 1.959964


def area(higher: Sequence[float], lower: Sequence[float]) -> Estimate | None:
    """Return the area, with DeLong's interval on the log-odds scale; None where a group is empty.

    There is no interval where all scores are alike, or where a group has one member. DeLong's variance (Biometrics 44,
    1988) is zero where the groups are perfectly apart: there the bound is Wilson's for as many successes as the smaller
    group has members.
    """
    if not higher or not lower:
        return None
    value, items = area_under_curve(higher, lower), len(higher) + len(lower)
    fewer = min(len(higher), len(lower))
    if value in (0.0, 1.0):
        apart = share(fewer if value else 0, fewer)
        assert apart is not None
        return Estimate(value, apart.low, apart.high, items)
    if fewer < 2:
        return Estimate(value, None, None, items)
    variance = _variance(higher, lower)
    if variance == 0.0:
        return Estimate(value, None, None, items)
    spread = _DEVIATIONS * math.sqrt(variance) / (value * (1 - value))
    middle = math.log(value / (1 - value))
    return Estimate(value, _logistic(middle - spread), _logistic(middle + spread), items)


def _variance(higher: Sequence[float], lower: Sequence[float]) -> float:
    first, second = np.asarray(higher)[:, None], np.asarray(lower)[None, :]
    ordered = (first > second) + 0.5 * (first == second)
    of_higher, of_lower = ordered.mean(axis=1), ordered.mean(axis=0)
    return float(of_higher.var(ddof=1) / len(higher) + of_lower.var(ddof=1) / len(lower))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
