"""The sentence that says that a turn is a recording, with which model it was made, and how fast it is shown."""

from __future__ import annotations

from app.domain.model import standing_note
from app.domain.recording_mark import RecordingMark
from app.translation import tr

_HASH_LETTERS = 12


def recording_words(mark: RecordingMark) -> str:
    """Return the sentence; the whole hash stands in the facts of the turn."""
    return tr(
        "Recording, not live: {model} ({standing}), SHA-256 {hash}…, recorded on {day}, {speed}",
        model=mark.model,
        standing=standing_note(mark.standing),
        hash=mark.sha256[:_HASH_LETTERS],
        day=f"{mark.made_at:%Y-%m-%d}",
        speed=speed_words(mark),
    )


def speed_words(mark: RecordingMark) -> str:
    """Return how fast it is shown."""
    if mark.waits_cut:
        return tr("shown with its waits shortened")
    if mark.speed == 1.0:
        return tr("shown at its own speed")
    return tr("shown at {speed} times its own speed", speed=f"{mark.speed:g}")
