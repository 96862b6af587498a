"""A model's thinking apart from its reply, in programs that keep both in one text."""

from __future__ import annotations

import html
import re

_TAGS = re.compile(r"\A\s*<think>(.*?)</think>\s*", re.DOTALL)
_DETAILS = re.compile(
    r'\A\s*<details type="reasoning"[^>]*>\s*(?:<summary>[^<]*</summary>)?(.*?)</details>\s*', re.DOTALL
)


def apart(text: str) -> tuple[str, str]:
    """Return the thinking at the beginning of a reply, empty for none, and the reply."""
    found = _TAGS.match(text)
    if found is not None:
        return found[1].strip(), text[found.end() :]
    found = _DETAILS.match(text)
    if found is None:
        return "", text
    lines = (line.removeprefix(">").strip() for line in html.unescape(found[1]).strip().splitlines())
    return "\n".join(lines), text[found.end() :]
