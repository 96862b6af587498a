"""How much the panel shows: a sentence, the reasons, or the figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.translation import tr


class PanelDepth(StrEnum):
    """The three depths, each with everything of the one before; the values are kept in the settings."""

    SENTENCE = "sentence"
    REASONS = "reasons"
    FIGURES = "figures"

    @property
    def has_reasons(self) -> bool:
        """True where the reasons are shown."""
        return self is not PanelDepth.SENTENCE

    @property
    def has_figures(self) -> bool:
        """True where the figures are shown."""
        return self is PanelDepth.FIGURES


@dataclass(frozen=True, slots=True)
class DepthWords:
    """The label of a depth, and what it shows in a sentence."""

    label: str
    meaning: str


def depth_named(name: str) -> PanelDepth:
    """Return the depth of a settings file; a sentence where it names none."""
    return PanelDepth(name) if name in tuple(PanelDepth) else PanelDepth.SENTENCE


def depth_words(depth: PanelDepth) -> DepthWords:
    """Return what a depth is called."""
    return {
        PanelDepth.SENTENCE: DepthWords(
            tr("Sentence"), tr("In a sentence: what was noticed, and how it was answered")
        ),
        PanelDepth.REASONS: DepthWords(
            tr("Reasons"), tr("The reasons, with the words of the message that they rest on")
        ),
        PanelDepth.FIGURES: DepthWords(
            tr("Figures"), tr("Every figure, with its method: for counsellors and researchers")
        ),
    }[depth]
