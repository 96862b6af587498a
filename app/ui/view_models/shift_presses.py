"""Shift pressed alone three times within five seconds: the keys of quick exit."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum, auto

NEEDED = 3
WITHIN_SECONDS = 5.0


class Key(Enum):
    """What a key event is about."""

    SHIFT_DOWN = auto()
    SHIFT_UP = auto()
    OTHER = auto()  # another key, or a button of the mouse


class ShiftPresses:
    """Counts presses of Shift with nothing else between them, so that a capital letter is none.

    An event that comes twice, since Qt passes it from widget to widget, counts once.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._alone = False
        self._times: list[float] = []

    @property
    def count(self) -> int:
        """The presses so far, those older than five seconds left out."""
        oldest = self._clock() - WITHIN_SECONDS
        self._times = [each for each in self._times if each >= oldest]
        return len(self._times)

    def take(self, key: Key) -> int:
        """Take an event, and return how many presses there are now; with the last one needed it begins anew."""
        if key is Key.SHIFT_DOWN:
            self._alone = True
        elif key is Key.OTHER:
            self._alone = False
            self._times.clear()
        elif self._alone:
            self._alone = False
            self._times.append(self._clock())
        count = self.count
        if count >= NEEDED:
            self._times.clear()
        return count
