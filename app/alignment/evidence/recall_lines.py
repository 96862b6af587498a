"""The lines that a sentence classifier which is fitted anew is held to: in danger, and no rule says so."""

from __future__ import annotations

import hashlib
from functools import cache

from app.locations import resource

_LINES = "evidence/recall_lines.tsv"
_FILES = (
    _LINES,
    "evidence/crisis_tiers.yaml",
    "evidence/sentence_heads.json",
    "evidence/sentence_phrases.json",
)


@cache
def recall_lines() -> tuple[str, ...]:
    """Return the lines in danger that no rule finds."""
    text = resource(_LINES).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def recall_hash() -> str:
    """Return the hash of what a fit is checked against: one that was checked against another is not in force."""
    return hashlib.sha256(b"".join(resource(name).read_bytes() for name in _FILES)).hexdigest()
