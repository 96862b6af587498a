"""A message on standard input, which stands in no history of commands and no list of processes."""

from __future__ import annotations

import sys

from app.commands.terminal import say
from app.domain.errors import OysterError
from app.translation import tr

STANDARD_INPUT = "-"
_MOST_BYTES = 1_000_000  # more than any model reads


class MessageUnreadable(OysterError):
    """The message on standard input cannot be used."""


def standard_input() -> str:
    """Return the message on standard input, without the line break at its end. Raises ``MessageUnreadable``."""
    if sys.stdin.isatty():
        say(tr("Write your message; Ctrl+D on an empty line sends it."), error=True)
    try:
        message = sys.stdin.buffer.read(_MOST_BYTES + 1)
        if len(message) <= _MOST_BYTES:
            return message.decode("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise MessageUnreadable(
            tr("The message on standard input cannot be read. Send it as text in UTF-8.")
        ) from error
    raise MessageUnreadable(tr("The message on standard input is longer than 1 MB. Send a shorter one."))
