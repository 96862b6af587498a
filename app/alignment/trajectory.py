"""Trajectory risk: the risk of all the user's messages together, besides that of the last one alone.

Risk split over many turns is the attack of arXiv 2411.03814; this is our defence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.alignment.guard import RiskJudge
from app.domain.analysis import Cost, Trajectory
from app.domain.risk import SAFE_CATEGORY

DECAY = 0.8  # of the combined risk, from turn to turn
MOST_CHARACTERS = 2000  # of the combined messages, the newest


def put_together(messages: Sequence[str]) -> str:
    """Return the user's messages as one request, the newest whole, the oldest cut at ``MOST_CHARACTERS``."""
    joined = "\n".join(each.strip() for each in messages if each.strip())
    return joined[-MOST_CHARACTERS:]


def extended(before: Trajectory, turn: str, last: float, together: float) -> Trajectory:
    """Return the trajectory with another turn; the combined risk decays by ``DECAY``, but not below the last one."""
    faded = DECAY * before.together[-1] if before.together else 0.0
    return Trajectory(
        (*before.turns, turn), (*before.last, last), (*before.together, max(last, together, faded))
    )


def assess_trajectory(
    judge: RiskJudge | None,
    before: Trajectory,
    turn: str,
    last: float,
    messages: Sequence[str],
    drafted: str = "",
) -> tuple[Trajectory, Cost]:
    """Return the trajectory with this turn: all messages judged as one text, and as one drafted request.

    The higher risk counts. Raises ``EngineFailure``.
    """
    if judge is None or len(messages) < 2:
        return extended(before, turn, last, last), Cost("trajectory", 0, 0.0)
    judged = [judge.assess(each) for each in (put_together(messages), drafted) if each.strip()]
    unsafe = max(
        1.0 - sum(each.score for each in one.categories if each.id == SAFE_CATEGORY) for one in judged
    )
    tokens = sum(each.tokens_read for each in judged)
    return replace(extended(before, turn, last, unsafe), drafted=drafted), Cost("trajectory", tokens, 0.0)
