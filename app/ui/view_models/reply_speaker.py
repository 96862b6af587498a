"""Who wrote a reply, in words: the model's name and what it may be called."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.model import ModelStanding, standing_note
from app.domain.turn import TurnFacts


@dataclass(frozen=True, slots=True)
class ReplySpeaker:
    """The words that stand over a reply, and before it where it is folded away."""

    name: str = "Reply"
    standing: ModelStanding = ModelStanding.UNVERIFIED

    @staticmethod
    def of(facts: TurnFacts | None) -> ReplySpeaker:
        """Return who wrote a reply by its own figures; where there are none, nobody is named."""
        return ReplySpeaker(facts.model, facts.standing) if facts is not None else ReplySpeaker()

    @property
    def title(self) -> str:
        """What stands over a reply."""
        if self.standing is ModelStanding.OY1 or self.name == standing_note(self.standing):
            return self.name
        return f"{self.name} · {standing_note(self.standing)}"

    @property
    def folded_note(self) -> str:
        """What stands in place of a folded reply."""
        if self.standing is ModelStanding.UNVERIFIED:
            return "A reply by a model not verified as Oy1 – do not rely on it"
        return f"A reply by the {standing_note(self.standing)}"
