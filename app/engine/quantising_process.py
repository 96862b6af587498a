"""One quantising process from its start to its end: its pipe, and how it died."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import msgspec

from app.domain.errors import EngineDied, EngineFailure
from app.engine.quantising_protocol import Answer, Work, decode_answer

START_SECONDS = 120.0  # a start takes a third of a second; a machine busy with other things takes longer
_END_SECONDS = 5.0
NOT_STARTED = "The quantising process could not be started. 'oyster doctor' says what is wrong."
VERSIONS_DIFFER = "The quantising process is of another version. Install the program again."
ENDED = "The quantising process ended, perhaps for lack of memory. Ask again: what was done is kept."


def _serve(connection: Connection) -> None:
    """Run the process; native code is imported only there."""
    from app.engine.worker.quantising import run

    run(connection)


class QuantisingProcess:
    """A process that was started and may not have greeted yet. Make one with ``start``.

    It ends by itself when the program is gone.
    """

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self._process, self._connection = process, connection

    @classmethod
    def start(cls) -> QuantisingProcess:
        """Start a process; its first answer is ``Ready``. Raises ``EngineFailure``."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), name="oyster-quantiser", daemon=True)
        try:
            process.start()
        except OSError as error:
            ours.close()
            raise EngineFailure(NOT_STARTED, str(error)) from error
        finally:
            theirs.close()
        return cls(process, ours)

    @property
    def pid(self) -> int | None:
        """The system's number of the process, or None once it has ended."""
        return self._process.pid if self._process.is_alive() else None

    def send(self, work: Work) -> None:
        """Ask for work. Raises ``EngineDied``."""
        try:
            self._connection.send_bytes(msgspec.msgpack.encode(work))
        except OSError as error:
            raise self._died(error) from error

    def receive(self, seconds: float | None = None) -> Answer:
        """Wait for the next answer, at most so long. Raises ``EngineDied``, ``EngineFailure``."""
        try:
            if not self._connection.poll(seconds):
                raise EngineFailure("The quantising process did not start in time. Ask again.")
            return decode_answer(self._connection.recv_bytes())
        except (EOFError, OSError) as error:
            raise self._died(error) from error
        except msgspec.DecodeError as error:
            raise EngineFailure(VERSIONS_DIFFER, str(error)) from error

    def kill(self) -> None:
        """End the process now, from any thread; whoever waits for an answer is told."""
        self._process.kill()
        self._process.join(_END_SECONDS)

    def close(self) -> None:
        """End the process and the pipe, once nobody waits for an answer."""
        self.kill()
        self._connection.close()

    def _died(self, error: Exception) -> EngineDied:
        self._process.join(_END_SECONDS)
        return EngineDied(ENDED, f"exit code {self._process.exitcode}; {error}")
