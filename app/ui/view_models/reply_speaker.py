"""The speaker of a reply: the model's name and standing."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.model import ModelStanding, standing_note
from app.domain.turn import TurnFacts


@dataclass(frozen=True, slots=True)
class ReplySpeaker:
    """The text above a reply, and in place of a collapsed one."""

    name: str = "Reply"
    standing: ModelStanding = ModelStanding.UNVERIFIED

    @staticmethod
    def of(facts: TurnFacts | None) -> ReplySpeaker:
        """Return who wrote a reply, by its own facts; nobody is named where there are none."""
        return ReplySpeaker(facts.model, facts.standing) if facts is not None else ReplySpeaker()

    @property
    def title(self) -> str:
        """The text above a reply."""
        if self.standing is ModelStanding.OY1 or self.name == standing_note(self.standing):
            return self.name
        return f"{self.name} · {standing_note(self.standing)}"

    @property
    def folded_note(self) -> str:
        """The text in place of a collapsed reply."""
        if self.standing is ModelStanding.UNVERIFIED:
            return "A reply by a model not verified as Oy1 – do not rely on it"
        return f"A reply by the {standing_note(self.standing)}"
