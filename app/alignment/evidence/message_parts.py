"""The parts of a message that are judged one by one beside the whole: what stands behind a wish cannot talk it away.

A harmless question, a verdict or an order to the judge that is appended changes how the whole reads to a small model,
but not how the sentence with the wish does.
"""

from __future__ import annotations

import re

MOST_PARTS = 8  # sentences that are judged by themselves: the longest ones, in their order
_SHORTEST = 4  # characters, not counting white space
_SENTENCE = re.compile(r"[^.!?\n。！？…]+[.!?。！？…]*")


def parts_of(text: str) -> tuple[str, ...]:
    """Return the whole message, and behind it its sentences where it has more than one."""
    found = [part.strip() for part in _SENTENCE.findall(text)]
    sentences = list(dict.fromkeys(part for part in found if len("".join(part.split())) >= _SHORTEST))
    if len(sentences) < 2:
        return (text,)
    kept = sorted(sentences, key=len, reverse=True)[:MOST_PARTS]
    return (text, *(part for part in sentences if part in kept))
