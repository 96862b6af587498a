"""The part of a very long text that is laid out; imports and other models may bring texts that no window can show."""

from __future__ import annotations

from app.domain.message_length import MOST_CHARACTERS
from app.translation import tr


def shown_part(text: str) -> str:
    """Return the text, or its beginning with a note of how much follows."""
    if len(text) <= MOST_CHARACTERS:
        return text
    more = tr(
        "[{count} more characters are kept and not shown; copying the message gives all of it.]",
        count=f"{len(text) - MOST_CHARACTERS:,}",
    )
    return f"{text[:MOST_CHARACTERS]}\n\n{more}"
