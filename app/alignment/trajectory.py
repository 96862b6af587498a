"""Trajectory risk: what the user's messages say together, besides what the last one says alone.

Risk split over many turns is the attack of arXiv 2411.03814; this is our defence. Messages that are harmless alone and
not together move the types in the very turn in which that shows, by the judge's own evidence on the joined text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.alignment.evidence.source import Judgement, MessageJudge, judge_message
from app.alignment.latency_budget import JUDGE
from app.alignment.taxonomy import taxonomy, weighted_stakes
from app.domain.analysis import Cost, KindsInTurn, Trajectory
from app.domain.anticipation import Evidence
from app.domain.risk import SAFE_CATEGORY, CategoryScore, CrisisFinding, RiskKind, kind_shares
from app.domain.strategy import TYPES
from app.translation import tr

TRAJECTORY = "trajectory"  # a source of evidence, and the name of a cost
DECAY = 0.8  # of the combined risk that is shown, from turn to turn
FADING = (
    0.5  # of what messages together count beyond the last one, from turn to turn: somebody may have moved on
)
MOST_CHARACTERS = 2000  # of the combined messages, the newest
_KINDS = (RiskKind.DISTRESS, RiskKind.WRONG)  # of the types after the benign one, in their order
_Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as it was judged alone, and with those before it; None where there are none or nobody was asked."""

    alone: Judgement
    together: Judgement | None = None


def costs_of(heard: Heard) -> tuple[Cost, ...]:
    """Return what the judgements took."""
    asked = ((JUDGE, heard.alone), (TRAJECTORY, heard.together))
    return tuple(
        Cost(part, judgement.tokens_read, judgement.seconds)
        for part, judgement in asked
        if judgement is not None and judgement.tokens_read
    )


def put_together(messages: Sequence[str]) -> str:
    """Return the user's messages as one request, the newest whole, the oldest cut at ``MOST_CHARACTERS``."""
    joined = "\n".join(each.strip() for each in messages if each.strip())
    return joined[-MOST_CHARACTERS:]


def judge_together(judges: Sequence[MessageJudge], messages: Sequence[str]) -> Judgement | None:
    """Return the judgement of all messages as one text; None for a single message, or where nobody could judge.

    Its sentences are not judged one by one: each was when its message came.
    """
    if len(messages) < 2:
        return None
    judged = judge_message(judges, put_together(messages), by_sentence=False)
    return judged if judged.categories else None


def in_conversation(heard: Heard, before: Trajectory) -> Judgement:
    """Return the judgement of a message among those before it.

    As far as the messages together go beyond each of them alone, the joined text's verdict takes the place of the last
    one's.
    """
    alone, together = heard.alone, heard.together
    if together is None or not alone.categories:
        return alone
    beyond = kinds_in(heard, before).beyond
    if not any(beyond):
        return replace(alone, tokens_read=alone.tokens_read + together.tokens_read)
    return replace(
        alone,
        categories=_mixed(alone.categories, together.categories, max(beyond)),
        tokens_read=alone.tokens_read + together.tokens_read,
        evidence=(*alone.evidence, _evidence(alone, together, beyond)),
    )


def kinds_in(heard: Heard, before: Trajectory) -> KindsInTurn:
    """Return the two kinds at a message, and how much the messages together count beyond the last one.

    That is the share of what they show together which no message showed alone, nor all of them a turn before; or what
    is left of an earlier turn's. So a message that was judged when it came is not counted again, and a warning fades.
    """
    alone = _pair(heard.alone)
    together = _pair(heard.together) if heard.together is not None else alone
    distress, wrong = (_beyond(kind, alone[kind], together[kind], before) for kind in range(len(_KINDS)))
    return KindsInTurn(alone, together, (distress, wrong))


def _beyond(kind: int, alone: float, together: float, before: Trajectory) -> float:
    noise = taxonomy().stands_out_from
    apart = max((alone, *(each.alone[kind] for each in before.kinds)))
    if together - apart < noise:
        return 0.0
    earlier = max((apart, *(each.together[kind] for each in before.kinds)))
    new = (together - earlier) / together if together - earlier >= noise else 0.0
    left = FADING * before.kinds[-1].beyond[kind] if before.kinds else 0.0
    return max(new, left)


def followed(
    before: Trajectory, turn: str, finding: CrisisFinding, heard: Heard, drafted: str = ""
) -> Trajectory:
    """Return the trajectory with this turn; the combined risk decays by ``DECAY``, but not below the last one's.

    A turn that is its last already is replaced.
    """
    before = without(before, turn)
    last = max(unsafe_share(heard.alone), 1.0 if finding.crisis else 0.0)
    together = unsafe_share(heard.together) if heard.together is not None else last
    faded = DECAY * before.together[-1] if before.together else 0.0
    return Trajectory(
        (*before.turns, turn),
        (*before.last, last),
        (*before.together, max(last, together, faded)),
        drafted,
        (*before.kinds, kinds_in(heard, before)),
    )


def without(trajectory: Trajectory, turn: str) -> Trajectory:
    """Return the trajectory before a turn, if that is its last; else as it is."""
    if trajectory.turns[-1:] != (turn,):
        return trajectory
    return Trajectory(
        trajectory.turns[:-1], trajectory.last[:-1], trajectory.together[:-1], "", trajectory.kinds[:-1]
    )


def graver(one: Judgement | None, other: Judgement | None) -> Judgement | None:
    """Return the judgement that sees more risk; a missing one sees none."""
    found = [each for each in (one, other) if each is not None and each.categories]
    return max(found, key=unsafe_share, default=None)


def _pair(judgement: Judgement) -> _Pair:
    shares = kind_shares(judgement.categories)
    return shares[RiskKind.DISTRESS], shares[RiskKind.WRONG]


def unsafe_share(judgement: Judgement) -> float:
    """Return the probability of any risk, or what is at stake by it if that is more."""
    if not judgement.categories:
        return 0.0
    safe = sum(each.score for each in judgement.categories if each.id == SAFE_CATEGORY)
    return max(1.0 - safe, weighted_stakes(judgement.categories).level)


def _evidence(alone: Judgement, together: Judgement, beyond: _Pair) -> Evidence:
    """Return, for each type but the benign one, the part of the joined text's evidence that the last one's lacks."""
    lacking = [
        _sum(together, position) - _sum(alone, position) - (_sum(together, 0) - _sum(alone, 0))
        for position in range(1, len(TYPES))
    ]
    log_odds = [share * max(0.0, lack) for share, lack in zip(beyond, lacking, strict=True)]
    saw = tr(
        "together, the messages show {share:.0%} more risk than any of them alone",
        share=max(beyond),
    )
    return Evidence(TRAJECTORY, True, (0.0, *log_odds), saw)


def _sum(judgement: Judgement, position: int) -> float:
    return sum(each.log_odds[position] for each in judgement.evidence)


def _mixed(
    alone: Sequence[CategoryScore], together: Sequence[CategoryScore], share: float
) -> tuple[CategoryScore, ...]:
    """Return (1 − share) · alone + share · together, the highest first."""
    scores = {each.id: replace(each, score=(1 - share) * each.score) for each in alone}
    for each in together:
        known = scores[each.id].score if each.id in scores else 0.0
        scores[each.id] = replace(each, score=known + share * each.score)
    return tuple(sorted(scores.values(), key=lambda each: -each.score))
