"""Words of strangers without the characters that command a terminal or turn the direction of a text."""

from __future__ import annotations

import re

LONGEST_NAME = 120  # characters

# C0 except tab and line break, DEL, C1, and the characters that embed, override or isolate a direction.
# Patterns are compiled at their first use, and kept by ``re``: the first window waits for this module.
_COMMANDS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
_MARKS = "[\u061c\u200e\u200f]"  # of direction: a text in Arabic or Hebrew needs them, a name does not
_HALVES = "[\ud800-\udfff]"  # surrogates: bytes of a file name that are no UTF-8


def without_commands(text: str) -> str:
    """Return a text without control characters; tab, line break and marks of direction stay.

    Each character is judged alone, so that a text may come in pieces.
    """
    if text.isprintable():  # has none of them
        return text
    return re.sub(_HALVES, "\N{REPLACEMENT CHARACTER}", re.sub(_COMMANDS, "", text))


def escaped_commands(text: str) -> str:
    """Return a text in which control characters are written as JSON escapes."""
    return re.sub(_COMMANDS, lambda found: f"\\u{ord(found.group()):04x}", text)


def name_on_one_line(name: str) -> str:
    """Return a stranger's name as one line of at most ``LONGEST_NAME`` characters, without control characters."""
    line = " ".join(re.sub(_MARKS, "", without_commands(name)).split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"
