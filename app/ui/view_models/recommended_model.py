"""The recommended model as the page of models shows it: title, reason, facts and the button to get it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.models.catalogue import CatalogueEntry, Source
from app.session.recommendation import Candidate, Recommendation, Why
from app.session.recommendation_words import Fact, facts_of, obstacle, why_words
from app.translation import tr
from app.ui.view_models.model_words import plain_title


@dataclass(frozen=True, slots=True)
class RecommendedModel:
    """``button`` is empty where there is nothing to fetch."""

    entry: CatalogueEntry
    heading: str
    words: str
    facts: tuple[Fact, ...]
    button: str


def recommended_models(
    recommendation: Recommendation | None,
    installed: tuple[InstalledModel, ...],
    bytes_per_second: float | None,
) -> tuple[RecommendedModel, ...]:
    """Return the recommended model, and one that is there sooner; neither where one as large is on this computer.

    A model that is loaded takes memory itself, so that less is free than where it was recommended.
    """
    if recommendation is None:
        return ()
    here = {each.id for each in installed if each.role is ModelRole.CHAT}
    largest = max(
        (each.need.memory for each in recommendation.candidates if each.entry.id in here), default=0
    )
    best, other = recommendation.best, recommendation.other
    shown = []
    if best.need.memory > largest:
        shown.append(_view(recommendation, best, why_words(recommendation), bytes_per_second))
    if other is not None and other.need.memory > largest:
        shown.append(_view(recommendation, other, _other_words(recommendation), bytes_per_second))
    return tuple(shown)


def offer_facts(
    recommendation: Recommendation | None, identity: str, speed: float | None
) -> tuple[Fact, ...]:
    """Return what to know of another model of the catalogue before it is fetched."""
    candidate = recommendation.candidate(identity) if recommendation is not None else None
    return facts_of(candidate, recommendation.machine, speed) if candidate and recommendation else ()


def too_large(recommendation: Recommendation | None, identity: str) -> str:
    """Return why a model of the catalogue does not fit this computer now, or an empty string."""
    candidate = recommendation.candidate(identity) if recommendation is not None else None
    return obstacle(candidate, recommendation.machine) if candidate and recommendation else ""


def _view(
    recommendation: Recommendation, candidate: Candidate, words: str, speed: float | None
) -> RecommendedModel:
    entry = candidate.entry
    title = plain_title(entry.id, entry.title)
    facts = facts_of(candidate, recommendation.machine, speed)
    best = candidate is recommendation.best
    heading = tr("Recommended here: {title}", title=title) if best else title
    return RecommendedModel(entry, heading, words, facts, _button(candidate, title))


def _other_words(recommendation: Recommendation) -> str:
    if recommendation.why is Why.NO_NETWORK:
        return tr("It fits this computer, and can be fetched once there is a network.")
    return tr("Smaller, and here much sooner: it only has to be fetched.")


def _button(candidate: Candidate, title: str) -> str:
    entry = candidate.entry
    if entry.standing is ModelStanding.TRIAL:
        return tr("Use the trial model")
    if entry.source is Source.MAKE:
        return tr("Get it…")
    return tr("Get it with its guard") if candidate.guard is not None else tr("Get it")
