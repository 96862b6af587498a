"""Details that point to a person, and texts without them; each detail can be put back before anything is saved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class DetailKind(StrEnum):
    """What a detail is; the value stands in its place in the text."""

    NAME = "name"
    PLACE = "place"
    ADDRESS = "address"
    EMAIL = "e-mail"
    LINK = "link"
    PHONE = "telephone"
    NUMBER = "number"
    CHOSEN = "left out"


class Finder(StrEnum):
    """Who found a detail."""

    RULE = "rule"
    MODEL = "model"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Detail:
    """Words that point to a person, wherever they stand in the texts."""

    kind: DetailKind
    words: str
    finder: Finder


@dataclass(frozen=True, slots=True)
class Removal:
    """A detail with what stands in its place, and in how many places of the texts."""

    detail: Detail
    instead: str
    places: int


def removals_of(details: Iterable[Detail], texts: Sequence[str]) -> tuple[Removal, ...]:
    """Return the removals of details in texts, numbered by kind; of the same words, the first detail counts."""
    numbers: dict[DetailKind, int] = {}
    found: dict[str, Removal] = {}
    for detail in details:
        places = sum(len(_pattern_of((detail.words,)).findall(text)) for text in texts)
        if detail.words in found or not places:
            continue
        numbers[detail.kind] = numbers.get(detail.kind, 0) + 1
        found[detail.words] = Removal(detail, f"[{detail.kind.value} {numbers[detail.kind]}]", places)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Replacing:
    """Takes details out of texts, the longest first, so that no part of one is left."""

    removals: tuple[Removal, ...]

    def __call__(self, text: str) -> str:
        """Return a text without the details."""
        return "".join(piece for piece, _ in self._pieces(text))

    def place(self, text: str, at: int) -> int:
        """Return where a position of a text is in the text without the details; inside one, it is its beginning."""
        before, after = 0, 0
        for piece, length in self._pieces(text):
            if before + length > at:
                return after + (
                    at - before if len(piece) == length and piece == text[before : before + length] else 0
                )
            before, after = before + length, after + len(piece)
        return after

    def _pieces(self, text: str) -> Iterable[tuple[str, int]]:
        """Yield the pieces of the new text, each with the length that it had before."""
        if not self.removals:
            yield text, len(text)
            return
        instead = {each.detail.words: each.instead for each in self.removals}
        end = 0
        for match in _pattern_of(tuple(instead)).finditer(text):
            yield text[end : match.start()], match.start() - end
            yield instead[match.group()], len(match.group())
            end = match.end()
        yield text[end:], len(text) - end


def _pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of these words, the longest first, as whole words where they begin and end so."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        "|".join(
            f"{_edge(each[0], ahead=False)}{re.escape(each)}{_edge(each[-1], ahead=True)}"
            for each in longest_first
        )
    )


def _edge(character: str, *, ahead: bool) -> str:
    """Return the condition at an edge: Chinese is written without spaces, so that there only Latin words are whole."""
    if not (character.isascii() and character.isalnum()):
        return ""
    return "(?![A-Za-z0-9])" if ahead else "(?<![A-Za-z0-9])"
