"""One call at a time: callers of other threads wait, a call within a call is refused instead of hanging."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import EngineFailure


class CallLock:
    """Lets one call through at a time. It may be left by another thread than the one that entered.

    (A stream of events that nobody reads to its end is closed by whichever thread clears it away.)
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counting = threading.Lock()
        self._inside: int | None = None
        self._waiting = 0

    @property
    def someone_waits(self) -> bool:
        """True while another call waits for the one under way."""
        return self._waiting > 0

    @contextmanager
    def pass_through(self) -> Iterator[None]:
        """Wait for one's turn. Raises ``EngineFailure`` where this thread is in a call already."""
        if self._inside == threading.get_ident():
            raise EngineFailure("The engine is still busy with another answer. Stop that one first.")
        self._count(1)
        try:
            self._lock.acquire()
        finally:
            self._count(-1)
        self._inside = threading.get_ident()
        try:
            yield
        finally:
            self._inside = None
            self._lock.release()

    def _count(self, change: int) -> None:
        with self._counting:
            self._waiting += change
