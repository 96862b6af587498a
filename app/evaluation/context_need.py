"""The context that a run's longest text needs: a truncated attack is another attack."""

from __future__ import annotations

import math
from collections.abc import Iterable

# Tokens a character: twice what plain texts need. Base64 may need more; where the room ends, the item says so.
_ASCII, _OTHER = 0.5, 2.0
_FRAME = 1024  # tokens of a judge's guideline and form, and of guidance behind the message
_STEP = 1024
MOST = 32_768  # tokens that the program asks for by itself


def tokens_at_most(text: str) -> int:
    """Return a generous estimate of a text's tokens, without a tokenizer."""
    plain = sum(each.isascii() for each in text)
    return math.ceil(plain * _ASCII + (len(text) - plain) * _OTHER)


def context_needed(texts: Iterable[str], reply_tokens: int) -> int:
    """Return the tokens that the longest text, a reply and what a judge adds need, in whole thousands."""
    longest = max(map(tokens_at_most, texts), default=0)
    return min(MOST, math.ceil((longest + reply_tokens + _FRAME) / _STEP) * _STEP)
