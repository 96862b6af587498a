"""The way in which a guard model is asked: each family was trained on a question and an answer of its own."""

from __future__ import annotations

import re
from enum import StrEnum

from app.domain.gguf import GgufHeader

_QWEN3GUARD = re.compile(r"qwen[\s_-]*3[\s_-]*guard", re.IGNORECASE)
_ITS_QUESTION = "<BEGIN SAFETY POLICY>"  # stands in the template of its release


class GuardProtocol(StrEnum):
    """A family of guard models."""

    XGUARD = "xguard"  # YuFeng-XGuard: one label, whose probability counts
    QWEN3GUARD = "qwen3guard"  # Qwen3Guard-Gen: a line of safety and a line of categories


def guard_protocol(header: GgufHeader, title: str = "") -> GuardProtocol:
    """Return how a guard is asked, by its catalogue title, its metadata and its template; else as XGuard."""
    named = _QWEN3GUARD.search(title) or _QWEN3GUARD.search(header.name)
    if named or _ITS_QUESTION in header.chat_template:
        return GuardProtocol.QWEN3GUARD
    return GuardProtocol.XGUARD
