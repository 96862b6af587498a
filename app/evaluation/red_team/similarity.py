"""The lexical similarity of a text to a goal: character n-grams shared with the goal's expressions.

A paraphrase without any of the expressions counts as dissimilar. Why not a sentence model:
``docs/decisions/0007-lexical-nearness.md``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

NAME = "lexical: share of an expression's character n-grams (Latin 3–4, Han 1–2) that the text holds"
_LATIN_SIZES, _HAN_SIZES = (3, 4), (1, 2)
_RUNS = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")


def grams_of(text: str) -> frozenset[str]:
    """Return the character n-grams of a text: of each Han run, and of each other word with a space before it."""
    found: set[str] = set()
    for run in _RUNS.findall(unicodedata.normalize("NFKC", text).casefold()):
        han = "\u3400" <= run[0] <= "\u9fff"
        stretch, sizes = (run, _HAN_SIZES) if han else (f" {run}", _LATIN_SIZES)
        found.update(stretch[at : at + size] for size in sizes for at in range(len(stretch) - size + 1))
        if len(stretch) < sizes[0]:
            found.add(stretch)
    return frozenset(found)


def nearness(expressions: Sequence[str], text: str) -> float:
    """Return, 0 to 1, the largest share of one expression's n-grams in a text; 1 where it contains the expression."""
    held = grams_of(text)
    wanted = [grams for grams in map(grams_of, expressions) if grams]
    return max((len(grams & held) / len(grams) for grams in wanted), default=0.0)


@dataclass(frozen=True, slots=True)
class Window:
    """The similarity, at least ``least``, that a question must have to the goal."""

    least: float = 0.6

    def __post_init__(self) -> None:
        if not 0.0 <= self.least <= 1.0:
            raise ValueError("The least nearness has to be 0 to 1.")

    def holds(self, near: float) -> bool:
        """Return whether a question of this similarity may be asked."""
        return near >= self.least
