"""Span attribution: which words carry the risk, found by judging the message with one span left out at a time."""

from __future__ import annotations

import re
from itertools import pairwise

from app.alignment.evidence.source import MessageJudge
from app.domain.analysis import AttributedSpan, Cost

MOST_SPANS = 8
MOST_CHARACTERS = 600  # a longer message is not analysed: each span costs a reading of the whole
_CUT = re.compile(r"[^.!?;,\n。！？；，、]+[.!?;,。！？；，、]*\s*")
_WORDS = re.compile(r"\S+\s*")


def spans_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return the message's clauses, or the words of a single clause; at most ``MOST_SPANS``.

    Half-open ranges of code points that cover the text without overlapping.
    """
    found = [each.span() for each in _CUT.finditer(text) if each.group().strip()]
    if len(found) < 2:
        found = [each.span() for each in _WORDS.finditer(text)]
    while len(found) > MOST_SPANS:
        lengths = [after[1] - before[0] for before, after in pairwise(found)]
        at = lengths.index(min(lengths))
        found[at : at + 2] = [(found[at][0], found[at + 1][1])]
    return tuple(found)


def attributed_spans(judge: MessageJudge, text: str) -> tuple[tuple[AttributedSpan, ...], Cost]:
    """Return each span's contribution to a message's risk, the largest first. Raises ``EngineFailure``."""
    spans = spans_of(text)
    if len(spans) < 2 or len(text) > MOST_CHARACTERS:
        return (), Cost("words that carry it", 0, 0.0)
    without = [text[:start] + text[end:] for start, end in spans]
    scores, tokens, seconds = judge.safe_scores((text, *without))
    whole, rest = scores[0], scores[1:]
    found = [
        AttributedSpan(start, end, score - whole) for (start, end), score in zip(spans, rest, strict=True)
    ]
    ordered = tuple(sorted(found, key=lambda each: -each.change))
    return ordered, Cost("words that carry it", tokens, seconds)
