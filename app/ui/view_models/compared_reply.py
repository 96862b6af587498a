"""One of two replies shown side by side."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.conversation import Message


@dataclass(frozen=True, slots=True)
class Side:
    """A recorded reply; ``title`` says which version it is, ``label`` how it came about."""

    message: Message
    title: str
    label: str = ""
    is_open: bool = False  # the branch from which the conversation continues
