"""A process that serves an engine's requests: one at a time, and only a cancel is handled in between."""

from __future__ import annotations

import os
import queue
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from multiprocessing.connection import Connection

from app.diagnostics.traces import Trace
from app.domain.errors import EngineFailure, OysterError
from app.engine import protocol, wire
from app.engine.protocol import AnyAnswer, AnyRequest, FailureCode
from app.translation import tr

_WINDOW_GONE = 3  # exit codes, for a report
_NOT_UNDERSTOOD = 4


class Serving(ABC):
    """Answers requests in their order, over a pipe. What they ask for is done by those who derive from it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._requests: queue.SimpleQueue[AnyRequest] = queue.SimpleQueue()
        self._cancelled_up_to = 0

    def run(self) -> None:
        """Greet, and serve until shut down or the other end is gone."""
        self.say(protocol.Hello(0, protocol.PROTOCOL_VERSION))
        threading.Thread(target=self._listen, name="requests", daemon=True).start()
        while not isinstance(request := self._requests.get(), protocol.ShutDown):
            self._serve(request)

    def say(self, answer: AnyAnswer) -> None:
        """Send an answer; exit where the other end is gone."""
        try:
            wire.send(self._connection, answer)
        except OSError:
            os._exit(_WINDOW_GONE)

    @abstractmethod
    def answer(self, request: AnyRequest) -> None:
        """Do what is asked for, and say its answers. Raises ``OysterError``."""

    @abstractmethod
    def interrupt(self) -> None:
        """Wake what waits within the current request, which was cancelled; called from another thread."""

    def ended_by_cancel(self, number: int) -> Callable[[], bool]:
        """Return what says whether a request was cancelled."""
        return lambda: self._cancelled_up_to >= number

    def _listen(self) -> None:
        """Read requests from the pipe; a cancel takes effect at once, the others are queued.

        When the window ends, the pipe closes, and the process exits, whatever it is doing.
        """
        while True:
            try:
                request = wire.receive_request(self._connection)
            except (EOFError, OSError):
                os._exit(_WINDOW_GONE)
            except wire.ProtocolError:
                os._exit(_NOT_UNDERSTOOD)
            if isinstance(request, protocol.Cancel):
                self._cancelled_up_to = max(self._cancelled_up_to, request.id)
                self.interrupt()
            else:
                self._requests.put(request)

    def _serve(self, request: AnyRequest) -> None:
        try:
            self.answer(request)
        except OysterError as error:
            self._fail(request.id, error)
        except MemoryError as error:
            sentence = tr(
                "There is not enough memory for this. Close other programs or choose a smaller model."
            )
            self._fail(request.id, EngineFailure(sentence, str(error)))
        except Exception as error:  # noqa: BLE001 (a fault of ours is reported before the process ends)
            sentence = tr("The engine failed for a reason it does not know. Try again.")
            trace = Trace.of(error)  # an exception's text may quote the prompt
            self.say(protocol.Failed(request.id, FailureCode.FAILED, sentence, str(trace), trace))

    def _fail(self, number: int, error: OysterError) -> None:
        self.say(protocol.Failed(number, wire.code_of(error), error.sentence, error.detail))
