"""The mark of a turn that was recorded earlier: it stays with the turn wherever that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.model import ModelStanding


@dataclass(frozen=True, slots=True)
class RecordingMark:
    """Which model a recording was made with, and when. ``speed`` is that of the replay, 1.0 its own; ``waits_cut``
    where long waits are shortened besides.
    """

    model: str
    sha256: str
    standing: ModelStanding
    made_at: datetime
    speed: float = 1.0
    waits_cut: bool = False
