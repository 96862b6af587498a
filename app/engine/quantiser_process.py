"""A quantising process: its pipe, and how it ended."""

from __future__ import annotations

from multiprocessing.connection import Connection

import msgspec

from app.child_process import ChildProcess
from app.domain.errors import EngineDied, EngineFailure
from app.engine.quantiser_protocol import Answer, Work, decode_answer

START_SECONDS = 120.0  # a start takes a third of a second; a machine busy with other things takes longer
NOT_STARTED = "The quantising process could not be started. 'oyster doctor' says what is wrong."
VERSIONS_DIFFER = "The quantising process is of another version. Install the program again."
ENDED = "The quantising process ended, perhaps for lack of memory. Ask again: what was done is kept."


def _serve(connection: Connection) -> None:
    """Run the process; native code is imported only in the child."""
    from app.engine.worker.quantisation import run

    run(connection)


class QuantiserProcess(ChildProcess):
    """A process that was started and may not be ready yet: its first answer is ``Ready``."""

    def __init__(self) -> None:
        """Start the process. Raises ``EngineFailure``."""
        try:
            super().__init__("oyster-quantiser", _serve)
        except OSError as error:
            raise EngineFailure(NOT_STARTED, str(error)) from error

    def send(self, work: Work) -> None:
        """Send a request. Raises ``EngineDied``."""
        try:
            self.pipe.send_bytes(msgspec.msgpack.encode(work))
        except OSError as error:
            raise self._died(error) from error

    def receive(self, seconds: float | None = None) -> Answer:
        """Wait at most ``seconds`` for the next answer. Raises ``EngineDied``, ``EngineFailure``."""
        try:
            if not self.pipe.poll(seconds):
                raise EngineFailure("The quantising process did not start in time. Ask again.")
            return decode_answer(self.pipe.recv_bytes())
        except (EOFError, OSError) as error:
            raise self._died(error) from error
        except msgspec.DecodeError as error:
            raise EngineFailure(VERSIONS_DIFFER, str(error)) from error

    def _died(self, error: Exception) -> EngineDied:
        return EngineDied(ENDED, f"exit code {self.exit_code()}; {error}")
