"""The engine as the window sees it: calls go to a worker process, which is started again when it dies."""

from __future__ import annotations

import contextlib
import itertools
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from app.domain.errors import EngineDied, EngineFailure, PromptTooLong
from app.domain.generation import (
    GPU_KINDS,
    Device,
    GeneratedPiece,
    GenerationEvent,
    GenerationRequest,
    LoadedModel,
    OptionRequest,
    OptionScores,
    QuestionAnswers,
    QuestionRequest,
    ReadingProgress,
)
from app.engine import protocol
from app.engine.protocol import AnyAnswer, AnyRequest
from app.engine.turnstile import Turnstile
from app.engine.worker_process import WorkerProcess

_DIED = (
    "The part of the program that runs the model ended unexpectedly. What had arrived is kept; "
    "send the message again to start it anew."
)
_DIED_LOADING = (
    "The engine ended while loading this model: the file is damaged, or memory ran out. "
    "Choose another model or close other programs."
)
_LEFT_DEVICE = "{device} failed while computing, so the processor computes now."
_ENDED_BY_OTHERS = tuple(-each for each in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)))


class EngineClient:
    """Starts the worker when it is first needed. One call at a time; ``cancel`` may come from any thread."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._turnstile = Turnstile()
        self._worker: WorkerProcess | None = None
        self._wanted: protocol.Load | None = None
        self._model: LoadedModel | None = None
        self._reason = ""  # why the wanted device was left for the processor
        # numbers of requests: of the call under way, of a warming, the latest, and the last one cancelled
        self._under_way = self._warming = self._latest = self._cancelled = 0

    @property
    def model(self) -> LoadedModel | None:
        """The model that is loaded, or will be again by the next call after the worker died."""
        return self._model

    @property
    def worker_pid(self) -> int | None:
        """The process id of the worker, or None while there is none."""
        worker = self._worker
        return worker.pid if worker is not None else None

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
        """Load a model file and answer what it is. Raises ``EngineFailure`` or ``GgufError``.

        ``context_size`` is in tokens; ``device`` is "auto", "cpu" or a device's name; ``on_progress`` is
        given the share that is loaded, 0 to 1. ``cancel`` ends it, as a failure.
        """
        with self._call() as number:
            self._wanted, self._model, self._reason = None, None, ""
            request = protocol.Load(number, str(path), name, sha256, context_size, device)
            return self._load_where_it_runs(request, on_progress)

    def unload(self) -> None:
        """Let the model go."""
        with self._call() as number:
            self._wanted, self._model = None, None
            if self.worker_pid is not None:
                self._ask(protocol.Unload(number))

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        """Stream the continuation; closing the iterator early cancels it. Raises ``EngineFailure``."""
        with self._call() as number:
            self._ensure_model()
            for answer in self._answers(protocol.Generate(number, request)):
                match answer:
                    case protocol.Reading():
                        yield ReadingProgress(answer.read, answer.total, answer.reused)
                    case protocol.Piece():
                        yield GeneratedPiece(answer.text, answer.tokens)
                    case protocol.Ended():
                        yield answer.ended

    def warm(self, request: GenerationRequest) -> None:
        """Read a prompt into its sequence while nobody waits; any other call ends it early. Raises
        ``EngineFailure``.
        """
        with self._call() as number:
            self._ensure_model()
            self._warming = number
            try:
                if not self._turnstile.someone_waits:
                    self._ask(protocol.Warm(number, request))
            finally:
                self._warming = 0

    def score_options(self, request: OptionRequest) -> OptionScores:
        """Score options on forks of a cached prefix. Raises ``EngineFailure``."""
        with self._call() as number:
            self._ensure_model()
            answer = self._ask(protocol.ScoreOptions(number, request))
        if not isinstance(answer, protocol.Scored):
            raise _unexpected(answer)
        return answer.scores

    def ask(self, request: QuestionRequest) -> QuestionAnswers:
        """Answer many questions on one shared prefix, side by side. Raises ``EngineFailure``."""
        with self._call() as number:
            self._ensure_model()
            answer = self._ask(protocol.Ask(number, request))
        if not isinstance(answer, protocol.Answered):
            raise _unexpected(answer)
        return answer.answers

    def tokenise(self, text: str) -> tuple[int, ...]:
        """Answer the tokens of a person's text; none of them is a control token. Raises ``EngineFailure``."""
        with self._call() as number:
            self._ensure_model()
            answer = self._ask(protocol.Tokenise(number, text))
        if not isinstance(answer, protocol.Tokens):
            raise _unexpected(answer)
        return answer.tokens

    def devices(self) -> tuple[Device, ...]:
        """Answer what can compute on this machine. Raises ``EngineFailure``."""
        with self._call() as number:
            return self._list_devices(number)

    def cancel(self) -> None:
        """End the call under way; returns at once, whichever thread asks."""
        latest = self._latest
        if self._under_way:
            self._cancel(latest)

    def close(self) -> None:
        """End the worker and let the model go. A call under way in another thread ends with ``EngineDied``."""
        self.cancel()
        self._wanted, self._model = None, None
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()

    # -- one call -----------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _call(self) -> Iterator[int]:
        """Wait for one's turn (a warming gives way at once) and answer the number of this call."""
        self._cancel(self._warming)
        with self._turnstile.pass_through():
            self._under_way = self._number()
            try:
                yield self._under_way
            finally:
                self._under_way = 0

    def _number(self) -> int:
        self._latest = next(self._numbers)
        return self._latest

    def _cancel(self, number: int) -> None:
        self._cancelled = max(self._cancelled, number)
        worker = self._worker
        if number and worker is not None:
            with contextlib.suppress(OSError):
                worker.send(protocol.Cancel(number))

    def _ask(self, request: AnyRequest) -> AnyAnswer:
        """Answer the last answer to a request."""
        last: AnyAnswer | None = None
        for answer in self._answers(request):
            last = answer
        if last is None:
            raise EngineDied(_DIED)
        return last

    def _answers(self, request: AnyRequest) -> Iterator[AnyAnswer]:
        """Send a request and pass its answers on, the last one included.

        Whoever stops listening early cancels it. Raises ``EngineFailure`` for a failed one.
        """
        worker = self._worker
        if worker is None:
            raise EngineDied(_DIED)
        over = False
        try:
            worker.send(request)
            if self._cancelled >= request.id:  # it came before there was anything to send it to
                self._cancel(request.id)
            while not over:
                answer = worker.receive()
                if answer.id != request.id:
                    continue  # left over from a call that was given up
                over = isinstance(answer, protocol.LAST_ANSWERS)
                if isinstance(answer, protocol.Failed):
                    raise _failure(answer)
                yield answer
        except (EOFError, OSError) as error:
            over = True
            raise self._died(worker, request) from error
        except protocol.ProtocolError:
            over = True
            self._forget(worker)
            raise
        finally:
            if not over:
                self._give_up(worker, request)

    def _give_up(self, worker: WorkerProcess, request: AnyRequest) -> None:
        """Cancel a request that nobody listens to, and wait until it is over."""
        self._cancel(request.id)
        with contextlib.suppress(EOFError, OSError, EngineFailure):
            while True:
                answer = worker.receive()
                if answer.id == request.id and isinstance(answer, protocol.LAST_ANSWERS):
                    return

    # -- the worker and its model -------------------------------------------------------------------

    def _start(self) -> None:
        """Make sure there is a worker."""
        if self.worker_pid is not None:
            return
        if self._worker is not None:
            self._forget(self._worker)
        self._worker = WorkerProcess.start()

    def _forget(self, worker: WorkerProcess) -> None:
        worker.kill()
        if self._worker is worker:
            self._worker = None

    def _died(self, worker: WorkerProcess, request: AnyRequest) -> EngineDied:
        """Answer the error for a worker that died, and see to it that the next one fares better."""
        code = worker.exit_code()
        self._forget(worker)
        loading = isinstance(request, protocol.Load)
        model, wanted = self._model, self._wanted
        if not loading and model and wanted and model.layers_offloaded and code not in _ENDED_BY_OTHERS:
            self._reason = _LEFT_DEVICE.format(device=model.device)
            self._wanted = msgspec.structs.replace(wanted, device="cpu")
        return EngineDied(_DIED_LOADING if loading else _DIED, f"the worker ended with {code}")

    def _ensure_model(self) -> None:
        """Start the worker again and load the last model, if it died since."""
        if self._wanted is None:
            raise EngineFailure("No model is loaded. Choose one first.")
        if self.worker_pid is None:
            self._load_where_it_runs(self._wanted, None)

    def _load_where_it_runs(
        self, request: protocol.Load, on_progress: Callable[[float], None] | None
    ) -> LoadedModel:
        """Load; if the worker dies and a device was there to be used, once more on the processor.

        (A fault in a device's driver ends the process: the worker cannot fall back by itself.)
        """
        try:
            return self._load(request, on_progress)
        except EngineDied as died:
            device = "" if request.device == "cpu" else self._device_meant(request.device)
            if not device:
                raise
            self._reason = f"{device} could not be used, so the processor computes: its driver failed."
            try:
                return self._load(msgspec.structs.replace(request, device="cpu"), on_progress)
            except EngineDied:
                raise died from None

    def _load(self, request: protocol.Load, on_progress: Callable[[float], None] | None) -> LoadedModel:
        self._start()
        for answer in self._answers(msgspec.structs.replace(request, id=self._number())):
            if isinstance(answer, protocol.LoadProgress) and on_progress is not None:
                on_progress(answer.share)
            if isinstance(answer, protocol.Loaded):
                reason = self._reason or answer.model.fallback_reason
                self._wanted, self._model = request, replace(answer.model, fallback_reason=reason)
                return self._model
        raise EngineDied(_DIED_LOADING)

    def _list_devices(self, number: int) -> tuple[Device, ...]:
        self._start()
        answer = self._ask(protocol.ListDevices(number))
        if not isinstance(answer, protocol.Devices):
            raise _unexpected(answer)
        return answer.devices

    def _device_meant(self, wanted: str) -> str:
        """Answer the name of the device that a load would have used, or nothing."""
        names = [each.name for each in self._list_devices(self._number()) if each.kind in GPU_KINDS]
        return wanted if wanted in names else next(iter(names), "") if wanted == "auto" else ""


def _failure(failed: protocol.Failed) -> EngineFailure:
    kind = PromptTooLong if failed.code is protocol.FailureCode.PROMPT_TOO_LONG else EngineFailure
    return kind(failed.sentence, failed.detail)


def _unexpected(answer: AnyAnswer) -> EngineFailure:
    return protocol.ProtocolError("The engine gave an answer that does not fit.", type(answer).__name__)
