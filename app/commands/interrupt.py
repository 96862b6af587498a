"""Ctrl+C during a turn in the terminal: the first stops the reply and keeps it, the second ends the program."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from app.session.turn import Turn


@contextmanager
def stopped_by_interrupt(turn: Turn) -> Iterator[None]:
    """Let Ctrl+C stop the turn inside the context; the turn still runs to its last event, and nothing is lost.

    Has no effect outside the main thread, which gets no signals.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        if turn.token.cancelled:
            raise KeyboardInterrupt
        # in a thread of its own: this one may hold a lock that stopping needs
        threading.Thread(target=turn.stop, name="stop").start()

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
