"""A worker process: its pipe, its greeting and how it ended, each recorded in the log."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from app.child_process import ChildProcess
from app.confinement.confinement import NO_NETWORK, computes, connects
from app.confinement.connection_log import Purpose
from app.diagnostics.events import Event, Identifier, digest
from app.diagnostics.log import record
from app.domain.cancellation import CancelToken
from app.domain.errors import EngineDied, EngineFailure
from app.domain.gguf_split import files_of
from app.domain.named_server import NamedServer
from app.engine import protocol, wire
from app.engine.file_identity import identity_of
from app.engine.protocol import AnyAnswer, AnyRequest
from app.translation import tr

_NOT_STARTED = tr("The engine could not be started. Close Oyster and start it again; else install it again.")
_IN_TERMINAL = tr("'oyster doctor' says what is wrong.")
_START_SECONDS = 120.0  # a start takes a quarter of a second; a machine busy with other things takes longer


def _serve(connection: Connection) -> None:
    """Run the worker; imported only in the child, so that the window never loads native code."""
    from app.engine.worker.process import run

    run(connection)


def _serve_from_server(connection: Connection) -> None:
    """Run what speaks to a server; it loads no native code, and connects to that server's host alone."""
    from app.engine.server.process import run

    run(connection)


class WorkerProcess(ChildProcess):
    """A worker that has greeted with this version of the protocol."""

    def __init__(
        self,
        source: Path | NamedServer | None = None,
        helper: Path | None = None,
        *,
        reads_all: bool = False,
    ) -> None:
        """Start the worker and wait for its greeting: it may read this model's files alone, or reach this server alone.

        The files of a ``helper`` are the model's too. With ``reads_all`` it reads what the person does, as graphics
        drivers may want to. Raises ``EngineFailure``.
        """
        self._source, self._helper = _known(source), _known(helper)
        try:
            if isinstance(source, NamedServer):
                reach = connects(Purpose.CONVERSATION, source.model, (source.host,))
                super().__init__("oyster-server", _serve_from_server, confinement=reach)
            else:
                models = (each for each in (source, helper) if each is not None)
                reads = tuple(str(file) for model in models for file in files_of(model))
                reach = NO_NETWORK if reads_all else computes(reads)
                super().__init__("oyster-engine", _serve, confinement=reach)
        except OSError as error:
            raise EngineFailure(_NOT_STARTED, str(error), in_terminal=_IN_TERMINAL) from error
        self._sending = threading.Lock()
        self._ending = False  # requested, or logged already: its end is not logged again
        self._load: tuple[protocol.Load | protocol.Connect, float] | None = (
            None  # in progress, and its start time
        )
        record(Event.WORKER_STARTED, process=self.number)
        try:
            self._greet()
        except BaseException:
            self.kill()
            raise

    def is_for(self, source: Path | NamedServer, helper: Path | None = None) -> bool:
        """Return whether the worker was started for these very files or server: for others a new one is needed."""
        return self._source == _known(source) and self._helper == _known(helper)

    def _greet(self) -> None:
        if not self.pipe.poll(_START_SECONDS):
            raise EngineFailure(tr("The engine did not start in time. Restart the program."))
        try:
            hello = wire.receive_answer(self.pipe)
        except (EOFError, OSError) as error:
            self._note_death()
            raise EngineDied(
                _NOT_STARTED,
                f"{error} the worker ended with {self.exit_code()}",
                in_terminal=_IN_TERMINAL,
            ) from error
        wire.check_hello(hello)

    def answers(self, request: AnyRequest, token: CancelToken) -> Iterator[AnyAnswer]:
        """Send a request and yield its answers, the last one included; ``token`` or closing the iterator cancels it.

        Raises ``EngineFailure`` for a request that failed, ``EOFError`` or ``OSError`` where the worker is gone.
        """
        over = False
        try:
            self._send(request)
            with token.calling(lambda: self._cancel(request)):
                while not over:
                    answer = self._receive()
                    if answer.id != request.id:
                        continue  # left over from an abandoned call
                    over = not isinstance(answer, protocol.MORE_FOLLOWS)
                    if isinstance(answer, protocol.Failed):
                        raise wire.failure_of(answer)
                    yield answer
        except (EOFError, OSError, wire.ProtocolError):
            over = True
            raise
        finally:
            if not over:
                self._give_up(request)

    def _cancel(self, request: AnyRequest) -> None:
        """Send a cancel for a request; does nothing where the worker is gone."""
        with contextlib.suppress(OSError):
            self._send(protocol.Cancel(request.id))

    def _give_up(self, request: AnyRequest) -> None:
        """Cancel an abandoned request, and wait until it is over."""
        self._cancel(request)
        with contextlib.suppress(EOFError, OSError, EngineFailure):
            while True:
                answer = self._receive()
                if answer.id == request.id and not isinstance(answer, protocol.MORE_FOLLOWS):
                    return

    def _send(self, request: AnyRequest) -> None:
        """Send a request. Raises ``OSError`` where the worker is gone."""
        if isinstance(request, protocol.Load | protocol.Connect):
            self._load = (request, time.monotonic())
            record(Event.MODEL_LOADING, sha256=digest(request.sha256), context=request.context_size)
        with self._sending:
            wire.send(self.pipe, request)

    def _receive(self) -> AnyAnswer:
        """Wait for the next answer. Raises ``EOFError`` or ``OSError`` where the worker is gone."""
        if threading.current_thread() is threading.main_thread():
            self.pipe.poll(None)  # so that Ctrl+C is handled between two answers and not within one
        try:
            answer = wire.receive_answer(self.pipe)
        except (EOFError, OSError):
            self._note_death()
            raise
        self._note(answer)
        return answer

    def _note(self, answer: AnyAnswer) -> None:
        """Log the end of a load and the worker's own faults."""
        if isinstance(answer, protocol.Failed) and answer.trace is not None:
            record(Event.WORKER_FAULT, answer.trace)
        if isinstance(answer, protocol.Ended) and answer.ended.helper_let_go:
            record(Event.HELPER_LET_GO)
        if self._load is None or answer.id != self._load[0].id:
            return
        request, began = self._load
        seconds = time.monotonic() - began
        if isinstance(answer, protocol.Loaded):
            sha256, layers = digest(request.sha256), answer.model.layers_offloaded
            device = Identifier(
                answer.model.device.partition(",")[0]
            )  # without the number of layers, which may follow
            record(Event.MODEL_LOADED, sha256=sha256, seconds=seconds, device=device, layers_offloaded=layers)
            if _names_helper(request):
                record(Event.HELPER_LOADED if answer.model.helper else Event.HELPER_NOT_LOADED)
        elif isinstance(answer, protocol.Failed):
            record(Event.MODEL_NOT_LOADED, sha256=digest(request.sha256), seconds=seconds, code=answer.code)

    def _end_begins(self) -> None:
        """Mark the end as requested; log a worker that had died while idle."""
        if not self.is_alive:
            self._note_death()
        self._ending = True

    def _note_death(self) -> None:
        if not self._ending:
            self._ending = True
            record(Event.WORKER_DIED, exit_code=self.exit_code())

    def end(self) -> None:
        """Terminate the worker, and kill it if it does not end."""
        self._end_begins()
        with contextlib.suppress(OSError):
            self._send(protocol.ShutDown(0))
        self.exit_code()  # waits for the end
        self.kill()

    def kill(self) -> None:
        """Kill the worker."""
        self._end_begins()
        super().kill()
        self.pipe.close()


def _names_helper(request: protocol.Load | protocol.Connect) -> bool:
    """Return whether a helper was asked for."""
    return isinstance(request, protocol.Load) and bool(request.helper_path)


def _known(source: Path | NamedServer | None) -> object:
    """Return what tells one file or server from another; a file is not known by its path alone."""
    return identity_of(source) if isinstance(source, Path) else source
