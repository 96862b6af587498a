"""The speed that downloads keep to: set by the window at any time, heeded by the process that fetches."""

from __future__ import annotations

import time
from collections.abc import Callable

_LOOK_SECONDS = 0.1


class SpeedLimit:
    """Bytes a second that a download may fetch; 0 for no limit. It may be changed from any thread, at any time."""

    def __init__(self, bytes_per_second: int = 0) -> None:
        self.bytes_per_second = bytes_per_second


class Throttle:
    """Makes a stream of pieces keep to a limit, which may change while it waits.

    ``new_limit`` waits up to so many seconds, and returns another limit as soon as one is set, else None.
    """

    def __init__(self, bytes_per_second: int, new_limit: Callable[[float], int | None]) -> None:
        self._limit, self._new_limit = bytes_per_second, new_limit
        self._free_at = 0.0  # when the next piece may come, on the monotonic clock

    def let_pass(self, size_bytes: int, meanwhile: Callable[[], None]) -> None:
        """Wait as long as a piece of that size has to take; ``meanwhile`` is called now and then."""
        self._heed(self._new_limit(0))
        if not self._limit:
            return
        self._free_at = max(time.monotonic(), self._free_at) + size_bytes / self._limit
        while self._limit and (rest := self._free_at - time.monotonic()) > 0:
            self._heed(self._new_limit(min(rest, _LOOK_SECONDS)))
            meanwhile()

    def _heed(self, limit: int | None) -> None:
        """Take another limit; what is left of a piece then takes its time under that one."""
        if limit is None or limit == self._limit:
            return
        rest = max(0.0, self._free_at - time.monotonic()) * self._limit
        self._limit = limit
        self._free_at = time.monotonic() + (rest / limit if limit else 0.0)
