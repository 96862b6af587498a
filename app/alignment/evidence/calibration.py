"""Calibration of scores: what turns them into log-likelihood ratios that can be added to log-odds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """The log-likelihood ratio is Σ ``slopes`` · scores + ``intercept``, cut off at ± ``most``, all in nats."""

    slopes: tuple[float, ...]
    intercept: float
    most: float

    def log_ratios(self, scores: Sequence[float]) -> tuple[float, ...]:
        """Return each score's part of the log-likelihood ratio; the intercept is shared out by the slopes.

        Where the sum would be beyond ``most``, all parts are made smaller alike.
        """
        total = sum(self.slopes) or 1.0
        parts = [
            slope * score + self.intercept * slope / total
            for slope, score in zip(self.slopes, scores, strict=True)
        ]
        whole = abs(sum(parts))
        factor = self.most / whole if whole > self.most else 1.0
        return tuple(part * factor for part in parts)

    def log_ratio(self, scores: Sequence[float]) -> float:
        """Return the log-likelihood ratio of some scores, in nats."""
        return max(-self.most, min(self.most, sum(self.log_ratios(scores))))


def shares_of(prior: Sequence[float], log_ratios: Sequence[float]) -> tuple[float, ...]:
    """Return prior × exp(log-ratios), normalised."""
    weights = [math.log(share) + ratio for share, ratio in zip(prior, log_ratios, strict=True)]
    highest = max(weights)
    unnormalised = [math.exp(each - highest) for each in weights]
    return tuple(each / sum(unnormalised) for each in unnormalised)
