"""The text of the dialog before a model is built: what happens, what it takes, and which storage to choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.session.model_acquisition import Offer
from app.translation import tr, tr_list
from app.ui.view_models.model_words import size_words


@dataclass(frozen=True, slots=True)
class StorageChoice:
    """One quantisation as the dialog offers it."""

    name: str
    words: str
    fits: bool


def storage_choices(offers: Sequence[Offer]) -> tuple[StorageChoice, ...]:
    """Return the quantisations with their sizes and any obstacles."""
    return tuple(StorageChoice(each.quantisation.name, _words(each), _fits(each)) for each in offers)


def _fits(offer: Offer) -> bool:
    return offer.fits_memory and offer.fits_disk


def _words(offer: Offer) -> str:
    against = []
    if not offer.fits_memory:
        against.append(tr("too large for the memory that is free now"))
    if not offer.fits_disk:
        against.append(
            tr("needs {peak_bytes} of disk while it is made", peak_bytes=size_words(offer.peak_bytes))
        )
    size, words, name = size_words(offer.final_bytes), offer.quantisation.words, offer.quantisation.name
    told = tr("{size}: {words} ({name})", size=size, words=words, name=name)
    return tr("{choice}; {obstacles}", choice=told, obstacles=tr_list(against)) if against else told


def room_of(offer: Offer) -> str:
    """Return the space that a build takes, in a sentence."""
    return tr(
        "While it is made it takes up to about {peak_bytes} of disk, {final_bytes} stay. You can "
        "pause at any time, and quit: it goes on from there.",
        peak_bytes=size_words(offer.peak_bytes),
        final_bytes=size_words(offer.final_bytes),
    )


WHAT_HAPPENS = tr(
    "This model is made here, once: the published weights are fetched part by part, each part is checked, converted "
    "and deleted, and the result is checked and recorded, so that you can see where it came from."
)


MODELSCOPE_UNTRIED = tr(
    "ModelScope's own interface has been tried on a server of the tests only, never on the real one. If it asks for a "
    "token, paste ModelScope's own; it is used this once."
)


def gate_words(page: str) -> str:
    """Return how to get access to a gated model."""
    return tr(
        "Its makers ask who uses it. Open {page}, log in, accept the terms, then make an access "
        "token of kind “read” in your settings there and paste it here.",
        page=page,
    )
