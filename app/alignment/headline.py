"""The plain-language headline from the screen and the judge."""

from __future__ import annotations

from dataclasses import replace

from app.alignment.guard import Judgement, guard_table
from app.domain.risk import CrisisFinding, Headline, JudgeKind, RiskAssessment

_DISTRESS_CATEGORIES = ("mh", "ph")


def assessment_of(finding: CrisisFinding, judgement: Judgement) -> RiskAssessment:
    """Return the assessment of a message. The deterministic screen takes precedence over the judge."""
    assessment = RiskAssessment(Headline.NOT_JUDGED, judgement.judge, judgement.categories)
    return replace(assessment, headline=_headline(finding, assessment))


def _headline(finding: CrisisFinding, assessment: RiskAssessment) -> Headline:
    if finding.crisis:
        return Headline.CRISIS
    if finding.concern:
        return Headline.CONCERN
    if assessment.judge.kind is JudgeKind.NONE:
        return Headline.NOT_JUDGED
    table = guard_table()
    if assessment.unsafe < table.unsafe_from:
        return Headline.LOW
    worst = next(each for each in assessment.categories if each.id != "sec")
    if worst.id in _DISTRESS_CATEGORIES:
        return Headline.DISTRESS
    if assessment.judge.kind is JudgeKind.GUARD and assessment.unsafe >= table.high_from:
        return Headline.HIGH
    return Headline.POSSIBLE
