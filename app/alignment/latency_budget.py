"""The latency budget: how much is asked before the first token, by the times measured in the last turn."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.turn import TurnRecord

REPLY_TOKENS = 200  # length of the reply against whose time a delay is measured
OBSERVE_SHARE = 0.10  # of that time, before the first token, where the choice does not come first
CHOOSING_SHARE = 0.30  # where the choice comes first
JUDGE, TYPES = "judge", "types"  # names of costs


@dataclass(frozen=True, slots=True)
class Early:
    """What is asked before the first token; the rest is asked after the reply."""

    judge: bool
    types: bool


def early_parts(before: TurnRecord | None, *, judges_first: bool, chooses_first: bool) -> Early:
    """Return what fits the latency budget, by what the same parts took in the turn before.

    Without measurements everything is asked, which measures it.
    """
    wanted = Early(judges_first, chooses_first)
    if before is None or before.analysis is None or before.facts is None:
        return wanted
    speed = before.facts.tokens_per_second
    if speed is None:
        return wanted
    allowed = (CHOOSING_SHARE if chooses_first else OBSERVE_SHARE) * REPLY_TOKENS / speed
    took = {each.part: each.seconds for each in before.analysis.costs}
    judge, types = took.get(JUDGE, 0.0), took.get(TYPES, 0.0)
    if not wanted.judge:
        return Early(judge=False, types=wanted.types and types <= allowed)
    if judge > allowed:
        return Early(judge=False, types=False)
    return Early(judge=True, types=wanted.types and judge + types <= allowed)
