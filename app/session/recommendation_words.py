"""A recommendation in plain words, for window and terminal: why this model, what it takes, gives and lacks."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.amount_words import duration_words, size_words
from app.domain.model import ModelStanding
from app.models.catalogue import Source
from app.models.plain_titles import plain_title
from app.session.machine import Machine
from app.session.recommendation import Candidate, Recommendation, Why
from app.session.suitability import suitability_of, what_changes
from app.translation import together, tr


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know of a model: its name, and the words."""

    name: str
    words: str


def why_words(recommendation: Recommendation) -> str:
    """Return why the best model is recommended."""
    best = recommendation.best
    if recommendation.why is Why.OY1:
        return tr("This computer has room for Oyster-I, the model that this program is made for.")
    if recommendation.why is Why.NO_NETWORK:
        return tr("There is no network now, so no other model can be fetched.")
    if recommendation.why is Why.UNKNOWN:
        return tr("How much memory is free is not known on this system, so a small model is recommended.")
    if recommendation.why is Why.TIGHT:
        return together(
            tr("No model of the catalogue fits this computer now."), obstacle(best, recommendation.machine)
        )
    return together(
        _against_oy1(recommendation),
        tr("{title} is the largest of its smaller relatives that fits.", title=_title(best)),
    )


def facts_of(candidate: Candidate, machine: Machine, bytes_per_second: float | None) -> tuple[Fact, ...]:
    """Return what to know of a model before it is fetched; the speed is None where none was measured."""
    suitability = suitability_of(candidate.entry)
    facts = (
        Fact(tr("On the disk"), _disk(candidate, machine)),
        Fact(tr("In memory"), _memory(candidate, machine)),
        Fact(tr("To fetch"), _fetching(candidate, bytes_per_second)),
        Fact(tr("Good for"), suitability.good_for),
        Fact(tr("Not good for"), suitability.not_for),
        Fact(tr("What changes"), what_changes(candidate.entry)),
    )
    return tuple(each for each in facts if each.words)


def obstacle(candidate: Candidate, machine: Machine) -> str:
    """Return why a model does not fit, or an empty string where it does."""
    title, whole = _title(candidate), candidate.whole
    if not candidate.fits_disk:
        return tr(
            "{title} needs up to {peak} on the disk and {free} are free.",
            title=title,
            peak=size_words(whole.peak),
            free=size_words(machine.disk),
        )
    if candidate.fits_memory is False and machine.memory is not None:
        return tr(
            "{title} needs about {memory} of memory with its guard and {free} are free.",
            title=title,
            memory=size_words(whole.memory),
            free=size_words(machine.memory),
        )
    return ""


def _title(candidate: Candidate) -> str:
    return plain_title(candidate.entry.id, candidate.entry.title)


def _against_oy1(recommendation: Recommendation) -> str:
    oy1 = (each for each in recommendation.candidates if each.entry.standing is ModelStanding.OY1)
    first = next(oy1, None)
    return obstacle(first, recommendation.machine) if first is not None else ""


def _disk(candidate: Candidate, machine: Machine) -> str:
    whole, free = candidate.whole, size_words(machine.disk)
    if candidate.entry.source is Source.MAKE:
        return tr(
            "Up to {peak} while it is made, {kept} for good; {free} are free.",
            peak=size_words(whole.peak),
            kept=size_words(whole.kept),
            free=free,
        )
    if candidate.guard is None:
        return tr("{kept} of {free} that are free.", kept=size_words(whole.kept), free=free)
    return tr(
        "{kept} of {free} that are free; {guard} of it for its guard.",
        kept=size_words(whole.kept),
        guard=size_words(candidate.guard.size_bytes),
        free=free,
    )


def _memory(candidate: Candidate, machine: Machine) -> str:
    memory = size_words(candidate.whole.memory)
    if machine.memory is None:
        words = tr("About {memory}; how much is free is not known here.", memory=memory)
    else:
        free = size_words(machine.memory)
        words = tr("About {memory} of {free} that are free now.", memory=memory, free=free)
    with_guard = tr("The guard, which judges messages, is counted in.")
    return together(words, with_guard if candidate.guard is not None else "")


def _fetching(candidate: Candidate, bytes_per_second: float | None) -> str:
    fetched = candidate.whole.fetched
    if not fetched:
        return tr("Nothing: it is on this computer already.")
    if not bytes_per_second:
        time = tr("How long it takes is shown once it is on its way: no speed has been measured yet.")
    else:
        time = tr(
            "That takes {time} at the speed just measured, {speed} MB/s.",
            time=duration_words(fetched / bytes_per_second),
            speed=f"{bytes_per_second / 1e6:.1f}",
        )
    making = tr("It is then made on this computer, which takes long as well.")
    return together(
        tr("{size}.", size=size_words(fetched)),
        time,
        making if candidate.entry.source is Source.MAKE else "",
    )
