"""Syntax highlighting by Pygments, readable on its background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.style import Style
from pygments.styles import get_style_by_name
from pygments.token import _TokenType
from pygments.util import ClassNotFound

LONGEST_CHARACTERS = 60_000  # longer code stays plain, since highlighting would take too long


@dataclass(frozen=True, slots=True)
class ColouredText:
    """A piece of code; ``colour`` is "rrggbb", or empty for that of plain text."""

    text: str
    colour: str
    bold: bool
    italic: bool


@lru_cache(maxsize=2)
def _style(dark: bool) -> type[Style]:
    return get_style_by_name("github-dark" if dark else "tango")


@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    """Return the lexer of a language, or None where it is unknown."""
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def coloured(text: str, language: str, dark: bool) -> Iterator[ColouredText]:
    """Yield the pieces of ``text``, in order and complete; one plain piece for an unknown language."""
    lexer = _lexer(language.lower()) if language else None
    if lexer is None or len(text) > LONGEST_CHARACTERS or "\r" in text or "\ufeff" in text:
        yield ColouredText(text, "", False, False)
        return
    style = _style(dark)
    for kind, piece in lexer.get_tokens(text):
        yield _piece(style, kind, piece)


def _piece(style: type[Style], kind: _TokenType, text: str) -> ColouredText:
    look = style.style_for_token(kind)
    return ColouredText(text, look["color"] or "", bool(look["bold"]), bool(look["italic"]))
