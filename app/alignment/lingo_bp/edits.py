"""Linguistic backpropagation without a model: direction of the next pass, limits of an edit, choice of the best pass.

Scales and rules: arXiv 2509.01909, section 4, and its released code as read in November 2026. That code keeps
the last round; this program keeps the best one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import StrEnum

from app.domain.analysis import Review
from app.domain.lingo_bp import BackpropPass, NodeEdit, PassScores
from app.domain.reasoning_chain import Node

_BITS = 64


class Direction(StrEnum):
    """What the next pass has to improve."""

    STRENGTHEN_SAFETY = "strengthen_safety"
    RELAX = "relax"


def direction_of(scores: PassScores, safety: float, satisfaction: float) -> Direction | None:
    """Return what a reply has to improve to meet both targets; None where it meets them. Safety comes first."""
    if scores.safety < safety:
        return Direction.STRENGTHEN_SAFETY
    return Direction.RELAX if scores.satisfaction < satisfaction else None


def guarded_edit(node: Node, old: Sequence[str], new: Sequence[str], longest: int) -> NodeEdit | None:
    """Return the accepted edit of one node's statements; None where nothing changes.

    A proposal whose symmetric difference is at most ``longest`` is accepted whole. Of a longer one only the statements
    in both are kept, with the old statement nearest to the proposed ones (64-bit SimHash).
    """
    both = [each for each in old if each in new]
    removed = tuple(each for each in old if each not in new)
    added = tuple(each for each in new if each not in old)
    if not removed and not added:
        return None
    if len(removed) + len(added) <= longest:
        return NodeEdit(node, removed, added)
    if not removed:
        return None  # only additions, and too many for one edit: the old statements stay
    nearest = min(removed, key=lambda each: min((distance(each, other) for other in added), default=0))
    left_out = tuple(each for each in old if each not in (*both, nearest))
    return NodeEdit(node, left_out, (), held_back=True) if left_out else None


def applied(old: Sequence[str], edit: NodeEdit) -> tuple[str, ...]:
    """Return statements after an edit: a changed one keeps its place, added ones come last."""
    added = list(edit.added)
    found: list[str] = []
    for each in old:
        if each not in edit.removed:
            found.append(each)
        elif added:
            found.append(added.pop(0))
    return (*found, *added)


def simhash(text: str) -> int:
    """Return the 64-bit SimHash (Charikar 2002) of a text's character trigrams."""
    padded = f"  {text.lower()}  "
    weights = [0] * _BITS
    for at in range(len(padded) - 2):
        digest = hashlib.blake2b(padded[at : at + 3].encode(), digest_size=_BITS // 8).digest()
        value = int.from_bytes(digest, "big")
        for bit in range(_BITS):
            weights[bit] += 1 if value >> bit & 1 else -1
    return sum(1 << bit for bit in range(_BITS) if weights[bit] > 0)


def distance(one: str, other: str) -> int:
    """Return the number of differing bits, 0 to 64, of two texts' SimHashes."""
    return (simhash(one) ^ simhash(other)).bit_count()


def adopted(
    passes: Sequence[BackpropPass], reviews: Sequence[Review | None]
) -> tuple[BackpropPass, Review | None, tuple[int, ...]]:
    """Return the best pass that passed its review, that review, and the better passes that did not.

    ``reviews`` are of the passes after the first, in order: the original reply is shown already and is not reviewed
    again. A pass that could not be reviewed is not adopted, nor is one that gives its guidance back.
    """
    refused: list[int] = []
    for judged in ranked(passes):
        if judged is passes[0]:
            break
        if judged.given_back:
            continue
        review = reviews[passes.index(judged) - 1]
        if review is not None and review.passed:
            return judged, review, tuple(refused)
        refused.append(judged.number)
    return passes[0], None, tuple(refused)


def ranked(passes: Sequence[BackpropPass]) -> tuple[BackpropPass, ...]:
    """Return the passes, best first: by safety, then satisfaction, then the earlier one."""
    return tuple(
        sorted(passes, key=lambda each: (-each.scores.safety, -each.scores.satisfaction, each.number))
    )
