"""The text of the dialog before a model is built: what happens, what it takes, and which storage to choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.session.model_acquisition import Offer
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
        against.append("too large for the memory that is free now")
    if not offer.fits_disk:
        against.append(f"needs {size_words(offer.peak_bytes)} of disk while it is made")
    note = f" ({'; '.join(against)})" if against else ""
    return f"{offer.quantisation.name}, {size_words(offer.final_bytes)}: {offer.quantisation.words}{note}"


def room_of(offer: Offer) -> str:
    """Return the space that a build takes, in a sentence."""
    return (
        f"While it is made it takes up to about {size_words(offer.peak_bytes)} of disk, "
        f"{size_words(offer.final_bytes)} stay. You can pause at any time, and quit: it goes on from there."
    )


WHAT_HAPPENS = (
    "Nobody publishes this model in the form that this program runs, so it is made here, once: the published "
    "weights are fetched part by part, each part is checked, converted and deleted, and the result is checked and "
    "recorded, so that you can see where it came from."
)


def gate_words(page: str) -> str:
    """Return how to get access to a gated model."""
    return (
        f"Its makers ask who uses it. Open {page}, log in, accept the terms, then make an access token of kind "
        "“read” in your settings there and paste it here."
    )
