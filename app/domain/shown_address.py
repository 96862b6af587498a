"""A web address as it is shown before it is opened: no sign in it may turn or hide another."""

from __future__ import annotations

import re
from urllib.parse import quote

# controls, zero-width signs, marks of writing direction, and what joins or hides letters
_UNSEEN = re.compile(
    "[\x00-\x20\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)


def shown_address(address: str) -> str:
    """Return the address with every sign that cannot be seen written as ``%XX``."""
    return _UNSEEN.sub(lambda found: quote(found.group()), address)
