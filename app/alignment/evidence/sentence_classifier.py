"""The sentence classifier as a source of evidence: how likely the writer of a message is in danger, or in distress.

Logistic heads on vectors of a multilingual encoder, in a process of their own. It knows English and Chinese; where it
is missing or fails it cannot tell, and the crisis rules alone speak. It was measured too weak to judge harm in general.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from app.alignment.evidence.sentence_encoder import (
    Scores,
    SentenceEncoder,
    end_sentence_encoder,
    sentence_encoder,
)
from app.domain.errors import OysterError
from app.domain.risk import CrisisKind, CrisisTier
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml

DANGER, DISTRESS, OUTRIGHT = "danger", "distress", "outright"
KINDS = tuple(kind for kind in CrisisKind if kind is not CrisisKind.CONCERN_FOR_OTHER)
HEADS = (DANGER, DISTRESS, *(kind.value for kind in KINDS), OUTRIGHT)  # in the order of the file

_PIECE = 240  # characters; a longer text is read in pieces as well, because one sentence is lost among many
_MOST_PIECES = 24
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？\n]*")
_SIGNIFICANT = re.compile(r"\w")


class ClassifierFileError(OysterError):
    """The classifier's table is invalid."""


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of the tiers; resources/evidence/crisis_tiers.yaml says what each means."""

    prior: float
    sure_from: float
    outright_from: float
    possible_from: float
    doubted_below: float
    context_below: float
    safeguarded_from: float
    kind_from: float
    together: int
    decay: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the classifier says of one text: log-likelihood ratios in nats, and the kinds that are likelier than not.

    ``outright`` is for danger that is said outright; for danger that is hinted at it says little.
    """

    danger: float
    distress: float
    kinds: tuple[CrisisKind, ...]
    outright: float


@cache
def thresholds() -> Thresholds:
    """Return the table of the tiers. Raises ``ClassifierFileError`` that names the fault."""
    path = resource("evidence/crisis_tiers.yaml")
    return read_yaml(path, Thresholds, error=ClassifierFileError, called=tr("The table of the crisis tiers"))


def start_classifier(heads: bytes | None = None) -> None:
    """Start the classifier's process ahead of the first message; ``heads`` are other ones than the shipped."""
    _encoder(heads).start()


def end_classifier() -> None:
    """End the classifier's process, because what it was asked is in its memory; a question starts another."""
    end_sentence_encoder()


def classify(texts: Sequence[str], heads: bytes | None = None) -> tuple[Sentence, ...] | None:
    """Return what is said of each text by the shipped heads or by others; None where the classifier cannot tell."""
    pieces = [pieces_of(text) for text in texts]
    scores = _encoder(heads).scores(tuple(piece for group in pieces for piece in group))
    if scores is None:
        return None
    found, at = [], 0
    for group in pieces:
        found.append(_sentence(scores[at : at + len(group)]))
        at += len(group)
    return tuple(found)


def answers_at_once() -> bool:
    """Return whether the shipped heads can be asked without waiting for their process to start."""
    return _encoder(None).answers_at_once


def chance_of(log_ratio: float) -> float:
    """Return the probability for a log-likelihood ratio under the table's prior."""
    prior = thresholds().prior
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, log_ratio + math.log(prior / (1.0 - prior))))))


def tier_of(danger: float, outright: float) -> CrisisTier:
    """Return the tier for the log-likelihood ratios of danger, and of danger that is said outright."""
    table, chance = thresholds(), chance_of(danger)
    if chance >= table.sure_from or chance_of(outright) >= table.outright_from:
        return CrisisTier.SURE
    return CrisisTier.POSSIBLE if chance >= table.possible_from else CrisisTier.NONE


def pieces_of(text: str) -> tuple[str, ...]:
    """Return a text itself where it is short, else neighbouring sentences together, each piece short."""
    text = text.strip()
    if not _SIGNIFICANT.search(text):
        return ()
    if len(text) <= _PIECE:
        return (text,)
    pieces = [""]
    for found in _SENTENCE.finditer(text):
        sentence = found.group()
        if pieces[-1] and len(pieces[-1]) + len(sentence) > _PIECE:
            pieces.append("")
        pieces[-1] += sentence[: 2 * _PIECE]
    kept = [piece for piece in pieces if _SIGNIFICANT.search(piece)]
    half = _MOST_PIECES // 2
    return tuple(kept if len(kept) <= _MOST_PIECES else kept[:half] + kept[-half:])


def _sentence(scores: Sequence[Scores]) -> Sentence:
    """Return the strongest of some pieces; nothing at all is no danger."""
    if not scores:
        return Sentence(-50.0, -50.0, (), -50.0)
    pieces = [dict(zip(HEADS, piece, strict=True)) for piece in scores]
    by_head = max(pieces, key=lambda piece: piece[DANGER])
    likely = tuple(kind for kind in KINDS if chance_of(by_head[kind.value]) >= thresholds().kind_from)
    strongest = max(KINDS, key=lambda kind: by_head[kind.value])
    distress, outright = (max(piece[head] for piece in pieces) for head in (DISTRESS, OUTRIGHT))
    return Sentence(by_head[DANGER], distress, likely or (strongest,), outright)


def shipped_heads() -> str:
    """Return the path of the heads that come with the program."""
    return str(resource("evidence/sentence_heads.json"))


def _encoder(heads: bytes | None = None) -> SentenceEncoder:
    return sentence_encoder(heads or shipped_heads())
