"""How long nobody has used the program; time in which the computer slept counts."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

if sys.platform == "linux":

    def _boot_clock() -> float:
        """Return a clock that goes on while the computer sleeps."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

else:
    _boot_clock = time.monotonic  # no other clock counts sleep there


CLOCKS: tuple[Callable[[], float], ...] = (time.monotonic, _boot_clock, time.time)


class IdleTime:
    """Reads several clocks: that of the wall too, since on some systems no other one counts sleep.

    A wall clock that is set forward makes it longer than it was; one that is set back changes nothing.
    """

    def __init__(self, clocks: tuple[Callable[[], float], ...] = CLOCKS) -> None:
        self._clocks = clocks
        self._used = tuple(clock() for clock in clocks)

    def use(self) -> None:
        """Begin anew: somebody has just used the program."""
        self._used = tuple(clock() for clock in self._clocks)

    @property
    def seconds(self) -> float:
        """The seconds since then, by the clock that has gone furthest."""
        return max(clock() - used for clock, used in zip(self._clocks, self._used, strict=True))
