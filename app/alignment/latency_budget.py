"""The latency budget: how much is asked before the first token, by the times measured in the last turn."""

from __future__ import annotations

import math

from app.domain.analysis import Cost
from app.domain.turn import TurnRecord

REPLY_TOKENS = 200  # length of the reply against whose time a delay is measured
OBSERVE_SHARE = 0.10  # of that time, before the first token, where the choice does not come first
CHOOSING_SHARE = 0.30  # where the choice comes first
JUDGE = "judge"  # name of a cost
_CHARACTERS_PER_TOKEN = 2  # fewer than in English, more than in Chinese


def judges_early(before: TurnRecord | None, *, judges_first: bool, chooses_first: bool) -> bool:
    """True where a message is judged before the first token; else it is judged after the reply.

    By what judging took in the turn before; without a measurement it is done early, which measures it.
    """
    if not judges_first or before is None or before.analysis is None:
        return judges_first
    took = sum(cost.seconds for cost in before.analysis.costs if cost.part == JUDGE)
    return took <= allowed_seconds(before, chooses_first=chooses_first)


def joins_early(before: TurnRecord | None, judged: Cost, joined: int, *, chooses_first: bool) -> bool:
    """True where all messages, ``joined`` characters together, are judged as one before the first token too.

    By what ``judged``, the last message alone, has just taken.
    """
    expected = judged.seconds * (1 + joined / (_CHARACTERS_PER_TOKEN * max(1, judged.tokens)))
    return before is None or expected <= allowed_seconds(before, chooses_first=chooses_first)


def allowed_seconds(before: TurnRecord, *, chooses_first: bool) -> float:
    """Return how long may be judged before the first token; without a measurement it is done, which measures it."""
    speed = before.facts.tokens_per_second if before.facts is not None else None
    share = CHOOSING_SHARE if chooses_first else OBSERVE_SHARE
    return share * REPLY_TOKENS / speed if speed else math.inf
