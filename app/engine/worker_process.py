"""One worker process from its start to its end: its pipe, its greeting, and how it died; the log is told of each."""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from app.diagnostics.events import Event, Identifier, digest
from app.diagnostics.log import record
from app.domain.errors import EngineDied, EngineFailure
from app.engine import protocol
from app.engine.protocol import AnyAnswer, AnyRequest

_START_SECONDS = 120.0  # a start takes a quarter of a second; a machine busy with other things takes longer
_END_SECONDS = 5.0


def _serve(connection: Connection) -> None:
    """Run the worker; imported only in the child, so that the window never loads native code."""
    from app.engine.worker.process import run

    run(connection)


class WorkerProcess:
    """A worker that has said hello in our version of the protocol. Make one with ``start``.

    It ends by itself when the other end of its pipe is gone, so it never outlives the window.
    """

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self._process, self._connection = process, connection
        self._sending = threading.Lock()
        self._ending = False  # asked for, or noted already: its end is no news any more
        self._load: tuple[protocol.Load, float] | None = None  # under way, and since when

    @classmethod
    def start(cls) -> WorkerProcess:
        """Start a worker and wait for its greeting. Raises ``EngineFailure``."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), name="oyster-engine", daemon=True)
        try:
            process.start()
        except OSError as error:
            ours.close()
            raise EngineFailure(
                "The engine could not be started. 'oyster doctor' says what is wrong.", str(error)
            ) from error
        finally:
            theirs.close()
        worker = cls(process, ours)
        record(Event.WORKER_STARTED, process=process.pid)
        try:
            worker._greet()
        except BaseException:
            worker.kill()
            raise
        return worker

    def _greet(self) -> None:
        if not self._connection.poll(_START_SECONDS):
            raise EngineFailure("The engine did not start in time. Restart the program.")
        try:
            hello = protocol.receive_answer(self._connection)
        except (EOFError, OSError) as error:
            self._note_death()
            raise EngineDied(
                "The engine could not be started. 'oyster doctor' says what is wrong.",
                f"{error} {self.how_it_ended()}",
            ) from error
        protocol.check_hello(hello)

    @property
    def pid(self) -> int | None:
        """The process id, or None once it has ended."""
        return self._process.pid if self._process.is_alive() else None

    def send(self, request: AnyRequest) -> None:
        """Ask something. Raises ``OSError`` where the worker is gone."""
        if isinstance(request, protocol.Load):
            self._load = (request, time.monotonic())
            record(Event.MODEL_LOADING, sha256=digest(request.sha256), context=request.context_size)
        with self._sending:
            protocol.send(self._connection, request)

    def receive(self) -> AnyAnswer:
        """Wait for the next answer. Raises ``EOFError`` or ``OSError`` where the worker is gone."""
        if threading.current_thread() is threading.main_thread():
            self._connection.poll(None)  # so that Ctrl+C comes between two answers and not within one
        try:
            answer = protocol.receive_answer(self._connection)
        except (EOFError, OSError):
            self._note_death()
            raise
        self._note(answer)
        return answer

    def _note(self, answer: AnyAnswer) -> None:
        """Tell the log of a load's end and of the worker's own mistakes."""
        if isinstance(answer, protocol.Failed) and answer.trace is not None:
            record(Event.WORKER_FAULT, answer.trace)
        if self._load is None or answer.id != self._load[0].id:
            return
        request, began = self._load
        seconds = time.monotonic() - began
        if isinstance(answer, protocol.Loaded):
            sha256, layers = digest(request.sha256), answer.model.layers_offloaded
            device = Identifier(answer.model.device.partition(",")[0])  # without its layers, which may follow
            record(Event.MODEL_LOADED, sha256=sha256, seconds=seconds, device=device, layers_offloaded=layers)
        elif isinstance(answer, protocol.Failed):
            record(Event.MODEL_NOT_LOADED, sha256=digest(request.sha256), seconds=seconds, code=answer.code)

    def _end_begins(self) -> None:
        """From here on the end is asked for; a worker that had died while nobody asked it anything is noted."""
        if not self._process.is_alive():
            self._note_death()
        self._ending = True

    def _note_death(self) -> None:
        if not self._ending:
            self._ending = True
            record(Event.WORKER_DIED, exit_code=self.exit_code())

    def exit_code(self) -> int | None:
        """Answer the exit code of a worker that has ended (negative: the signal that ended it)."""
        self._process.join(_END_SECONDS)
        return self._process.exitcode

    def how_it_ended(self) -> str:
        """Answer for a report how the worker ended."""
        return f"the worker ended with {self.exit_code()}"

    def end(self) -> None:
        """Ask the worker to end, and make it end if it does not."""
        self._end_begins()
        with contextlib.suppress(OSError):
            self.send(protocol.ShutDown(0))
        self._process.join(_END_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the worker now."""
        self._end_begins()
        if self._process.is_alive():
            self._process.kill()
            self._process.join(_END_SECONDS)
        self._connection.close()
