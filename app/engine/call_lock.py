"""A lock for calls: other threads wait, and a call within a call is refused instead of deadlocking."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import EngineFailure
from app.translation import tr


class CallLock:
    """Lets one call through at a time. Another thread than the one that entered may release it.

    (An unfinished stream of events is closed by whichever thread collects it.)
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counting = threading.Lock()
        self._inside: int | None = None
        self._waiting = 0

    @property
    def someone_waits(self) -> bool:
        """True while another call is waiting."""
        return self._waiting > 0

    @contextmanager
    def pass_through(self) -> Iterator[None]:
        """Wait for the lock and hold it. Raises ``EngineFailure`` where this thread is in a call already."""
        if self._inside == threading.get_ident():
            raise EngineFailure(tr("The engine is still busy with another answer. Stop that one first."))
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
