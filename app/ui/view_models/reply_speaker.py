"""The speaker of a reply: the model's name and standing."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.model import ModelStanding, standing_note
from app.domain.recording_mark import RecordingMark
from app.domain.turn import TurnFacts
from app.translation import tr

_LONGEST_NAME = 28


@dataclass(frozen=True, slots=True)
class ReplySpeaker:
    """The label above a reply, what is behind it, and the text in place of a collapsed one."""

    name: str = tr("Reply")
    standing: ModelStanding = ModelStanding.UNVERIFIED
    by_person: bool = False
    recorded: bool = False  # the reply is replayed from a recording

    @staticmethod
    def of(facts: TurnFacts | None, recording: RecordingMark | None = None) -> ReplySpeaker:
        """Return who wrote a recorded reply, by its own facts: without any, a person did."""
        if facts is None:
            return ReplySpeaker(tr("A person's reply"), by_person=True)
        return ReplySpeaker(facts.model, facts.standing, recorded=recording is not None)

    @staticmethod
    def recorded_by(mark: RecordingMark) -> ReplySpeaker:
        """Return who wrote a reply that is being replayed."""
        return ReplySpeaker(mark.model, mark.standing, recorded=True)

    @property
    def short(self) -> str:
        """The label above a reply: as short as it can be and stay honest."""
        return tr("Recording: {name}", name=self._short_name) if self.recorded else self._short_name

    @property
    def _short_name(self) -> str:
        if self.by_person:
            return self.name
        if self.standing is ModelStanding.OY1:
            return tr("Oy1")
        if self.standing is ModelStanding.TRIAL:
            return tr("Trial model, not Oy1")
        name = self.name if len(self.name) <= _LONGEST_NAME else f"{self.name[: _LONGEST_NAME - 1]}…"
        return tr("{name}, not verified as Oy1", name=name)

    @property
    def title(self) -> str:
        """The speaker in full."""
        if self.by_person:
            return tr("A person wrote this reply; no model did")
        if self.standing is ModelStanding.OY1 or self.name == standing_note(self.standing):
            return self.name
        return f"{self.name} · {standing_note(self.standing)}"

    @property
    def folded_note(self) -> str:
        """The text in place of a collapsed reply."""
        if self.standing is ModelStanding.UNVERIFIED:
            return tr("A reply by a model not verified as Oy1 – do not rely on it")
        return tr("A reply by the {standing}", standing=standing_note(self.standing))
