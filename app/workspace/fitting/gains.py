"""What a fit gains on messages that it has not seen: each conversation is scored by a fit to the other ones."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.alignment.evidence.calibration_fitting import area_under_curve
from app.domain.errors import OysterError
from app.evaluation.statistics.estimate import Estimate, mean
from app.translation import tr

FOLDS = 5


class NothingGained(OysterError):
    """A fit does no better on messages that it has not seen."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How scores do: their loss in nats a message, the share of pairs in order, and how many are flagged."""

    loss: float
    auc: float
    found: int  # of those that belong
    flagged: int  # of the others


@dataclass(frozen=True, slots=True)
class Gain:
    """What changes for one question. ``gain`` is the loss that is saved, with its interval over conversations."""

    name: str
    belong: int
    others: int
    before: Figures
    after: Figures
    gain: Estimate


@dataclass(frozen=True, slots=True)
class Scored:
    """Messages with their labels, and their scores in nats before and after a fit that had not seen them."""

    belongs: tuple[bool, ...]
    conversations: tuple[str, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]


def folds_of(conversations: Sequence[str]) -> tuple[int, ...]:
    """Return the fold of each message: a conversation is in one alone, and they are dealt out in turn."""
    numbers = {name: number % FOLDS for number, name in enumerate(dict.fromkeys(conversations))}
    return tuple(numbers[each] for each in conversations)


def gain_in(name: str, scored: Scored, is_flagged: Callable[[float], bool]) -> Gain:
    """Return what changes. The classes weigh alike, since scores are likelihood ratios, with no prior in them."""
    belong, count = sum(scored.belongs), len(scored.belongs)
    others = count - belong
    weights = [count / 2 / (belong if each else others) for each in scored.belongs]
    losses = [
        [
            weight * _loss(score, belongs)
            for weight, score, belongs in zip(weights, scores, scored.belongs, strict=True)
        ]
        for scores in (scored.before, scored.after)
    ]
    saved: dict[str, float] = {}
    for conversation, before, after in zip(scored.conversations, *losses, strict=True):
        saved[conversation] = saved.get(conversation, 0.0) + before - after
    gain = mean([each * len(saved) / count for each in saved.values()])
    assert gain is not None
    before, after = (
        _figures(scores, loss, scored.belongs, is_flagged)
        for scores, loss in zip((scored.before, scored.after), losses, strict=True)
    )
    return Gain(name, belong, others, before, after, gain)


def check_gained(gains: Sequence[Gain]) -> None:
    """Raise ``NothingGained`` where no question is answered better on unseen messages."""
    if not any(each.gain.value > 0 for each in gains):
        raise NothingGained(
            tr(
                "Nothing would be gained: on messages that the fit has not seen, it does no better than what came "
                "with the program. It is not used."
            )
        )


def _loss(score: float, belongs: bool) -> float:
    """Return the logarithmic loss of a score in nats."""
    against = -score if belongs else score
    return against + math.log1p(math.exp(-against)) if against > 0 else math.log1p(math.exp(against))


def _figures(
    scores: Sequence[float],
    losses: Sequence[float],
    belongs: Sequence[bool],
    is_flagged: Callable[[float], bool],
) -> Figures:
    members = [score for score, its in zip(scores, belongs, strict=True) if its]
    others = [score for score, its in zip(scores, belongs, strict=True) if not its]
    return Figures(
        math.fsum(losses) / len(losses),
        area_under_curve(members, others),
        sum(is_flagged(each) for each in members),
        sum(is_flagged(each) for each in others),
    )
