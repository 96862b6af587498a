"""A token by which one thread tells another that its work is no longer wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class CancelToken:
    """Set once and never taken back. Any thread may set it; whoever listens is called at once, in that thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """True from the moment that somebody has cancelled."""
        return self._cancelled

    def cancel(self) -> None:
        """Say that the work is not wanted; a second time changes nothing."""
        with self._lock:
            if self._cancelled:
                return
            self._cancelled = True
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener()

    @contextmanager
    def calling(self, listener: Callable[[], None]) -> Iterator[None]:
        """Have ``listener`` called on a cancel while the context is open, at once where it came before."""
        with self._lock:
            self._listeners.append(listener)
            late = self._cancelled
        if late:
            listener()
        try:
            yield
        finally:
            with self._lock:
                self._listeners.remove(listener)
