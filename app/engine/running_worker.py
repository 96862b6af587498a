"""The worker that runs the model: started on first use, called one call at a time, replaced where it dies."""

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
from app.domain.generation import GPU_KINDS, Device, LoadedModel
from app.domain.named_server import NamedServer
from app.engine import protocol, wire
from app.engine.call_lock import CallLock
from app.engine.protocol import AnyAnswer, AnyRequest
from app.engine.worker_process import WorkerProcess
from app.translation import tr

AnswerT = TypeVar("AnswerT", bound=AnyAnswer)

_DIED = tr(
    "The part of the program that runs the model ended unexpectedly. What had arrived is kept; "
    "send the message again to start it anew."
)
_DIED_LOADING = tr(
    "The engine ended while loading this model: the file is damaged, or memory ran out. "
    "Choose another model or close other programs."
)
_DRIVER_DIED = tr(
    "A graphics driver ended the engine when it was asked for its devices, so the processor computes. "
    "Choose the processor in the settings, and no driver is asked."
)
_LEFT_DEVICE = tr("{device} failed while computing, so the processor computes now.")
LET_GO = tr("{name} did not make this model write faster on this computer, so its memory was given back.")
_HELPER_DIED = tr(
    "The engine ended while {name} helped this model to write faster, so this model goes on without it."
)
_ENDED_BY_OTHERS = tuple(-each for each in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)))


