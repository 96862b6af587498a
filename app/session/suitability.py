"""What the catalogue's models are good for and what not, in plain words: by their size and makers, not by measuring."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.model import ModelStanding
from app.models.catalogue import CatalogueEntry
from app.translation import tr


@dataclass(frozen=True, slots=True)
class Suitability:
    """Empty where nothing is known."""

    good_for: str
    not_for: str


_UNKNOWN = Suitability("", "")
_OY1_LIMITS = tr(
    "Quick replies without a fast graphics card. Its makers also report that it is over-careful with some "
    "harmless questions."
)
_KNOWN = {
    "oy1": Suitability(
        tr("What this program is made for: it was trained to guide before it refuses."), _OY1_LIMITS
    ),
    "oy1-deepseek": Suitability(
        tr("The same as Oyster-I: the same training, given to another model."), _OY1_LIMITS
    ),
    "qwen3-8b": Suitability(
        tr("Conversation on most subjects. It thinks before it answers."),
        tr("Special or recent knowledge, and quick replies without a graphics card."),
    ),
    "qwen3-4b": Suitability(
        tr("Everyday conversation on an ordinary laptop. It thinks before it answers."),
        tr("Facts: it says wrong things with confidence more often than a larger model."),
    ),
    "qwen3-1.7b": Suitability(
        tr("Short conversations on a computer with little memory."),
        tr("Long or intricate subjects: it loses the thread sooner, and is often wrong."),
    ),
    "qwen3-0.6b": Suitability(
        tr("Trying the program on a very small computer."),
        tr("Anything that matters to you: it is often wrong and may miss what you mean."),
    ),
    "trial": Suitability(
        tr("Seeing how the program works, also without a network."),
        tr("Anything else: it often writes nonsense and must not be relied on."),
    ),
}


def suitability_of(entry: CatalogueEntry) -> Suitability:
    """Return what a model is good for and what not."""
    return _KNOWN.get(entry.id, _UNKNOWN)


def what_changes(entry: CatalogueEntry) -> str:
    """Return what is different from Oy1 with a model, or an empty string for Oy1 itself."""
    if entry.standing is ModelStanding.OY1:
        return ""
    return tr(
        "This is not Oyster-I but a general model guided by this program. It was not trained to guide before it "
        "refuses, so the program tells it before each reply how to answer, and reviews what it wrote."
    )
