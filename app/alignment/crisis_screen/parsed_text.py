"""A text parsed by the rules of one language: sentences, quotations and figures of speech, each found once."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from app.alignment.crisis_screen.rules import Rules

Span = tuple[int, int]

_SENTENCE = re.compile(r"[.!?。！？\n;；…~～]+")
_BREAK = re.compile(r"[\s,，、]")
_LONGEST = 400  # characters; a longer sentence is split, so that the time stays linear
_QUOTES = re.compile(
    r"\"[^\"\n]{2,300}\"|“[^”\n]{2,300}”|「[^」\n]{2,300}」|『[^』\n]{2,300}』|《[^》\n]{1,100}》|‘[^’\n]{2,300}’"
    r"|(?<![\w])'[^'\n]{4,300}'(?![\w])|«[^»\n]{2,300}»"
)


class Reading:
    """A normalised text under the rules of one language; ranges are in normalised positions."""

    def __init__(self, rules: Rules, text: str, quotations: tuple[Span, ...]) -> None:
        self.rules, self.text, self.quotations = rules, text, quotations
        self._sentences = _sentences(text)
        self._starts = [start for start, _ in self._sentences]
        self._figures: dict[Span, tuple[Span, ...] | None] = {}

    def sentence(self, at: int) -> Span:
        """Return the sentence around a position, or the piece of a very long one."""
        return self._sentences[max(0, bisect_right(self._starts, at) - 1)]

    def figurative(self, span: Span) -> bool:
        """Return whether a figure of speech covers a range, or its sentence is about another subject."""
        sentence = self.sentence(span[0])
        if sentence not in self._figures:
            self._figures[sentence] = self._figures_in(sentence)
        figures = self._figures[sentence]
        return figures is None or any(start < span[1] and span[0] < end for start, end in figures)

    def _figures_in(self, sentence: Span) -> tuple[Span, ...] | None:
        if any(context.search(self.text, *sentence) for context in self.rules.contexts):
            return None
        return tuple(
            found.span() for each in self.rules.figures for found in each.finditer(self.text, *sentence)
        )

    @cached_property
    def writer_speaks(self) -> bool:
        """True where the text mentions its writer."""
        return self.rules.first_person.search(self.text) is not None

    @cached_property
    def goes_on(self) -> bool:
        """True where the text says that something is current, whatever came before."""
        return self.rules.ongoing.search(self.rules.recovery.sub(" ", self.text)) is not None

    @cached_property
    def _last_recovery(self) -> int:
        return max((found.start() for found in self.rules.recovery.finditer(self.text)), default=-1)

    def overcome_after(self, position: int) -> bool:
        """Return whether the text says after a position that the danger is over."""
        return self._last_recovery >= position


def quotations_in(original: str) -> tuple[Span, ...]:
    """Return the quoted ranges of an original text; a text that is one whole quotation has none."""
    found = (each.span() for each in _QUOTES.finditer(original))
    return tuple((a, b) for a, b in found if b - a < len(original.strip()) - 2)


def _sentences(text: str) -> list[Span]:
    """Return the sentences of a text in order, each at most a word longer than ``_LONGEST``."""
    sentences: list[Span] = []
    start = 0
    for stop in (*(found.span() for found in _SENTENCE.finditer(text)), (len(text), len(text))):
        while stop[0] - start > _LONGEST:
            found = _BREAK.search(text, start + _LONGEST, min(stop[0], start + _LONGEST + 60))
            cut = found.end() if found else start + _LONGEST
            sentences.append((start, cut))
            start = cut
        sentences.append((start, stop[0]))
        start = stop[1]
    return sentences
