"""The risk profile: which categories are shown, and its text for screen readers."""

from __future__ import annotations

from app.domain.risk import SAFE_CATEGORY, CategoryScore, Headline, JudgeKind, RiskAssessment
from app.translation import tr, with_commas

SHOWN_CATEGORIES = 5
SHOWN_FROM = 0.02  # less likely categories are only counted: a long list only alarms

_METHODS = {
    JudgeKind.GUARD: tr(
        "A guard model was asked for one label. These are the probabilities that it gave to each of its "
        "categories; together they are 100 %."
    ),
    JudgeKind.INDICATIVE: tr(
        "There is no guard model here, so the chat model was asked for one label, and its "
        "probabilities were set against those for a neutral text. It was not trained to judge: only indicative."
    ),
    JudgeKind.NONE: tr("Nobody judged."),
}


def shown_categories(assessment: RiskAssessment) -> tuple[CategoryScore, ...]:
    """Return the categories shown in the profile: "safe" always, then the highest that are not negligible."""
    safe = tuple(each for each in assessment.categories if each.id == SAFE_CATEGORY)
    others = (each for each in assessment.categories if each.id != SAFE_CATEGORY and each.score >= SHOWN_FROM)
    return (*safe, *tuple(others)[: SHOWN_CATEGORIES - 1])


STANDING_BACK = tr(
    "The chat model's guess is not shown here: it was not trained to judge, and help comes first."
)


def stands_back(assessment: RiskAssessment) -> bool:
    """True where figures of an untrained judge could contradict the help shown; they are then shown on request."""
    urgent = assessment.headline in (Headline.CRISIS, Headline.CONCERN)
    return urgent and assessment.judge.kind is JudgeKind.INDICATIVE


def rest_words(assessment: RiskAssessment) -> str:
    """Return a note on the categories not shown; empty where all are."""
    shown = shown_categories(assessment)
    rest = [each for each in assessment.categories if each not in shown]
    if not rest:
        return ""
    highest = max(each.score for each in rest)
    least = _under(2) if highest < SHOWN_FROM else tr("{highest} or less", highest=percent(highest))
    return tr("{count} other categories: each {least}", count=len(rest), least=least)


def in_words(categories: tuple[CategoryScore, ...]) -> str:
    """Return the profile as a sentence, for screen readers and for copying."""
    return with_commas(f"{each.shown_name} {percent(each.score)}" for each in categories)


def percent(share: float) -> str:
    """Return a share from 0 to 1 in per cent; a non-zero share is never shown as zero."""
    return _under(1) if 0 < share < 0.01 else f"{share * 100:.0f} %"


def _under(percents: int) -> str:
    return tr("under {share}", share=f"{percents}\N{NO-BREAK SPACE}%")


def profile_method(kind: JudgeKind) -> str:
    """Return how the figures are computed."""
    return _METHODS[kind]
