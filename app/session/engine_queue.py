"""The queue for the engines: one use at a time, first come first served, each with a cancel token."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto

from app.domain.cancellation import CancelToken
from app.domain.errors import OysterError
from app.domain.turn import Waiting
from app.translation import tr


class MessageWaits(OysterError):
    """A message is waiting already, and only one may."""


class NotBegun(OysterError):
    """A use of the engines was cancelled while it waited."""


class Use(Enum):
    """The kinds of use of the engines."""

    REPLY = auto()  # a message is being answered, or a reply improved
    ANALYSIS = auto()  # more is computed of a turn after its reply; yields to any other use
    SPARE = auto()  # what can be done at any time, of no conversation; yields to an analysis too
    MODEL = auto()  # a model is being loaded
    QUESTION = auto()  # the model is asked about an earlier reply


_WAITING = {Use.REPLY: Waiting.REPLY, Use.MODEL: Waiting.MODEL, Use.QUESTION: Waiting.QUESTION}
_YIELDING = (Use.ANALYSIS, Use.SPARE)
_NOT_BEGUN = tr(
    "It was stopped before the reply began. The message is kept: have it answered again, or go on."
)
_ONE_WAITS = tr(
    "One message is waiting for its turn already. Take that one back, or wait until it is being answered."
)


class Place:
    """A place in the queue: the first one has the engines. Made by ``EngineQueue.queue_up``."""

    def __init__(self, use: Use, token: CancelToken) -> None:
        self.use, self.token = use, token


class EngineQueue:
    """The lock of the engines. ``token`` belongs to the current use and cancels every engine call."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._places: list[Place] = []
        self._latest: CancelToken | None = None  # of the last reply: its analysis may continue

    @property
    def token(self) -> CancelToken | None:
        """The token of the current use; None while the engines are idle."""
        places = self._places
        return places[0].token if places else None

    def queue_up(self, use: Use, token: CancelToken) -> Place:
        """Take a place at the end of the queue; a running analysis is cancelled at once.

        Raises ``MessageWaits`` for a reply where another one is waiting.
        """
        place = Place(use, token)
        with self._changed:
            if use is Use.REPLY and any(each.use is Use.REPLY for each in self._places[1:]):
                raise MessageWaits(_ONE_WAITS)
            yielding = [each for each in self._places if each.use in _YIELDING]
            self._places.append(place)
        for each in yielding:
            each.token.cancel()
        return place

    def waits_for(self, place: Place) -> Waiting | None:
        """Return what a place waits for; None where it has the engines, or is about to."""
        with self._changed:
            first = self._places[0]
        return None if first is place else _WAITING.get(first.use)

    def wait(self, place: Place) -> None:
        """Wait until a place has the engines. Raises ``NotBegun`` where its token is cancelled first."""
        with place.token.calling(self._notify), self._changed:
            while self._places[0] is not place and not place.token.cancelled:
                self._changed.wait()
            if place.token.cancelled:
                raise NotBegun(_NOT_BEGUN)
            if place.use is Use.REPLY:
                self._latest = place.token

    def leave(self, place: Place) -> None:
        """Leave the queue and release the engines; a second call has no effect."""
        with self._changed:
            if place in self._places:
                self._places.remove(place)
                self._changed.notify_all()

    def begun(self, place: Place) -> bool:
        """True where a place has, or had, the engines."""
        with self._changed:
            return place not in self._places[1:]

    @contextmanager
    def held(self, use: Use, token: CancelToken) -> Iterator[None]:
        """Wait for the engines and hold them while the context is open. Raises ``NotBegun``."""
        place = self.queue_up(use, token)
        try:
            self.wait(place)
            yield
        finally:
            self.leave(place)

    @contextmanager
    def if_idle(self, token: CancelToken) -> Iterator[bool]:
        """Hold the engines for a part of an analysis if they are idle, or spare; yields whether they were."""
        place = Place(Use.ANALYSIS, token)
        with self._changed:
            spare = tuple(self._places)
            free = all(each.use is Use.SPARE for each in spare) and not token.cancelled
            if free:
                self._places.append(place)
        try:
            if free and spare:
                spare[0].token.cancel()
                with suppress(NotBegun):
                    self.wait(place)
            yield free and not token.cancelled
        finally:
            self.leave(place)

    @contextmanager
    def if_spare(self, token: CancelToken) -> Iterator[bool]:
        """Hold the engines for what can be done at any time if they are idle; yields whether they were."""
        place = Place(Use.SPARE, token)
        with self._changed:
            free = not self._places and not token.cancelled
            if free:
                self._places.append(place)
        try:
            yield free
        finally:
            self.leave(place)

    def stop(self) -> None:
        """Cancel what the user waits for: the current or next reply or question, else the analysis."""
        with self._changed:
            places = tuple(self._places)
        wanted = [each for each in places if each.use in (Use.REPLY, Use.QUESTION)]
        for place in places[:1]:
            if place.use in _YIELDING:
                place.token.cancel()
        if wanted:
            wanted[0].token.cancel()
        elif self._latest is not None:
            self._latest.cancel()

    def _notify(self) -> None:
        with self._changed:
            self._changed.notify_all()
