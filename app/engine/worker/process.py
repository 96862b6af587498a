"""The worker's answers: what is asked of the engine, done with the model that it has loaded."""

from __future__ import annotations

from contextlib import suppress
from multiprocessing.connection import Connection

from app.domain.errors import EngineFailure
from app.domain.generation import GeneratedPiece, GenerationEnded, GenerationEvent, GenerationRequest
from app.engine import protocol
from app.engine.protocol import AnyRequest
from app.engine.serving import Serving
from app.engine.worker import native_library
from app.engine.worker.batch import Cancelled
from app.engine.worker.generation import Generation, read_prefix, score_options
from app.engine.worker.measuring import seconds_of_a_token
from app.engine.worker.model import OpenModel, all_devices, open_model
from app.engine.worker.output_silencing import keep_quiet
from app.engine.worker.questions import answer_questions
from app.engine.worker.state_exchange import ArrivingState, copied, facts_of, parts_of
from app.translation import tr


def run(connection: Connection) -> None:
    """Serve until shut down or the other end is gone."""
    keep_quiet()
    native_library.start()
    _Worker(connection).run()


class _Worker(Serving):
    """Holds the loaded model and answers requests in order."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._open: OpenModel | None = None
        self._arriving: ArrivingState | None = None

    def interrupt(self) -> None:
        """Do nothing: nothing waits here, and a cancel is looked at after each step."""

    def answer(self, request: AnyRequest) -> None:
        """Do what is asked for with the loaded model. Raises ``EngineFailure``, ``GgufError``."""
        match request:
            case protocol.Load():
                self._load(request)
            case protocol.Generate():
                self._generate(request.id, request.request)
            case protocol.Warm():
                read = read_prefix(self._loaded(), request.request, self.ended_by_cancel(request.id))
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
            case protocol.Measure():
                self._measure(request)
            case protocol.Tune():
                self._loaded().tune(request.speeds, request.threads)
                self.say(protocol.Tuned(request.id, self._loaded().computes_with))
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
        cancelled = self.ended_by_cancel(request.id)
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

        Generation(self._loaded(), request, self.ended_by_cancel(number)).run(emit)

    def _copy_state(self, request: protocol.CopyState) -> None:
        state, cancelled = copied(self._loaded(), request.request), self.ended_by_cancel(request.id)
        for part in parts_of(state.state, cancelled) if state is not None else ():
            self.say(protocol.StatePart(request.id, part))
        whole = state is not None and not cancelled()
        self.say(protocol.StateCopied(request.id, facts_of(state) if state is not None and whole else None))

    def _measure(self, request: protocol.Measure) -> None:
        seconds = None
        with suppress(Cancelled):
            seconds = seconds_of_a_token(self._loaded(), request.trial, self.ended_by_cancel(request.id))
        self.say(protocol.Timed(request.id, seconds))

    def _score(self, request: protocol.ScoreOptions) -> None:
        try:
            scores = score_options(self._loaded(), request.request, self.ended_by_cancel(request.id))
        except Cancelled as error:
            raise EngineFailure(tr("The assessment was stopped.")) from error
        self.say(protocol.Scored(request.id, scores))

    def _ask(self, request: protocol.Ask) -> None:
        try:
            answers = answer_questions(self._loaded(), request.request, self.ended_by_cancel(request.id))
        except Cancelled as error:
            raise EngineFailure(tr("The analysis was stopped.")) from error
        self.say(protocol.Answered(request.id, answers))
