"""The plain-language headline from the screen and the judge."""

from __future__ import annotations

from dataclasses import replace

from app.alignment.evidence.source import Judgement
from app.alignment.evidence.three_words import three_words_table
from app.alignment.evidence.xguard import guard_table
from app.alignment.trajectory import TRAJECTORY
from app.domain.risk import (
    ADVICE_IDS,
    DISTRESS_IDS,
    SAFE_CATEGORY,
    CrisisFinding,
    Headline,
    JudgeKind,
    RiskAssessment,
)


def assessment_of(finding: CrisisFinding, judgement: Judgement) -> RiskAssessment:
    """Return the assessment of a message. The deterministic screen takes precedence over the judge."""
    assessment = RiskAssessment(
        Headline.NOT_JUDGED,
        judgement.judge,
        judgement.categories,
        judgement.evidence,
        judgement.unjudged,
        judgement.controversial,
    )
    return replace(assessment, headline=_headline(finding, assessment))


def is_risky(assessment: RiskAssessment) -> bool:
    """True where the judge's probability of any risk reaches its own threshold."""
    by_guard = assessment.judge.kind is JudgeKind.GUARD
    return assessment.unsafe >= (guard_table().unsafe_from if by_guard else three_words_table().risky_from)


def _headline(finding: CrisisFinding, assessment: RiskAssessment) -> Headline:
    if finding.crisis:
        return Headline.CRISIS
    if finding.concern:
        return Headline.CONCERN
    if finding.possible:
        return Headline.DISTRESS
    if assessment.judge.kind is JudgeKind.NONE:
        return Headline.NOT_JUDGED
    if not is_risky(assessment):
        for each in assessment.evidence:
            if each.source == TRAJECTORY:  # what the messages show together is not low, though it fades
                return Headline.DISTRESS if each.log_odds[1] > each.log_odds[2] else Headline.POSSIBLE
        # nothing is called low where one of the kinds could not be judged
        return Headline.NOT_JUDGED if assessment.unjudged else Headline.LOW
    worst = next(each for each in assessment.categories if each.id != SAFE_CATEGORY)
    if worst.id in DISTRESS_IDS:
        return Headline.DISTRESS
    if worst.id in ADVICE_IDS:
        return Headline.POSSIBLE
    surely = assessment.unsafe - assessment.controversial
    if assessment.judge.kind is JudgeKind.GUARD and surely >= guard_table().high_from:
        return Headline.HIGH
    return Headline.POSSIBLE
