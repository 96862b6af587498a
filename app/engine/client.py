"""The client of the engine: sends calls to a worker process and restarts it when it dies."""

from __future__ import annotations

import contextlib
import itertools
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import msgspec

from app.domain.cancellation import CancelToken
from app.domain.errors import EngineDied, EngineFailure
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
from app.engine.call_lock import CallLock
from app.engine.protocol import AnyAnswer, AnyRequest
from app.engine.worker_process import WorkerProcess

AnswerT = TypeVar("AnswerT", bound=AnyAnswer)

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
    """Starts the worker on first use. One call at a time.

    Each call takes a token: once that is cancelled, from any thread, the call ends within one decode step or one
    prompt micro-batch. A generation then ends as ``CANCELLED``, every other call as ``EngineFailure``.
    """

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._turnstile = CallLock()
        self._worker: WorkerProcess | None = None
        self._wanted: protocol.Load | None = None
        self._model: LoadedModel | None = None
        self._reason = ""  # why the processor is used in place of the chosen device
        self._under_way: CancelToken | None = None  # of the current call
        self._warming: CancelToken | None = None  # of the current warm call, which yields to any other call

    @property
    def model(self) -> LoadedModel | None:
        """The model that is loaded, or that the next call reloads after the worker died."""
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
        cancel: CancelToken | None = None,
    ) -> LoadedModel:
        """Load a model file and return what it is. Raises ``EngineFailure`` or ``GgufError``.

        ``context_size`` is in tokens; ``device`` is "auto", "cpu" or a device's name; ``on_progress`` gets
        the share loaded, 0 to 1.
        """
        with self._call(cancel):
            self._wanted, self._model, self._reason = None, None, ""
            request = protocol.Load(next(self._numbers), str(path), name, sha256, context_size, device)
            return self._load_where_it_runs(request, on_progress)

    def generate(
        self, request: GenerationRequest, cancel: CancelToken | None = None
    ) -> Iterator[GenerationEvent]:
        """Stream the continuation; closing the iterator early cancels it. Raises ``EngineFailure``."""
        with self._call(cancel):
            self._ensure_model()
            for answer in self._answers(protocol.Generate(next(self._numbers), request)):
                match answer:
                    case protocol.Reading():
                        yield ReadingProgress(answer.read, answer.total, answer.reused)
                    case protocol.Piece():
                        yield GeneratedPiece(answer.text, answer.tokens)
                    case protocol.Ended():
                        yield answer.ended

    def warm(self, request: GenerationRequest) -> None:
        """Read a prompt into its sequence in idle time; any other call ends it early. Raises
        ``EngineFailure``.
        """
        with self._call(None):
            self._ensure_model()
            self._warming = self._under_way
            try:
                if not self._turnstile.someone_waits:
                    self._ask(protocol.Warm(next(self._numbers), request), protocol.Done)
            finally:
                self._warming = None

    def score_options(self, request: OptionRequest, cancel: CancelToken | None = None) -> OptionScores:
        """Score options on forks of a cached prefix. Raises ``EngineFailure``."""
        with self._call(cancel):
            self._ensure_model()
            return self._ask(protocol.ScoreOptions(next(self._numbers), request), protocol.Scored).scores

    def ask(self, request: QuestionRequest, cancel: CancelToken | None = None) -> QuestionAnswers:
        """Answer many questions on one shared prefix, side by side. Raises ``EngineFailure``."""
        with self._call(cancel):
            self._ensure_model()
            return self._ask(protocol.Ask(next(self._numbers), request), protocol.Answered).answers

    def tokenise(self, text: str) -> tuple[int, ...]:
        """Return the tokens of a user's text; none of them is a control token. Raises ``EngineFailure``."""
        with self._call(None):
            self._ensure_model()
            return self._ask(protocol.Tokenise(next(self._numbers), text), protocol.Tokens).tokens

    def devices(self) -> tuple[Device, ...]:
        """Return the devices of this machine. Raises ``EngineFailure``."""
        with self._call(None):
            return self._list_devices()

    def cancel(self) -> None:
        """Cancel the current call, whoever made it; returns at once, from any thread."""
        under_way = self._under_way
        if under_way is not None:
            under_way.cancel()

    def close(self) -> None:
        """End the worker and release the model. A call in another thread ends with ``EngineDied``."""
        self.cancel()
        self._wanted, self._model = None, None
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()

    # -- calls --------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _call(self, cancel: CancelToken | None) -> Iterator[None]:
        """Wait for the lock; a warm call yields at once. ``cancel`` cancels the worker's request."""
        warming = self._warming
        if warming is not None:
            warming.cancel()
        with self._turnstile.pass_through():
            own = CancelToken()
            self._under_way = own
            try:
                with cancel.calling(own.cancel) if cancel is not None else contextlib.nullcontext():
                    yield
            finally:
                self._under_way = None

    def _ask(self, request: AnyRequest, kind: type[AnswerT]) -> AnswerT:
        """Return the last answer to a request, of type ``kind``."""
        last: AnyAnswer | None = None
        for answer in self._answers(request):
            last = answer
        if last is None:
            raise EngineDied(_DIED)
        if not isinstance(last, kind):
            raise protocol.ProtocolError("The engine gave an answer that does not fit.", type(last).__name__)
        return last

    def _answers(self, request: AnyRequest) -> Iterator[AnyAnswer]:
        """Send a request and yield its answers. Raises ``EngineFailure``, also where the worker ends."""
        worker, token = self._worker, self._under_way
        if worker is None or token is None:
            raise EngineDied(_DIED)
        try:
            yield from worker.answers(request, token)
        except (EOFError, OSError) as error:
            raise self._died(worker, request) from error
        except protocol.ProtocolError:
            self._forget(worker)
            raise

    # -- the worker and its model -------------------------------------------------------------------

    def _start(self) -> None:
        """Start a worker unless there is one."""
        if self.worker_pid is not None:
            return
        if self._worker is not None:
            self._forget(self._worker)
        self._worker = WorkerProcess()

    def _forget(self, worker: WorkerProcess) -> None:
        worker.kill()
        if self._worker is worker:
            self._worker = None

    def _died(self, worker: WorkerProcess, request: AnyRequest) -> EngineDied:
        """Return the error for a worker that died; after a device's failure the next load uses the processor."""
        code = worker.exit_code()
        self._forget(worker)
        loading = isinstance(request, protocol.Load)
        model, wanted = self._model, self._wanted
        if not loading and model and wanted and model.layers_offloaded and code not in _ENDED_BY_OTHERS:
            self._reason = _LEFT_DEVICE.format(device=model.device)
            self._wanted = msgspec.structs.replace(wanted, device="cpu")
        return EngineDied(_DIED_LOADING if loading else _DIED, f"the worker ended with {code}")

    def _ensure_model(self) -> None:
        """Restart the worker and reload the last model if the worker died."""
        if self._wanted is None:
            raise EngineFailure("No model is loaded. Choose one first.")
        if self.worker_pid is None:
            self._load_where_it_runs(self._wanted, None)

    def _load_where_it_runs(
        self, request: protocol.Load, on_progress: Callable[[float], None] | None
    ) -> LoadedModel:
        """Load; if the worker dies and a device would have been used, load again on the processor.

        (A fault in a device's driver kills the process, so the worker cannot fall back by itself.)
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
        for answer in self._answers(msgspec.structs.replace(request, id=next(self._numbers))):
            if isinstance(answer, protocol.LoadProgress) and on_progress is not None:
                on_progress(answer.share)
            if isinstance(answer, protocol.Loaded):
                reason = self._reason or answer.model.fallback_reason
                self._wanted, self._model = request, replace(answer.model, fallback_reason=reason)
                return self._model
        raise EngineDied(_DIED_LOADING)

    def _list_devices(self) -> tuple[Device, ...]:
        self._start()
        return self._ask(protocol.ListDevices(next(self._numbers)), protocol.Devices).devices

    def _device_meant(self, wanted: str) -> str:
        """Return the name of the device that a load would have used, or an empty string."""
        names = [each.name for each in self._list_devices() if each.kind in GPU_KINDS]
        return wanted if wanted in names else next(iter(names), "") if wanted == "auto" else ""
