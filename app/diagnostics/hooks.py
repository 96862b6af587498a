"""The interpreter's hooks for uncaught exceptions: they log them and notify a listener.

The default hooks print an exception's message to standard error, which a desktop may store; these do not.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Hashable
from types import TracebackType

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.diagnostics.traces import Trace

AGAIN_AFTER_SECONDS = 60.0
_MOST_REMEMBERED = 200

Listener = Callable[[Trace], None]


class Repeats:
    """Distinguishes the first occurrence of something from its repetitions within a minute."""

    def __init__(
        self, seconds: float = AGAIN_AFTER_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds, self._clock = seconds, clock
        self._times: dict[Hashable, float] = {}
        self._lock = threading.Lock()

    def is_first(self, what: Hashable) -> bool:
        """Return whether this was not seen within the last minute, and remember it."""
        moment = self._clock()
        with self._lock:
            if moment - self._times.get(what, -self._seconds) < self._seconds:
                return False
            if len(self._times) >= _MOST_REMEMBERED:
                self._times.clear()
            self._times[what] = moment
            return True


class FaultHooks:
    """Installs the hooks for exceptions, threads and unraisable exceptions, until ``give_back``.

    ``listener`` is called for each fault, in the thread where it occurred; at most once a minute for the same fault.
    """

    def __init__(self) -> None:
        self.listener: Listener | None = None
        self._repeats = Repeats()
        self._busy = threading.local()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable

    def give_back(self) -> None:
        """Restore the previous hooks."""
        self.listener = None
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._note(Event.FAULT, error)

    def _uncaught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            self._note(Event.FAULT_IN_THREAD, arguments.exc_value)

    def _unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        if unraisable.exc_value is not None:
            self._note(Event.FAULT_UNRAISABLE, unraisable.exc_value)

    def _note(self, event: Event, error: BaseException) -> None:
        """Log a fault and notify the listener; a fault in the listener is only logged."""
        if isinstance(error, KeyboardInterrupt):
            return
        trace = Trace.of(error)
        if not self._repeats.is_first(trace.fingerprint):
            return
        record(event, trace)
        if self.listener is None or getattr(self._busy, "telling", False):
            return
        self._busy.telling = True
        try:
            self.listener(trace)
        finally:
            self._busy.telling = False


_hooks: list[FaultHooks] = []  # the interpreter has one of each hook, so there is one owner at most


def own_faults() -> FaultHooks:
    """Return the owner of the hooks, which are installed on the first call."""
    if not _hooks:
        _hooks.append(FaultHooks())
    return _hooks[0]


def disown_faults() -> None:
    """Restore the previous hooks."""
    while _hooks:
        _hooks.pop().give_back()
