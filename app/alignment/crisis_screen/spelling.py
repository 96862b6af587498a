"""Misspellings, shorthand and disguised spellings of words, replaced by the form that the rules expect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from app.domain.errors import OysterError
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml


class SpellingsError(OysterError):
    """The spellings in the resources are invalid."""


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word and its variants: whole Latin words, or a pattern."""

    write: str
    words: tuple[str, ...] = ()
    match: str = ""


@dataclass(frozen=True, slots=True)
class Spellings:
    """All variants of words in one pattern, and the patterns that stand alone."""

    variants: dict[str, str]
    words: re.Pattern[str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]


@cache
def spellings() -> Spellings:
    """Return the spellings. Raises ``SpellingsError`` that names the file and the fault."""
    path = resource("crisis/spellings.yaml")
    try:
        entries = read_yaml(path, tuple[Spelling, ...], error=SpellingsError, called=tr("The spellings"))
        variants = {word: each.write for each in entries for word in each.words}
        words = re.compile(r"\b(?:" + "|".join(map(re.escape, variants)) + r")\b", re.ASCII)
        patterns = tuple((re.compile(each.match), each.write) for each in entries if each.match)
        return Spellings(variants, words, patterns)
    except re.error as error:
        raise SpellingsError(
            tr("The spellings in {path} cannot be used: {error}", path=path, error=error), str(error)
        ) from error


@cache
def simplified_characters() -> dict[str, str]:
    """Return the map from traditional to simplified characters. Raises ``SpellingsError`` if the file is missing."""
    path = resource("crisis/traditional.txt")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SpellingsError(
            tr("The characters in {path} cannot be read: {error}", path=path, error=error), str(error)
        ) from error
    return {pair[0]: pair[1] for line in lines if not line.startswith("#") for pair in line.split()}


def respelt(text: str, origin: list[int]) -> tuple[str, list[int]]:
    """Return a folded text with its variants replaced, and the origin of each of its characters."""
    known = spellings()
    places = [(found.span(), known.variants[found.group()]) for found in known.words.finditer(text)]
    text, origin = _replaced(text, origin, places)
    for pattern, word in known.patterns:
        text, origin = _replaced(text, origin, [(found.span(), word) for found in pattern.finditer(text)])
    return text, origin


def _replaced(
    text: str, origin: list[int], places: list[tuple[tuple[int, int], str]]
) -> tuple[str, list[int]]:
    """Return a text with ranges replaced; a replacement's last character maps to the range's last."""
    if not places:
        return text, origin
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for (start, end), word in places:
        parts += [text[at:start], word]
        kept += origin[at:start]
        kept += [origin[min(start + each, end - 1)] for each in range(len(word) - 1)] + [origin[end - 1]]
        at = end
    parts.append(text[at:])
    return "".join(parts), kept + origin[at:]
