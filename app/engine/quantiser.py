"""The program's side of the quantising process: started when there is work, ended at any moment without harm."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec

from app.domain.errors import EngineDied, EngineFailure
from app.domain.quantisation import Quantisation, TensorJob
from app.engine.quantising_protocol import (
    QUANTISING_VERSION,
    Answer,
    Failed,
    Finished,
    QuantiseFile,
    Ready,
    Share,
    Work,
    WriteTensor,
    decode_answer,
)

_START_SECONDS = 120.0
_END_SECONDS = 5.0


def _serve(connection: Connection) -> None:
    """Run the process; native code is imported only there."""
    from app.engine.worker.quantising import run

    run(connection)


class EngineQuantiser:
    """The ``Quantiser`` of ``app.domain.quantisation``. One call at a time; ``kill`` from any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._build = ""
        self._ended = False  # by us, perhaps while nothing was asked of it

    @property
    def process_id(self) -> int | None:
        """The system's number of the process, or None while there is none."""
        process = self._process
        return process.pid if process is not None and process.is_alive() else None

    def build(self) -> str:
        """Answer which llama.cpp this is: its version and the processor features it was built for."""
        self._started()
        return self._build

    def quantise_file(
        self, source: Path, target: Path, quantisation: Quantisation, progress: Callable[[float], None]
    ) -> None:
        """Quantise a whole GGUF file; shares of the work are told as it goes. Raises ``EngineFailure``."""
        self._do(QuantiseFile(str(source), str(target), quantisation.file_type), progress)

    def write_tensor(self, job: TensorJob) -> None:
        """Quantise one tensor into its place; it is on the disk then. Raises ``EngineFailure``."""
        self._do(WriteTensor(job), lambda share: None)

    def kill(self) -> None:
        """End the process, whatever it does; the next call starts another."""
        process = self._process
        self._ended = True
        if process is not None and process.is_alive():
            process.kill()
            process.join(_END_SECONDS)

    def _do(self, work: Work, progress: Callable[[float], None]) -> None:
        connection = self._started()
        try:
            connection.send_bytes(msgspec.msgpack.encode(work))
            while isinstance(answer := decode_answer(connection.recv_bytes()), Share):
                progress(answer.share)
        except (EOFError, OSError) as error:
            raise self._died(error) from error
        self._settle(answer)

    @staticmethod
    def _settle(answer: Answer) -> None:
        if isinstance(answer, Failed):
            raise EngineFailure(answer.sentence, answer.detail)
        if not isinstance(answer, Finished):
            raise EngineFailure("The quantising process answered something else.", repr(answer))

    def _started(self) -> Connection:
        with self._guard:
            if self._connection is not None and not self._ended:
                return self._connection
            if self._connection is not None:
                self._connection.close()
            self._ended = False
            self._process, self._connection = _start()
            try:
                ready = decode_answer(self._connection.recv_bytes())
            except (EOFError, OSError) as error:
                raise self._died(error) from error
            if not isinstance(ready, Ready) or ready.version != QUANTISING_VERSION:
                raise EngineFailure(
                    "The quantising process is of another version. Install the program again."
                )
            self._build = ready.build
            return self._connection

    def _died(self, error: Exception) -> EngineDied:
        process, connection = self._process, self._connection
        self._process = self._connection = None  # whatever the system says of it: nobody answers there
        if connection is not None:
            connection.close()
        code = None
        if process is not None:
            process.join(_END_SECONDS)
            code = process.exitcode
        sentence = (
            "The quantising process ended, perhaps for lack of memory. Ask again: what was done is kept."
        )
        return EngineDied(sentence, f"exit code {code}; {error}")


def _start() -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), name="oyster-quantiser", daemon=True)
    try:
        process.start()
    except OSError as error:
        ours.close()
        sentence = "The quantising process could not be started. 'oyster doctor' says what is wrong."
        raise EngineFailure(sentence, str(error)) from error
    finally:
        theirs.close()
    if not ours.poll(_START_SECONDS):
        process.kill()
        raise EngineFailure("The quantising process did not start in time. Ask again.")
    return process, ours
