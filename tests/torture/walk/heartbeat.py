"""The longest blocking of the event loop, measured by a timer."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

_BEAT_MS = 50
_SCHEDULING = Path("/proc/thread-self/schedstat")


class Heartbeat(QObject):
    """A timer that fires while the event loop runs.

    ``longest_gap`` is in seconds; ``own_gap`` excludes the time in which the window's thread was ready and other
    programs had the processors, where the system reports it (Linux does).
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest_gap, self.own_gap = 0.0, 0.0
        self._last, self._waited = time.monotonic(), _seconds_without_processor()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    def _beat(self) -> None:
        now, waited = time.monotonic(), _seconds_without_processor()
        gap = now - self._last - _BEAT_MS / 1000
        self.longest_gap = max(self.longest_gap, gap)
        self.own_gap = max(self.own_gap, gap - (waited - self._waited))
        self._last, self._waited = now, waited


def _seconds_without_processor() -> float:
    """Return the seconds in which this thread was ready to run and waited for others."""
    if not _SCHEDULING.exists():
        return 0.0
    return int(_SCHEDULING.read_text(encoding="ascii").split()[1]) / 1e9
