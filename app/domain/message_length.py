"""How long a message may be: more than any model reads, and no more than a window can lay out."""

from __future__ import annotations

from app.domain.errors import OysterError
from app.translation import tr

MOST_CHARACTERS = 200_000  # some 50,000 tokens; Oy1 reads 32,768 in all


class MessageTooLong(OysterError):
    """A message is longer than ``MOST_CHARACTERS``."""


def check_length(text: str) -> None:
    """Raise ``MessageTooLong`` for a message that no model could read."""
    if len(text) > MOST_CHARACTERS:
        raise MessageTooLong(too_long(len(text)))


def too_long(characters: int) -> str:
    """Return the sentence for a text of so many characters."""
    return tr(
        "A message has at most {most} characters, and this has {characters}, which no model here could read. "
        "Send it in parts.",
        most=f"{MOST_CHARACTERS:,}",
        characters=f"{characters:,}",
    )
