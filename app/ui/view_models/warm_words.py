"""The panel's one sentence beside help, in the language of the person: written by people, no model takes part."""

from __future__ import annotations

from dataclasses import dataclass

from app.alignment.help_words import PanelWords, help_words
from app.domain.message_language import language_of
from app.domain.support import Support
from app.domain.turn_state import TurnState
from app.translation import program_language


@dataclass(frozen=True, slots=True)
class WarmWords:
    """The sentence, and the labels of the button behind which everything else is folded."""

    sentence: str
    counsellors: str
    fold: str


def warm_words(state: TurnState) -> WarmWords:
    """Return what stands beside help in a turn; without help of its own, it was offered earlier in the conversation."""
    language = language_of(state.question.text) if state.question is not None else program_language()
    words = help_words(language).panel
    return WarmWords(_sentence(words, state.support), words.counsellors, words.fold)


def _sentence(words: PanelWords, support: Support | None) -> str:
    if support is None:
        return words.sentence_later
    return words.sentence_quiet if support.quiet else words.sentence
