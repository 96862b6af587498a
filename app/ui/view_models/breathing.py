"""A slow breath: four seconds in, six out."""

from __future__ import annotations

import math
from dataclasses import dataclass

IN_SECONDS = 4
OUT_SECONDS = 6


@dataclass(frozen=True, slots=True)
class Breath:
    """A moment of it: the direction, the second that is counted, from 1, and how full the chest is, 0 to 1."""

    inwards: bool
    count: int
    fullness: float


def breath_at(seconds: float) -> Breath:
    """Return the moment that many seconds after the beginning."""
    at = seconds % (IN_SECONDS + OUT_SECONDS)
    if at < IN_SECONDS:
        return Breath(True, int(at) + 1, _eased(at / IN_SECONDS))
    at -= IN_SECONDS
    return Breath(False, int(at) + 1, 1 - _eased(at / OUT_SECONDS))


def _eased(share: float) -> float:
    """Return a share of the way that begins and ends gently."""
    return (1 - math.cos(math.pi * share)) / 2
