"""One of two replies shown side by side."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.conversation import Message


@dataclass(frozen=True, slots=True)
class Side:
    """A recorded reply; ``title`` says which version it is, ``label`` how it came about.

    Where one of the two is offered in place of the other, ``choice`` labels the button that decides for this one, and
    ``note`` says what the offer rests on.
    """

    message: Message
    title: str
    label: str = ""
    is_open: bool = False  # the branch from which the conversation continues
    choice: str = ""
    note: str = ""
