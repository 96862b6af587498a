"""What the demonstration's window shows, as a value; and when nobody is there any more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from app.translation import tr, tr_count


class Scene(Enum):
    """What stands on the screen."""

    ATTRACT = auto()  # nobody is there: recordings play by themselves
    CHOICE = auto()  # somebody is there and chooses
    WALK = auto()  # a scenario is walked through
    TALK = auto()  # a visitor writes
    HELP = auto()  # a visitor may be in danger: help from people, until it is closed

    @property
    def resets(self) -> bool:
        """True where the scene gives way to the attract loop when nobody is there. Help never does."""
        return self in (Scene.CHOICE, Scene.WALK, Scene.TALK)


@dataclass(frozen=True, slots=True)
class Idleness:
    """How long nobody may be there, and for how long that is said before the window begins anew."""

    seconds: int
    warning_seconds: int

    def remaining(self, unused: float) -> int | None:
        """Return the seconds to say before it begins anew; None where it is not yet time to warn, 0 where it begins."""
        left = self.seconds + self.warning_seconds - unused
        if left > self.warning_seconds:
            return None
        return max(0, int(left + 0.999))


def warning_words(seconds: int) -> str:
    """Return the sentence that warns."""
    return tr_count(
        "Is nobody here? It begins anew in one second. Touch the screen or press a key to stay.",
        "Is nobody here? It begins anew in {count} seconds. Touch the screen or press a key to stay.",
        seconds,
    )


def clock_words(seconds: float) -> str:
    """Return a time as minutes and seconds."""
    return tr("{minutes}:{seconds}", minutes=int(seconds) // 60, seconds=f"{int(seconds) % 60:02d}")
