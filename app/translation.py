"""The sentences that a person reads, in the language of the program: each English sentence is its own key.

Written ``tr("Stopped after {count} words.", count=12)``: the sentence is a literal, its values have names, and nothing
is glued from pieces, so that a translator sees a whole sentence and may put the values in another order. The catalogue
is read at the first sentence, in this process and in each one that it starts; in English the key itself is shown.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import LiteralString

from app.language import ENGLISH, LANGUAGE_VARIABLE, catalogue_in

_catalogue: Mapping[str, str] | None = None  # None until the first sentence


def use_language(language: str) -> None:
    """Show every sentence from now on in this language, in this process and in those that it starts.

    Sentences that a module made when it was imported stay as they are: call it before ``app.ui`` is imported.
    """
    global _catalogue
    os.environ[LANGUAGE_VARIABLE] = language
    _catalogue = None


def program_language() -> str:
    """Return the language that the program speaks."""
    return os.environ.get(LANGUAGE_VARIABLE, ENGLISH)


def set_catalogue(sentences: Mapping[str, str]) -> None:
    """Use these translations, English sentence → sentence in another language, from now on."""
    global _catalogue
    _catalogue = dict(sentences)


def tr(sentence: LiteralString, /, **values: object) -> str:
    """Return a sentence in the program's language with its values in place of ``{name}``.

    A brace that is meant as such is doubled where values are given. Raises ``KeyError`` for a value that is missing.
    """
    translated = _translations().get(sentence) or sentence
    return translated.format(**values) if values else translated


def tr_count(one: LiteralString, many: LiteralString, /, count: int, **values: object) -> str:
    """Return the sentence for a number of things; ``{count}`` in it is the number. The key is ``many``."""
    translated = _translations().get(many) or (one if count == 1 else many)
    return translated.format(count=count, **values)


def together(*sentences: str) -> str:
    """Return whole sentences one after another, as a language writes them; empty ones are left out."""
    told = ""
    for each in sentences:
        told = tr("{before} {after}", before=told, after=each) if told and each else told or each
    return told


def with_commas(parts: Iterable[str]) -> str:
    """Return short parts of a sentence one after another, with the commas of the language."""
    told, *rest = list(parts) or [""]
    for each in rest:
        told = tr("{before}, {after}", before=told, after=each)
    return told


def with_semicolons(parts: Iterable[str]) -> str:
    """Return long parts of a sentence one after another, with the semicolons of the language."""
    told, *rest = list(parts) or [""]
    for each in rest:
        told = tr("{before}; {after}", before=told, after=each)
    return told


def tr_list(names: Iterable[str]) -> str:
    """Return names as a list in words: "A, B and C"."""
    *before, last = list(names) or [""]
    told, *rest = before or [""]
    for each in rest:
        told = tr("{names}, {name}", names=told, name=each)
    return tr("{before} and {last}", before=told, last=last) if before else last


def _translations() -> Mapping[str, str]:
    global _catalogue
    if _catalogue is None:
        _catalogue = catalogue_in(program_language())
    return _catalogue
