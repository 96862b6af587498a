"""Text folded to plain lower-case letters, each still knowing the character of the original it came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_DROPPED = frozenset({"Cf", "Mn", "Me", "Cc"})  # zero-width and control characters, combining marks
_KEPT_CONTROLS = frozenset("\n\t\r")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded ``text``; character ``i`` of it comes from code point ``origin[i]`` of the original."""

    text: str
    origin: Sequence[int]


class Folder:
    """Folds width, case, accents and look-alike letters away; ``alike`` maps one letter to its plain one."""

    def __init__(self, alike: dict[str, str]) -> None:
        self._alike = alike
        self._fold = lru_cache(maxsize=16_384)(self._fold_character)

    def fold(self, text: str) -> Folded:
        """Answer the folded text; zero-width characters vanish, the order stays."""
        if text.isascii():
            return Folded(text.lower(), range(len(text)))
        pieces: list[str] = []
        origin: list[int] = []
        for position, character in enumerate(text):
            plain = self._fold(character)
            pieces.append(plain)
            origin.extend([position] * len(plain))
        return Folded("".join(pieces), origin)

    def _fold_character(self, character: str) -> str:
        if character in _KEPT_CONTROLS:
            return character
        plain = self._alike.get(character)
        if plain is not None:
            return plain
        parts = (each for each in unicodedata.normalize("NFKD", character).lower())
        return "".join(self._alike.get(each, each) for each in parts if not _vanishes(each))


def _vanishes(character: str) -> bool:
    return unicodedata.category(character) in _DROPPED and character not in _KEPT_CONTROLS
