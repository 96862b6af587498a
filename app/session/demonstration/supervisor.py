"""The supervisor: a small process that starts the demonstration's window again whenever that has fallen."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Protocol

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.domain.errors import OysterError
from app.locations import Locations
from app.session.demonstration.kept_state import read_state

_LOOK_SECONDS = 0.2
_STEADY_SECONDS = 10.0  # a window that stood for so long did not fall because of its start
_DELAYS_SECONDS = (0.0, 0.5, 1.0, 2.0, 5.0)


class Stage(Protocol):
    """The process of the window."""

    @property
    def is_alive(self) -> bool:
        """True until it has ended."""

    def wait(self, seconds: float) -> None:
        """Wait for its end, for so long at most."""

    def terminate(self) -> None:
        """Ask it to end, and end it."""


class _AskedToEnd(Exception):
    """The system asked the supervisor to end; the demonstration is then begun again by whoever starts the program."""


def supervise(
    locations: Locations, start: Callable[[], Stage], clock: Callable[[], float] = time.monotonic
) -> None:
    """Keep the window of a demonstration on the screen until somebody leaves it with the passphrase.

    Raises ``OSError`` where no process can be started at all.
    """
    falls = 0
    while _goes_on(locations):
        began = clock()
        stage = start()
        try:
            with _signals_raised():
                while stage.is_alive:
                    stage.wait(_LOOK_SECONDS)
        except _AskedToEnd:
            stage.terminate()
            return
        if not _goes_on(locations):
            return
        falls = 0 if clock() - began > _STEADY_SECONDS else falls + 1
        record(Event.DEMONSTRATION_FELL, falls=falls)
        time.sleep(delay_before_start(falls))


def delay_before_start(falls: int) -> float:
    """Return the seconds to wait after so many falls soon after a start: none after the first."""
    return _DELAYS_SECONDS[min(max(0, falls - 1), len(_DELAYS_SECONDS) - 1)]


def _goes_on(locations: Locations) -> bool:
    """Return whether the demonstration was not left; one whose state is damaged is over: nobody could leave it."""
    try:
        return read_state(locations) is not None
    except OysterError:
        return False


@contextmanager
def _signals_raised() -> Iterator[None]:
    """Raise ``_AskedToEnd`` on a request to end, while the context is open."""

    def asked(number: int, frame: FrameType | None) -> None:
        raise _AskedToEnd

    before = {each: signal.signal(each, asked) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
