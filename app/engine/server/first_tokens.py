"""How likely each of some options is, by the likeliest first tokens that a server tells."""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.engine.server.answers import LikelyToken

_BEGINNING = " ▁"  # as some tokenizers write the blank before a word
_NEGLIGIBLE = math.log(10)


def option_scores(options: Sequence[str], likely: Sequence[LikelyToken]) -> tuple[float, ...] | None:
    """Return the natural-log probability that the answer begins with each option; None where that cannot be told.

    An option is begun by the tokens that begin it and no other. One that is not among the told tokens is at most as
    likely as the last of them: that bound stands for it if it is a tenth of the likeliest option's at most, so that
    the order of those that matter is known.
    """
    if not likely:
        return None
    found = [_score(option, options, likely) for option in options]
    told = [score for score in found if score is not None]
    bound = min(each.logprob for each in likely)
    if not told or (len(told) < len(found) and bound > max(told) - _NEGLIGIBLE):
        return None
    return tuple(bound if score is None else score for score in found)


def _score(option: str, options: Sequence[str], likely: Sequence[LikelyToken]) -> float | None:
    others = [each for each in options if each != option]
    chances = [
        math.exp(each.logprob)
        for each in likely
        if (begun := each.token.lstrip(_BEGINNING))
        and option.startswith(begun)
        and not any(other.startswith(begun) for other in others)
    ]
    return math.log(sum(chances)) if sum(chances) > 0 else None
