"""The support that a person in danger is shown."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.risk import Helpline


@dataclass(frozen=True, slots=True)
class Support:
    """The support shown at once in a crisis: words written by people, and services from the file."""

    text: str
    helplines: tuple[Helpline, ...]
    region: str
    quiet: bool  # True for concern about someone else: shown beside the conversation, not in front
