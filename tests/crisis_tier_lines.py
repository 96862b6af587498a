"""What rules and heads say of labelled lines: by the heads that ship, or by fits that saw no line of the writer."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from app.alignment.crisis_screen.screen import screen
from app.alignment.crisis_screen.tiers import may_be_doubted
from app.alignment.evidence.sentence_classifier import (
    DANGER,
    HEADS,
    OUTRIGHT,
    chance_of,
    thresholds,
    tier_of,
)
from app.alignment.evidence.sentence_heads import SentenceScorer
from app.domain.message_language import language_of
from app.domain.risk import CrisisTier
from tests.classifier_lines import NO_DANGER, PUBLIC
from tests.fit_sentence_classifier import Material, calibration_of, unseen_scores
from tests.judging.figures import expected_calibration_error

_ORDER = ("plain", "oblique", "crisis", "distress", "lookalike", "calm", PUBLIC)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line's manner and language, whether its writer is in danger, two heads' words in nats, and what the rules say.

    Where they see concern for somebody else, the heads are not asked whether the writer is in danger; where they see
    danger, the outright head may doubt it if it is ``doubtable``. ``source`` is the file that the line is from, empty
    for public sets and the team's labelled lines.
    """

    manner: str
    language: str
    danger: bool
    ratio: float
    outright: float
    by_rules: bool
    concern: bool
    doubtable: bool
    source: str = ""

    @property
    def label(self) -> str:
        """The line's manner and language."""
        return f"{self.manner} {self.language}"

    @property
    def tier(self) -> CrisisTier:
        """The tier with the thresholds in force."""
        if self.concern:
            return CrisisTier.NONE
        by_heads = tier_of(self.ratio, self.outright)
        if not self.by_rules or by_heads is CrisisTier.SURE:
            return by_heads
        return CrisisTier.POSSIBLE if self.doubted(thresholds().doubted_below) else CrisisTier.SURE

    def doubted(self, below: float) -> bool:
        """Return whether the outright head's chance is so low that what a rule found is possible and not sure."""
        return self.by_rules and self.doubtable and chance_of(self.outright) < below

    def chance(self, head: str) -> float:
        """Return the calibrated chance by one of the two heads; none where it is not asked."""
        return 0.0 if self.concern else chance_of(self.outright if head == OUTRIGHT else self.ratio)

    def reaches(self, least: float, head: str = DANGER) -> bool:
        """Return whether rules flag the line, for the outright head surely, or a head from a chance on."""
        doubted = head == OUTRIGHT and self.doubted(thresholds().doubted_below)
        return (self.by_rules and not doubted) or self.chance(head) >= least


def seen(scorer: SentenceScorer, labelled: Iterable[tuple[str, str]]) -> tuple[Seen, ...]:
    """Return what a scorer's heads and the rules say of some lines."""
    known = tuple(labelled)
    scores = [
        dict(zip(HEADS, score, strict=True)) for score in scorer.scores(tuple(text for _, text in known))
    ]
    return in_order(
        _seen(label, text, label not in (*NO_DANGER, "lookalike"), (score[DANGER], score[OUTRIGHT]))
        for (label, text), score in zip(known, scores, strict=True)
    )


def seen_by_others(material: Material) -> tuple[Seen, ...]:
    """Return what rules, and fits that saw no line of the writer, say of all labelled lines and of public ones."""
    danger, outright = (_unseen_ratios(head, material) for head in (DANGER, OUTRIGHT))
    return in_order(
        _seen(line.manner or line.label, line.text, bool(line.danger), ratios, line.writer)
        for line, *ratios in zip(material.lines, danger, outright, strict=True)
        if line.label
    )


def _unseen_ratios(head: str, material: Material) -> list[float]:
    scores, labels, known = unseen_scores(head, material)
    calibration = calibration_of(scores, labels, known & material.calibrating(head))
    ratios: list[float] = (scores @ np.asarray(calibration.slopes) + calibration.intercept).tolist()
    return ratios


def _seen(manner: str, text: str, danger: bool, ratios: Iterable[float], source: str = "") -> Seen:
    by_rules = screen(text)
    ratio, outright = ratios
    concern = by_rules.concern and not by_rules.crisis
    return Seen(
        manner,
        language_of(text),
        danger,
        ratio,
        outright,
        by_rules.crisis,
        concern,
        may_be_doubted(by_rules, text),
        source,
    )


def in_order(found: Iterable[Seen]) -> tuple[Seen, ...]:
    """Return lines by manner and language."""
    return tuple(sorted(found, key=lambda line: (_ORDER.index(line.manner), line.language)))


def calibration_error(found: Iterable[Seen]) -> float:
    """Return the danger head's expected calibration error, with the share of danger in these lines as its prior."""
    known = tuple(found)
    share = sum(line.danger for line in known) / len(known)
    odds = math.log(share / (1.0 - share))
    chances = [1.0 / (1.0 + math.exp(-(line.ratio + odds))) for line in known]
    return expected_calibration_error(chances, [line.danger for line in known])
