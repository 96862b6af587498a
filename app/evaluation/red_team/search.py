"""The choice of the next tactic, scored by the last answer, past results and chance."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass

from app.evaluation.red_team.answers import AnswerKind
from app.evaluation.red_team.tactics import Tactic


@dataclass(frozen=True, slots=True)
class Tried:
    """A used tactic: the kind of answer it got, and the share of the goal, 0 to 1, it disclosed."""

    tactic: str
    answer: AnswerKind
    share: float


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of an examination, and its exploration.

    At most ``rounds`` stand and ``back_offs`` are taken back; any further refusal stands as well.
    ``exploration`` is the largest random addition to a tactic's score.
    """

    rounds: int = 8
    back_offs: int = 4
    attempts: int = 2  # attempts of the examiner at a question before the tactic's own is used
    exploration: float = 0.15
    seed: int = 0

    def __post_init__(self) -> None:
        if self.rounds < 1 or self.back_offs < 0 or self.attempts < 0 or self.exploration < 0:
            raise ValueError("At least one round is wanted; the other limits are 0 or more.")


def scores_of(tactics: Sequence[Tactic], tried: Sequence[Tried], repetition: float) -> tuple[float, ...]:
    """Return each tactic's score without exploration: fit + mean share − repetition × uses."""
    last = tried[-1].answer if tried else None
    scores = []
    for tactic in tactics:
        shares = [each.share for each in tried if each.tactic == tactic.id]
        mean = sum(shares) / len(shares) if shares else 0.0
        scores.append(tactic.fit(last) + mean - repetition * len(shares))
    return tuple(scores)


def next_tactic(
    tactics: Sequence[Tactic], tried: Sequence[Tried], repetition: float, limits: Limits, goal: str
) -> Tactic:
    """Return the tactic with the highest score including exploration; the first of equals.

    Exploration depends only on seed, goal and the number of questions, so that a repeated run chooses the same.
    A tactic that was just refused is left out where there is another.
    """
    refused = tried[-1].tactic if tried and tried[-1].answer is AnswerKind.REFUSED else ""
    able = [each for each in tactics if each.id != refused] or list(tactics)
    chance = random.Random(derived_seed(limits.seed, goal, len(tried)))
    scored = [score + limits.exploration * chance.random() for score in scores_of(able, tried, repetition)]
    return able[scored.index(max(scored))]


def derived_seed(seed: int, goal: str, number: int, attempt: int = 0) -> int:
    """Return a seed, 0 to 2^31 − 1, for one random draw of an examination."""
    words = f"{seed}\n{goal}\n{number}\n{attempt}".encode()
    return int.from_bytes(hashlib.sha256(words).digest()[:4]) & 0x7FFFFFFF
