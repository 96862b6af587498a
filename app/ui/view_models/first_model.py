"""The first model: which one is offered before any is chosen, in words that need no knowledge of models."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.models.catalogue import Source
from app.session.recommendation import Candidate, Recommendation, Why
from app.session.recommendation_words import obstacle
from app.session.suitability import what_changes
from app.translation import together, tr
from app.ui.view_models.model_words import plain_title, size_words


@dataclass(frozen=True, slots=True)
class FirstModel:
    """What is offered: ``is_here`` where the model only has to be loaded, else it is fetched first.

    ``button`` is empty where there are only words. ``other`` is a second choice.
    """

    identity: str
    is_here: bool
    words: str
    button: str
    other: FirstModel | None = None


def first_model(
    installed: tuple[InstalledModel, ...],
    preferred: str,
    recommendation: Recommendation | None,
    *,
    left_here: frozenset[str] = frozenset(),
) -> FirstModel | None:
    """Return the model to begin with: the chosen one, Oy1, another one that is here, else the recommended one.

    ``left_here`` are the catalogue's models whose files set-up has left on this computer.
    """
    chat = [each for each in installed if each.role is ModelRole.CHAT]
    if chat:
        best = min(chat, key=lambda each: (each.id != preferred, each.standing is not ModelStanding.OY1))
        return _installed(best)
    if recommendation is None:
        return None
    best_one = recommendation.best
    if best_one.entry.standing is ModelStanding.TRIAL:
        return _trial(best_one, recommendation.other, is_left=best_one.entry.id in left_here)
    if recommendation.why is Why.TIGHT:
        return _tight(recommendation)
    if best_one.entry.source is Source.MAKE:
        return _made(best_one, recommendation.other)
    return _fetched(best_one)


def _installed(model: InstalledModel) -> FirstModel:
    if model.standing is ModelStanding.TRIAL:
        words = tr("A model on this computer answers you. The small trial model is here; do not rely on it.")
        return FirstModel(model.id, True, words, tr("Start with the trial model"))
    words = tr("A model on this computer answers you.")
    return FirstModel(
        model.id, True, words, tr("Start with {model}", model=plain_title(model.id, model.title))
    )


def _trial(candidate: Candidate, later: Candidate | None, *, is_left: bool) -> FirstModel:
    identity = candidate.entry.id
    other = _fetched(later) if later is not None else None
    if is_left:
        words = tr("There is no network now. A small trial model is here; do not rely on it.")
        return FirstModel(identity, False, words, tr("Start with the trial model"), other)
    words = tr(
        "A model on this computer answers you, but there is no network to fetch one. Connect this computer, or choose "
        "a model file that you have."
    )
    return FirstModel(identity, False, words, "", other)


def _fetched(candidate: Candidate) -> FirstModel:
    title = plain_title(candidate.entry.id, candidate.entry.title)
    words = together(
        tr(
            "A model on this computer answers you. {title} fits it: {size} to fetch, about {memory} of memory.",
            title=title,
            size=size_words(candidate.whole.fetched),
            memory=size_words(candidate.whole.memory),
        ),
        tr("It is not Oyster-I but a general model guided by this program."),
    )
    return FirstModel(candidate.entry.id, False, words, _get_words(candidate, title))


def _made(candidate: Candidate, sooner: Candidate | None) -> FirstModel:
    title = plain_title(candidate.entry.id, candidate.entry.title)
    words = tr(
        "A model on this computer answers you. Oyster-I, for which this program is made, fits it; getting it takes "
        "hours, and {size} are fetched.",
        size=size_words(candidate.whole.fetched),
    )
    button = tr("Get {title}…", title=title)
    if sooner is None:
        return FirstModel(candidate.entry.id, False, words, button)
    other = plain_title(sooner.entry.id, sooner.entry.title)
    words = together(
        words,
        tr(
            "{other} is here sooner, with {size} to fetch. It is a general model guided by this program.",
            other=other,
            size=size_words(sooner.whole.fetched),
        ),
    )
    quick = FirstModel(sooner.entry.id, False, what_changes(sooner.entry), _get_words(sooner, other))
    return FirstModel(candidate.entry.id, False, words, button, quick)


def _tight(recommendation: Recommendation) -> FirstModel:
    best = recommendation.best
    title = plain_title(best.entry.id, best.entry.title)
    words = together(
        tr("A model on this computer answers you, but none fits it well now."),
        obstacle(best, recommendation.machine),
        tr("Close other programs, or make room on the disk."),
    )
    return FirstModel(best.entry.id, False, words, _get_words(best, title) if best.fits_disk else "")


def _get_words(candidate: Candidate, title: str) -> str:
    if candidate.guard is None:
        return tr("Get {title}", title=title)
    return tr("Get {title} with its guard", title=title)
