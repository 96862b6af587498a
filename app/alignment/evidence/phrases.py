"""Weights of short phrases: what the words themselves say of a text, beside the vector of its meaning.

The encoder's vector blurs a turn of phrase into the topic around it. Pieces of a few words, in Chinese of a few
characters, are hashed into a fixed number of places, so the table holds numbers and none of the texts behind them.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec
import numpy as np
import numpy.typing as npt

from app.domain.message_language import HAN
from app.locations import resource

PLACES = 1 << 14
PHRASE_UNIT = 10.0  # nats; a column of phrase scores is about as wide as a vector is long

_MOST_CHARACTERS = 1000
_LONGEST_IN_CHINESE = 3  # characters
_STEMS = (4, 5)  # characters of a piece of an English word, blanks at its ends counted
_HAN = re.compile(f"[{HAN}]")
_NUMBER = re.compile(r"\d+")
_BLANK = re.compile(r"\s+")
_WORD = re.compile(r"[a-z']+|[^\sa-z']")

Values = npt.NDArray[np.float64]


class PhraseHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of one head, a signed byte a place; ``step`` is what one unit of them weighs, in nats."""

    name: str
    step: float
    weights: bytes


class PhraseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of the phrases' weights, in the order of the classifier's heads."""

    heads: tuple[PhraseHead, ...]


class Phrases:
    """Scores texts by the phrases that they are made of."""

    def __init__(self, file: PhraseFile) -> None:
        tables = [np.frombuffer(head.weights, dtype=np.int8) * head.step for head in file.heads]
        self._weights = np.column_stack(tables).astype(np.float32)

    def scores(self, texts: Sequence[str]) -> Values:
        """Return one row a text and one column a head, in ``PHRASE_UNIT``."""
        found = np.zeros((len(texts), self._weights.shape[1]))
        for row, text in enumerate(texts):
            places, share = phrases_of(text)
            found[row] = self._weights[places].sum(axis=0) * share / PHRASE_UNIT
        return found


def phrases_of(text: str) -> tuple[npt.NDArray[np.int64], float]:
    """Return the places of a text's phrases, each once, and what each counts: fewer phrases weigh more each."""
    places = {zlib.crc32(phrase.encode()) % PLACES for phrase in _phrases(text[:_MOST_CHARACTERS])}
    return np.asarray(sorted(places), dtype=np.int64), 1.0 / max(1.0, len(places) ** 0.5)


def _phrases(text: str) -> Iterator[str]:
    text = _NUMBER.sub("0", unicodedata.normalize("NFKC", text).casefold())
    if _HAN.search(text):
        together = _BLANK.sub(" ", text)
        for length in range(1, _LONGEST_IN_CHINESE + 1):
            yield from (together[at : at + length] for at in range(len(together) - length + 1))
        return
    words = _WORD.findall(text)
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))
    spelt = f" {' '.join(words)} "
    for length in _STEMS:
        yield from (f"#{spelt[at : at + length]}" for at in range(len(spelt) - length + 1))


@cache
def shipped_phrases() -> Phrases:
    """Return the table that comes with the program. Raises ``OSError`` or ``msgspec.DecodeError``."""
    return Phrases(
        msgspec.json.decode(resource("evidence/sentence_phrases.json").read_bytes(), type=PhraseFile)
    )
