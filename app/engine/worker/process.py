"""The worker's loop: requests are served one at a time; only a cancel is handled in between."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection

from app.diagnostics.traces import Trace
from app.domain.errors import EngineFailure, MemoryShort, OysterError, PromptTooLong
from app.domain.generation import GeneratedPiece, GenerationEnded, GenerationEvent, GenerationRequest
from app.engine import protocol
from app.engine.protocol import AnyAnswer, AnyRequest, FailureCode
from app.engine.worker import native_library
from app.engine.worker.batch import Cancelled
from app.engine.worker.generation import Generation, read_prefix, score_options
from app.engine.worker.model import OpenModel, all_devices, open_model
from app.engine.worker.output_silencing import keep_quiet
from app.engine.worker.questions import answer_questions
from app.engine.worker.state_exchange import ArrivingState, copied, facts_of, parts_of
from app.translation import tr

_WINDOW_GONE = 3  # exit codes, for a report
_NOT_UNDERSTOOD = 4


def run(connection: Connection) -> None:
    """Serve until shut down or the other end is gone."""
    keep_quiet()
    native_library.start()
    worker = _Worker(connection)
    worker.say(protocol.Hello(0, protocol.PROTOCOL_VERSION))
    threading.Thread(target=worker.listen, name="requests", daemon=True).start()
    worker.serve()


class _Worker:
    """Holds the loaded model and answers requests in order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._requests: queue.SimpleQueue[AnyRequest] = queue.SimpleQueue()
        self._cancelled_up_to = 0
        self._open: OpenModel | None = None
        self._arriving: ArrivingState | None = None

    def say(self, answer: AnyAnswer) -> None:
        """Send an answer; exit where the other end is gone."""
        try:
            protocol.send(self._connection, answer)
        except OSError:
            os._exit(_WINDOW_GONE)

    def listen(self) -> None:
        """Read requests from the pipe; a cancel takes effect at once, the others are queued.

        When the window ends, the pipe closes, and the worker exits, whatever it is doing.
        """
        while True:
            try:
                request = protocol.receive_request(self._connection)
            except (EOFError, OSError):
                os._exit(_WINDOW_GONE)
            except protocol.ProtocolError:
                os._exit(_NOT_UNDERSTOOD)
            if isinstance(request, protocol.Cancel):
                self._cancelled_up_to = max(self._cancelled_up_to, request.id)
            else:
                self._requests.put(request)

    def serve(self) -> None:
        """Serve requests until the end."""
        while not isinstance(request := self._requests.get(), protocol.ShutDown):
            try:
                self._answer(request)
            except PromptTooLong as error:
                self._fail(request.id, error, FailureCode.PROMPT_TOO_LONG)
            except MemoryShort as error:
                self._fail(request.id, error, FailureCode.MEMORY_SHORT)
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
                failed = FailureCode.FAILED
                self.say(protocol.Failed(request.id, failed, sentence, str(trace), trace))

    def _fail(self, number: int, error: OysterError, code: FailureCode = FailureCode.FAILED) -> None:
        self.say(protocol.Failed(number, code, error.sentence, error.detail))

    def _answer(self, request: AnyRequest) -> None:
        match request:
            case protocol.Load():
                self._load(request)
            case protocol.Generate():
                self._generate(request.id, request.request)
            case protocol.Warm():
                read = read_prefix(self._loaded(), request.request, self._ended_by_cancel(request.id))
                self.say(protocol.Warmed(request.id, read))
            case protocol.CopyState():
                self._copy_state(request)
            case protocol.BringState():
                self._arriving = ArrivingState(self._loaded().sequences, request.facts)
                self.say(protocol.StateTaken(request.id, self._arriving.wanted))
            case protocol.BringStatePart():
                taken = self._arriving is not None and self._arriving.take(request.part)
                self.say(protocol.StateTaken(request.id, taken))
            case protocol.ScoreOptions():
                self._score(request)
            case protocol.Ask():
                self._ask(request)
            case protocol.Tokenise():
                tokens = self._loaded().vocabulary.of_person(request.text)
                self.say(protocol.Tokens(request.id, tokens))
            case protocol.ListDevices():
                self.say(protocol.Devices(request.id, all_devices()))

    def _load(self, request: protocol.Load) -> None:
        self._arriving = None
        if self._open is not None:
            self._open.close()
            self._open = None
        cancelled = self._ended_by_cancel(request.id)
        last = -1.0

        def goes_on(share: float) -> bool:
            nonlocal last
            if share - last >= 0.01 or share >= 1.0:
                last = share
                self.say(protocol.LoadProgress(request.id, share))
            return not cancelled()

        try:
            self._open, described = open_model(request, goes_on)
        except Cancelled as error:
            raise EngineFailure(tr("Loading was stopped.")) from error
        self.say(protocol.Loaded(request.id, described))

    def _loaded(self) -> OpenModel:
        if self._open is None:
            raise EngineFailure(tr("No model is loaded. Choose one first."))
        return self._open

    def _generate(self, number: int, request: GenerationRequest) -> None:
        def emit(event: GenerationEvent) -> None:
            match event:
                case GeneratedPiece():
                    self.say(protocol.Piece(number, event.text, event.tokens))
                case GenerationEnded():
                    self.say(protocol.Ended(number, event))
                case _:
                    self.say(protocol.Reading(number, event.read, event.total, event.reused))

        Generation(self._loaded(), request, self._ended_by_cancel(number)).run(emit)

    def _copy_state(self, request: protocol.CopyState) -> None:
        state, cancelled = copied(self._loaded(), request.request), self._ended_by_cancel(request.id)
        for part in parts_of(state.state, cancelled) if state is not None else ():
            self.say(protocol.StatePart(request.id, part))
        whole = state is not None and not cancelled()
        self.say(protocol.StateCopied(request.id, facts_of(state) if state is not None and whole else None))

    def _score(self, request: protocol.ScoreOptions) -> None:
        try:
            scores = score_options(self._loaded(), request.request, self._ended_by_cancel(request.id))
        except Cancelled as error:
            raise EngineFailure(tr("The assessment was stopped.")) from error
        self.say(protocol.Scored(request.id, scores))

    def _ask(self, request: protocol.Ask) -> None:
        try:
            answers = answer_questions(self._loaded(), request.request, self._ended_by_cancel(request.id))
        except Cancelled as error:
            raise EngineFailure(tr("The analysis was stopped.")) from error
        self.say(protocol.Answered(request.id, answers))

    def _ended_by_cancel(self, number: int) -> Callable[[], bool]:
        return lambda: self._cancelled_up_to >= number
