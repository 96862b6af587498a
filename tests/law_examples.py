"""How many examples of a law are drawn: a fifth of them in a usual run, all of them in ``make torture``."""

from __future__ import annotations

import os

ALL = "OYSTER_ALL_EXAMPLES"  # set by ``make torture``
_USUAL_SHARE = 5


def examples(count: int) -> int:
    """Return how many of ``count`` examples this run draws."""
    return count if os.environ.get(ALL) else count // _USUAL_SHARE
