"""The engine as the window sees it: one worker process, asked over a pipe, started again when it dies."""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from app.domain.errors import EngineDied, EngineFailure, PromptTooLong
from app.domain.generation import (
    Device,
    GeneratedPiece,
    GenerationEvent,
    GenerationRequest,
    LoadedModel,
    OptionRequest,
    OptionScores,
    ReadingProgress,
)
from app.engine import protocol
from app.engine.protocol import AnyAnswer, Request, send

_START_SECONDS = 60.0
_END_SECONDS = 5.0
_DIED = (
    "The part of the program that runs the model ended unexpectedly. What had arrived is kept; "
    "send the message again to start it anew."
)


def _serve(connection: Connection) -> None:
    """Run the worker; imported only in the child, so that the window never loads native code."""
    from app.engine.worker.process import run

    run(connection)


class EngineClient:
    """Starts the worker when it is first needed. One call at a time; ``cancel`` may come from any thread."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._calling = threading.RLock()
        self._sending = threading.Lock()
        self._connection: Connection | None = None
        self._process: BaseProcess | None = None
        self._wanted: protocol.Load | None = None
        self._model: LoadedModel | None = None
        self._under_way = 0

    @property
    def model(self) -> LoadedModel | None:
        """The model that is loaded, or will be again by the next call after the worker died."""
        return self._model

    @property
    def worker_pid(self) -> int | None:
        """The process id of the worker, or None while there is none."""
        return self._process.pid if self._process is not None and self._process.is_alive() else None

    def load(
        self,
        path: Path,
        *,
        name: str = "",
        sha256: str = "",
        context_size: int = 4096,
        device: str = "auto",
        on_progress: Callable[[float], None] | None = None,
    ) -> LoadedModel:
        """Load a model file and answer what it is. Raises ``EngineFailure`` with one sentence."""
        request = protocol.Load(0, str(path), name, sha256, context_size, device)
        with self._calling:
            self._wanted, self._model = None, None
            self._start()
            return self._load(request, on_progress)

    def unload(self) -> None:
        """Let the model go."""
        with self._calling:
            self._wanted, self._model = None, None
            if self.worker_pid is not None:
                self._ask(protocol.Unload(next(self._numbers)))

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        """Stream the continuation; closing the iterator early cancels it. Raises ``EngineFailure``."""
        with self._calling:
            self._ensure_model()
            asked = protocol.Generate(next(self._numbers), request)
            answers = self._answers(asked)
            try:
                for answer in answers:
                    match answer:
                        case protocol.Reading():
                            yield ReadingProgress(answer.read, answer.total, answer.reused)
                        case protocol.Piece():
                            yield GeneratedPiece(answer.text, answer.tokens)
                        case protocol.Ended():
                            yield answer.ended
                            return
            except GeneratorExit:
                self._send_cancel(asked.id)
                with contextlib.suppress(EngineFailure):
                    self._drain(answers)
                raise

    def warm(self, request: GenerationRequest) -> None:
        """Read a prompt into its sequence while nobody waits. Raises ``EngineFailure``."""
        with self._calling:
            self._ensure_model()
            self._ask(protocol.Warm(next(self._numbers), request))

    def score_options(self, request: OptionRequest) -> OptionScores:
        """Score options on forks of a cached prefix. Raises ``EngineFailure``."""
        with self._calling:
            self._ensure_model()
            answer = self._ask(protocol.ScoreOptions(next(self._numbers), request))
        if not isinstance(answer, protocol.Scored):
            raise _unexpected(answer)
        return answer.scores

    def tokenise(self, text: str) -> tuple[int, ...]:
        """Answer the tokens of a person's text; none of them is a control token. Raises ``EngineFailure``."""
        with self._calling:
            self._ensure_model()
            answer = self._ask(protocol.Tokenise(next(self._numbers), text))
        if not isinstance(answer, protocol.Tokens):
            raise _unexpected(answer)
        return answer.tokens

    def devices(self) -> tuple[Device, ...]:
        """Answer what can compute on this machine. Raises ``EngineFailure``."""
        with self._calling:
            self._start()
            answer = self._ask(protocol.ListDevices(next(self._numbers)))
        if not isinstance(answer, protocol.Devices):
            raise _unexpected(answer)
        return answer.devices

    def cancel(self) -> None:
        """End the call under way; returns at once, whichever thread asks."""
        if number := self._under_way:
            self._send_cancel(number)

    def close(self) -> None:
        """End the worker. A call under way in another thread ends with ``EngineDied``."""
        process, connection = self._process, self._connection
        if process is None or connection is None:
            return
        self.cancel()
        with contextlib.suppress(OSError), self._sending:
            send(connection, protocol.ShutDown(next(self._numbers)))
        process.join(_END_SECONDS)
        if process.is_alive():
            process.kill()
            process.join(_END_SECONDS)
        with self._calling:
            self._forget_worker()

    def _start(self) -> None:
        """Make sure there is a worker that speaks our protocol."""
        if self.worker_pid is not None:
            return
        self._forget_worker()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), name="oyster-engine", daemon=True)
        process.start()
        theirs.close()
        self._connection, self._process = ours, process
        try:
            if not ours.poll(_START_SECONDS):
                raise EngineFailure("The engine did not start. Restart the program.")
            hello = protocol.receive_answer(ours)
        except (EOFError, OSError) as error:
            self._forget_worker()
            raise EngineDied(
                "The engine could not be started. 'oyster doctor' says what is wrong.", str(error)
            ) from error
        if not isinstance(hello, protocol.Hello) or hello.version != protocol.PROTOCOL_VERSION:
            self.close()
            raise protocol.ProtocolError(
                "The engine is of another version than the window. Run set-up again."
            )

    def _forget_worker(self) -> None:
        process, connection = self._process, self._connection
        self._process = self._connection = None
        self._under_way = 0
        if connection is not None:
            connection.close()
        if process is not None and process.is_alive():
            process.kill()
            process.join(_END_SECONDS)

    def _ensure_model(self) -> None:
        """Start the worker again and load the last model, if it died since."""
        if self._wanted is None:
            raise EngineFailure("No model is loaded. Choose one first.")
        if self.worker_pid is None:
            self._start()
            self._load(self._wanted, None)

    def _load(self, request: protocol.Load, on_progress: Callable[[float], None] | None) -> LoadedModel:
        numbered = protocol.Load(
            next(self._numbers),
            request.path,
            request.name,
            request.sha256,
            request.context_size,
            request.device,
        )
        for answer in self._answers(numbered):
            if isinstance(answer, protocol.LoadProgress) and on_progress is not None:
                on_progress(answer.share)
            if isinstance(answer, protocol.Loaded):
                self._wanted, self._model = request, answer.model
                return answer.model
        raise EngineFailure("The model could not be loaded.")

    def _ask(self, request: Request) -> AnyAnswer:
        """Answer the one answer to a request."""
        for answer in self._answers(request):
            return answer
        raise EngineFailure("The engine gave no answer.")

    def _answers(self, request: Request) -> Iterator[AnyAnswer]:
        """Send a request and pass its answers on. Raises ``EngineFailure`` for a failed one."""
        connection = self._connection
        if connection is None:
            raise EngineDied(_DIED)
        try:
            self._under_way = request.id
            with self._sending:
                send(connection, request)
            while True:
                answer = protocol.receive_answer(connection)
                if isinstance(answer, protocol.Failed) and answer.id == request.id:
                    kind = PromptTooLong if answer.too_long else EngineFailure
                    raise kind(answer.sentence, answer.detail)
                if answer.id == request.id:
                    yield answer
        except (EOFError, OSError) as error:
            detail = self._how_it_ended(error)
            self._forget_worker()
            raise EngineDied(_DIED, detail) from error
        finally:
            self._under_way = 0

    def _how_it_ended(self, error: Exception) -> str:
        if self._process is None:
            return str(error)
        self._process.join(_END_SECONDS)
        return f"worker ended with {self._process.exitcode}"

    def _drain(self, answers: Iterator[AnyAnswer]) -> None:
        for answer in answers:
            if isinstance(answer, protocol.Ended):
                return

    def _send_cancel(self, number: int) -> None:
        connection = self._connection
        if connection is None:
            return
        with contextlib.suppress(OSError), self._sending:
            send(connection, protocol.Cancel(number))


def _unexpected(answer: AnyAnswer) -> EngineFailure:
    return protocol.ProtocolError("The engine gave an answer that does not fit.", type(answer).__name__)