class RunningWorker:
    """A worker with the model that is wanted. Its calls are made by ``EngineClient``."""

    def __init__(self, *, reads_all: bool = False) -> None:
        self._reads_all = reads_all  # the worker may read every file that the person may
        self._numbers = itertools.count(1)
        self._turnstile = CallLock()
        self._worker: WorkerProcess | None = None
        self._wanted: protocol.Load | protocol.Connect | None = None
        self._model: LoadedModel | None = None
        self._tuning: protocol.Tune | None = None  # what the worker is still to be told
        self._reason = ""  # why the processor is used in place of the chosen device
        self._no_helper = ""  # why there is no helper any more
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

    @contextlib.contextmanager
    def _giving_way(self) -> Iterator[bool]:
        """Let any other call end the current one; yields whether one waits already, and goes first."""
        self._warming = self._under_way
        try:
            yield self._turnstile.someone_waits
        finally:
            self._warming = None

    def _ask(self, request: AnyRequest, kind: type[AnswerT]) -> AnswerT:
        """Return the last answer to a request, of type ``kind``."""
        last: AnyAnswer | None = None
        for answer in self._answers(request):
            last = answer
        if last is None:
            raise EngineDied(_DIED)
        if not isinstance(last, kind):
            raise wire.ProtocolError(tr("The engine gave an answer that does not fit."), type(last).__name__)
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
        except wire.ProtocolError:
            self._forget(worker)
            raise

    # -- the worker and its model -------------------------------------------------------------------

    def _start(self, source: Path | NamedServer | None = None, helper: Path | None = None) -> None:
        """Start a worker unless there is one, and one that may read the files of this model and its helper, or reach
        this server.
        """
        there = self._worker
        if (
            there is not None
            and self.worker_pid is not None
            and (source is None or there.is_for(source, helper))
        ):
            return
        if there is not None:
            self._worker = None
            there.end()  # also where it died: its end is noted
        self._worker = WorkerProcess(source, helper, reads_all=self._reads_all)

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
        fell = not loading and code not in _ENDED_BY_OTHERS
        if fell and model and isinstance(wanted, protocol.Load) and model.layers_offloaded:
            self._reason = _LEFT_DEVICE.format(device=model.device)
            self._wanted = msgspec.structs.replace(wanted, device="cpu")
        if not loading:
            self._without_helper(_HELPER_DIED)  # memory may have run out: what is left out takes none
        listing = isinstance(request, protocol.ListDevices) and code not in _ENDED_BY_OTHERS
        sentence = _DIED_LOADING if loading else _DRIVER_DIED if listing else _DIED
        return EngineDied(sentence, f"the worker ended with {code}")

    def _without_helper(self, why: str) -> None:
        """Know that there is no helper any more, and load none the next time; ``why`` names it as {name}."""
        wanted, model = self._wanted, self._model
        if isinstance(wanted, protocol.Load) and model is not None and model.helper:
            self._wanted = msgspec.structs.replace(wanted, helper_path="")
            self._no_helper = why.format(name=model.helper)
            self._model = replace(model, helper="", no_helper=self._no_helper)

    def _ensure_model(self) -> None:
        """Restart the worker and reload the last model if the worker died."""
        if self._wanted is None:
            raise EngineFailure(tr("No model is loaded. Choose one first."))
        if self.worker_pid is None:
            self._load_where_it_runs(self._wanted, None)
        tuning, self._tuning = self._tuning, None
        if tuning is not None and isinstance(self._wanted, protocol.Load):
            asked = msgspec.structs.replace(tuning, id=next(self._numbers))
            chosen = self._ask(asked, protocol.Tuned).chosen
            if self._model is not None:
                self._model = replace(self._model, computes_with=chosen)

    def _load_where_it_runs(
        self, request: protocol.Load | protocol.Connect, on_progress: Callable[[float], None] | None
    ) -> LoadedModel:
        """Load; if the worker dies and a device would have been used, load again on the processor.

        (A fault in a device's driver kills the process, so the worker cannot fall back by itself.)
        """
        try:
            return self._load_with_helper(request, on_progress)
        except EngineDied as died:
            if isinstance(request, protocol.Connect) or request.device == "cpu":
                raise
            self._reason = self._why_not_device(request.device)
            if not self._reason:
                raise
            try:
                return self._load_with_helper(msgspec.structs.replace(request, device="cpu"), on_progress)
            except EngineDied:
                raise died from None

    def _load_with_helper(
        self, request: protocol.Load | protocol.Connect, on_progress: Callable[[float], None] | None
    ) -> LoadedModel:
        """Load; if the worker dies and a helper was asked for, load again without it."""
        try:
            return self._load(request, on_progress)
        except EngineDied:
            if isinstance(request, protocol.Connect) or not request.helper_path:
                raise
            name = request.helper_name or Path(request.helper_path).stem
            self._no_helper = _HELPER_DIED.format(name=name)
            return self._load(msgspec.structs.replace(request, helper_path=""), on_progress)

    def _load(
        self, request: protocol.Load | protocol.Connect, on_progress: Callable[[float], None] | None
    ) -> LoadedModel:
        if isinstance(request, protocol.Connect):
            self._start(NamedServer(request.address, request.model))
        else:
            self._start(Path(request.path), Path(request.helper_path) if request.helper_path else None)
        for answer in self._answers(msgspec.structs.replace(request, id=next(self._numbers))):
            if isinstance(answer, protocol.LoadProgress) and on_progress is not None:
                on_progress(answer.share)
            if isinstance(answer, protocol.Loaded):
                reason = self._reason or answer.model.fallback_reason
                no_helper = answer.model.no_helper or ("" if answer.model.helper else self._no_helper)
                self._wanted = request
                self._model = replace(answer.model, fallback_reason=reason, no_helper=no_helper)
                return self._model
        raise EngineDied(_DIED_LOADING)

    def _list_devices(self) -> tuple[Device, ...]:
        self._start()
        return self._ask(protocol.ListDevices(next(self._numbers)), protocol.Devices).devices

    def _why_not_device(self, wanted: str) -> str:
        """Return why the device of a load that died is left, or an empty string where it would have used none."""
        try:
            names = [each.name for each in self._list_devices() if each.kind in GPU_KINDS]
        except EngineDied as died:
            return died.sentence
        if wanted not in (*names, "auto") or not names:
            return ""
        device = names[0] if wanted == "auto" else wanted
        return tr("{device} could not be used, so the processor computes: its driver failed.", device=device)
