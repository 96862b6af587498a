"""A cancellation token, shared between threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class CancelToken:
    """Set once and never reset. Any thread may set it; listeners are called at once, in that thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """True once it has been cancelled."""
        return self._cancelled

    def cancel(self) -> None:
        """Cancel; a second call has no effect."""
        with self._lock:
            if self._cancelled:
                return
            self._cancelled = True
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener()

    @contextmanager
    def calling(self, listener: Callable[[], None]) -> Iterator[None]:
        """Have ``listener`` called on a cancel while the context is open, or at once if already cancelled."""
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
