"""The worker's loop: requests in, answers out, one at a time; only a cancel is heard in between."""

from __future__ import annotations

import contextlib
import ctypes
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection

from app.domain.errors import EngineFailure, OysterError, PromptTooLong
from app.domain.generation import (
    GeneratedPiece,
    GenerationEnded,
    GenerationEvent,
    GenerationRequest,
    ReadingProgress,
)
from app.engine import protocol
from app.engine.protocol import AnyRequest, send
from app.engine.worker import library
from app.engine.worker.generation import Generation, score_options
from app.engine.worker.model import OpenModel, all_devices, open_model
from app.engine.worker.sequences import Cancelled

_PR_SET_PDEATHSIG = 1


def run(connection: Connection) -> None:
    """Serve until told to shut down or the other end is gone."""
    _follow_the_parent()
    library.start()
    send(connection, protocol.Hello(0, protocol.PROTOCOL_VERSION))
    worker = _Worker(connection)
    threading.Thread(target=worker.listen, daemon=True).start()
    worker.serve()


def _follow_the_parent() -> None:
    """End with the window, keep quiet in its terminal, and leave Ctrl+C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silent = os.open(os.devnull, os.O_RDWR)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


class _Worker:
    """Holds the loaded model and answers requests in order."""

    def __init__(self, connection: Connection) -> None:

        self._connection = connection
        self._requests: queue.SimpleQueue[AnyRequest] = queue.SimpleQueue()
        self._cancelled_up_to = 0
        self._open: OpenModel | None = None

    def listen(self) -> None:
        """Take requests off the pipe; a cancel counts at once, the others wait their turn."""
        while True:
            try:
                request = protocol.receive_request(self._connection)
            except (EOFError, OSError):
                os._exit(0)
            if isinstance(request, protocol.Cancel):
                self._cancelled_up_to = max(self._cancelled_up_to, request.id)
            else:
                self._requests.put(request)

    def serve(self) -> None:
        """Answer requests until the end."""
        while True:
            request = self._requests.get()
            if isinstance(request, protocol.ShutDown):
                return
            try:
                self._answer(request)
            except OysterError as error:
                self._fail(request.id, error.sentence, error.detail, isinstance(error, PromptTooLong))
            except MemoryError as error:
                self._fail(
                    request.id, "There is not enough memory for this. Choose a smaller model.", str(error)
                )

    def _fail(self, number: int, sentence: str, detail: str, too_long: bool = False) -> None:
        send(self._connection, protocol.Failed(number, sentence, detail, too_long))

    def _answer(self, request: AnyRequest) -> None:
        match request:
            case protocol.Load():
                self._load(request)
            case protocol.Unload():
                self._unload()
                send(self._connection, protocol.Done(request.id))
            case protocol.Generate():
                self._generate(request.id, request.request)
            case protocol.Warm():
                self._warm(request.id, request.request)
            case protocol.ScoreOptions():
                self._score(request)
            case protocol.Tokenise():
                tokens = self._loaded().vocabulary.of_person(request.text)
                send(self._connection, protocol.Tokens(request.id, tokens))
            case protocol.ListDevices():
                send(self._connection, protocol.Devices(request.id, all_devices()))

    def _load(self, request: protocol.Load) -> None:

        self._unload()
        last = -1.0

        def progress(share: float) -> None:
            nonlocal last
            if share - last >= 0.01 or share >= 1.0:
                last = share
                send(self._connection, protocol.LoadProgress(request.id, share))

        self._open, described = open_model(request, progress)
        send(self._connection, protocol.Loaded(request.id, described))

    def _unload(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def _loaded(self) -> OpenModel:
        if self._open is None:
            raise OysterError("No model is loaded. Choose one first.")
        return self._open

    def _generate(self, number: int, request: GenerationRequest) -> None:

        def emit(event: GenerationEvent) -> None:
            match event:
                case GeneratedPiece():
                    send(self._connection, protocol.Piece(number, event.text, event.tokens))
                case GenerationEnded():
                    send(self._connection, protocol.Ended(number, event))
                case ReadingProgress():
                    progress = protocol.Reading(number, event.read, event.total, event.reused)
                    send(self._connection, progress)

        Generation(self._loaded(), request, self._ended_by_cancel(number)).run(emit)

    def _warm(self, number: int, request: GenerationRequest) -> None:

        with contextlib.suppress(Cancelled):
            Generation(self._loaded(), request, self._ended_by_cancel(number)).read_only()
        send(self._connection, protocol.Done(number))

    def _score(self, request: protocol.ScoreOptions) -> None:

        try:
            scores = score_options(self._loaded(), request.request, self._ended_by_cancel(request.id))
        except Cancelled as error:
            raise EngineFailure("The assessment was stopped.") from error
        send(self._connection, protocol.Scored(request.id, scores))

    def _ended_by_cancel(self, number: int) -> Callable[[], bool]:
        return lambda: self._cancelled_up_to >= number
