"""One of two replies that are shown side by side."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.conversation import Message


@dataclass(frozen=True, slots=True)
class Side:
    """A recorded reply; ``title`` says which version it is, ``label`` how it came about."""

    message: Message
    title: str
    label: str = ""
    is_open: bool = False  # the branch that the conversation goes on from
