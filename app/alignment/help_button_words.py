"""The words of the button that opens "Help from people".

They stand apart from all others, in a file that is read at once: the first window has the button and nothing else.
"""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

from app.locations import resource

_ELSEWHERE = "en"


class HelpButtonWords(NamedTuple):
    """What is on the button, and what it leads to."""

    button: str
    hint: str


@cache
def help_button_words(language: str) -> HelpButtonWords:
    """Return the words in ``en`` or ``zh``; in English for any other language."""
    words = json.loads(resource("help/button.json").read_bytes())
    return HelpButtonWords(*words.get(language, words[_ELSEWHERE]))
