"""How ridges do on development texts that no fit has seen, and those that fit them best.

What is made least is the log loss at equal shares of examples and others, every set and lab model alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, variance

import numpy as np

from app.alignment.anticipation import posterior_of
from app.alignment.evidence.calibration_fitting import area_under_curve
from app.alignment.evidence.chat_model import evidence_in
from app.alignment.evidence.first_words import FirstWords
from app.alignment.evidence.self_test import Ridges, Scores, SelfTest, Verdict, verdict_of
from app.alignment.evidence.three_words import Words
from app.alignment.strategies import strategy_table
from app.domain.message_language import language_of
from app.domain.risk import Headline
from tests.judging.figures import expected_calibration_error
from tests.judging.judged_lines import JudgedLine
from tests.judging.labelled_sets import Target
from tests.judging.strength_lines import DevelopmentLine

RIDGES = (0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 10.0, 15.0, 25.0)
_EVEN = 0.5  # the share of examples
_DRAWS = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """A model's self-test, and what it says of development lines."""

    model: str
    test: SelfTest
    lines: tuple[DevelopmentLine, ...]
    scores: tuple[Scores, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """The chance that a model's judge states of a line being an example."""

    model: str
    line: DevelopmentLine
    chance: float

    @property
    def loss(self) -> float:
        """The log loss, in nats."""
        return -math.log(self.chance if self.line.belongs else 1.0 - self.chance)


@dataclass(frozen=True, slots=True)
class Figures:
    """How stated chances do. ``floor`` is the calibration error that so few lines have where every chance is right."""

    count: int
    error: float
    floor: float
    loss: float
    auc: float


def stated(asked: Iterable[Asked], ridges: Ridges) -> tuple[Stated, ...]:
    """Return the chances of all lines, by fits to the self-tests alone."""
    return tuple(
        Stated(each.model, line, _chance(verdict_of(each.test, (), ridges), scores, line))
        for each in asked
        for line, scores in zip(each.lines, each.scores, strict=True)
    )


def _chance(verdict: Verdict, scores: Scores, line: DevelopmentLine) -> float:
    """Return the posterior of the judge alone, as ``make bench-judging`` weighs it."""
    words, first = Words(scores.distress, scores.wrong), FirstWords(scores.refusal, scores.sympathy)
    prior = strategy_table().prior
    found = posterior_of(prior, evidence_in(verdict, words, first, language_of(line.text)))
    judged = JudgedLine(Headline.NOT_JUDGED, "", False, prior, found.shares, 0.0)
    return judged.chance_where(line.target, _EVEN)


def pooled_loss(found: Iterable[Stated]) -> float:
    """Return the mean over models, sets and classes of their mean losses."""
    groups: dict[tuple[str, str, bool], list[float]] = {}
    for each in found:
        groups.setdefault((each.model, each.line.set, each.line.belongs), []).append(each.loss)
    return fmean(fmean(losses) for losses in groups.values())


def by_ridge(asked: Iterable[Asked], target: Target) -> dict[float, tuple[Stated, ...]]:
    """Return what each ridge states of the lines of a target."""
    known = list(asked)
    return {
        ridge: tuple(each for each in stated(known, Ridges(ridge, ridge)) if each.line.target is target)
        for ridge in RIDGES
    }


def chosen_ridges(asked: Iterable[Asked], before: Ridges) -> Ridges:
    """Return for each kind the ridge that is nearest to the one before among those that no error tells from the best.

    Nothing is changed farther than the texts ask for.
    """
    known = list(asked)
    return Ridges(
        _chosen(by_ridge(known, Target.DISTRESS), before.distress),
        _chosen(by_ridge(known, Target.WRONG), before.wrong),
    )


def _chosen(found: dict[float, tuple[Stated, ...]], before: float) -> float:
    least = min(found.values(), key=pooled_loss)
    among = [ridge for ridge, lines in found.items() if _is_as_good(lines, least)]
    return min(among, key=lambda ridge: abs(math.log(ridge / before)))


def _is_as_good(lines: Sequence[Stated], least: Sequence[Stated]) -> bool:
    """True where the loss is above the least one by no more than one standard error, paired by line."""
    more: dict[tuple[str, bool], dict[str, list[float]]] = {}
    for each, best in zip(lines, least, strict=True):
        group = more.setdefault((each.line.set, each.line.belongs), {})
        group.setdefault(each.line.text, []).append(each.loss - best.loss)
    means = [[fmean(of_models) for of_models in group.values()] for group in more.values()]
    error = math.sqrt(sum(variance(group) / len(group) for group in means)) / len(means)
    return fmean(fmean(group) for group in means) <= error


def without_set(asked: Iterable[Asked], name: str) -> tuple[Asked, ...]:
    """Return what was asked without the lines of a set."""
    found = []
    for each in asked:
        kept = [pair for pair in zip(each.lines, each.scores, strict=True) if pair[0].set != name]
        found.append(
            replace(each, lines=tuple(line for line, _ in kept), scores=tuple(its for _, its in kept))
        )
    return tuple(found)


def figures_of(found: Sequence[Stated]) -> Figures:
    """Return the figures of some lines, which have examples and others."""
    chances, happened = [each.chance for each in found], [each.line.belongs for each in found]
    examples, others = (
        [each.chance for each in found if each.line.belongs is wanted] for wanted in (True, False)
    )
    return Figures(
        len(found),
        expected_calibration_error(chances, happened),
        _floor(chances),
        pooled_loss(found),
        area_under_curve(examples, others),
    )


def _floor(chances: Sequence[float]) -> float:
    """Return the mean calibration error of draws in which every chance comes true as often as it says."""
    dice = np.random.default_rng(0)
    return fmean(
        expected_calibration_error(chances, (dice.random(len(chances)) < chances).tolist())
        for _ in range(_DRAWS)
    )
