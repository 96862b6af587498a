"""Ctrl+C while a turn is driven in the terminal: the first one stops the reply, which is kept; a second one ends."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from app.session.turn import Turn


@contextmanager
def stopped_by_interrupt(turn: Turn) -> Iterator[None]:
    """Have Ctrl+C stop the turn while the context is open: it goes on to its last event, and nothing is lost.

    Outside of the main thread, where no signal arrives, nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        if turn.token.cancelled:
            raise KeyboardInterrupt
        # in a thread of its own: this one may be within a lock that stopping needs
        threading.Thread(target=turn.stop, name="stop").start()

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
