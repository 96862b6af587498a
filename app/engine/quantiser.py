"""The client of the quantising process: starts it on demand and may kill it at any moment without harm."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import EngineDied, EngineFailure
from app.domain.quantisation import Quantisation, TensorJob
from app.engine.call_lock import CallLock
from app.engine.quantiser_process import (
    IN_TERMINAL,
    NOT_STARTED,
    START_SECONDS,
    VERSIONS_DIFFER,
    Folders,
    QuantiserProcess,
)
from app.engine.quantiser_protocol import (
    QUANTISING_VERSION,
    Failed,
    Finished,
    QuantiseFile,
    Ready,
    Share,
    Work,
    WriteTensor,
)


class EngineQuantiser:
    """The ``Quantiser`` of ``app.domain.quantisation``. Calls are serialised; ``kill`` may come from any thread."""

    def __init__(self) -> None:
        self._turns = CallLock()
        self._guard = threading.Lock()  # guards the next two fields
        self._process: QuantiserProcess | None = None
        self._kills = 0
        self._build = ""

    @property
    def process_id(self) -> int | None:
        """The process id, or None while there is no process."""
        process = self._process
        return process.pid if process is not None else None

    def build(self) -> str:
        """Return llama.cpp's commit, its version, and the processor features it uses."""
        with self._turns.pass_through():
            self._started(Folders())
            return self._build

    def quantise_file(
        self, source: Path, target: Path, quantisation: Quantisation, progress: Callable[[float], None]
    ) -> None:
        """Quantise a whole GGUF file; ``progress`` gets the share done. Raises ``EngineFailure``.

        An exception raised in ``progress`` ends the process and propagates.
        """
        self._do(QuantiseFile(str(source), str(target), quantisation.file_type), progress)

    def write_tensor(self, job: TensorJob) -> None:
        """Quantise one tensor into its place, on disk on return. Raises ``EngineFailure``."""
        self._do(WriteTensor(job), lambda share: None)

    def kill(self) -> None:
        """Kill the process, also while it starts; the next call starts another."""
        with self._guard:
            self._kills += 1
            process = self._process
        if process is not None:
            process.kill()

    def _do(self, work: Work, progress: Callable[[float], None]) -> None:
        with self._turns.pass_through():
            process = self._started(Folders.of(work))
            try:
                process.send(work)
                while isinstance(answer := process.receive(), Share):
                    progress(answer.share)
            except BaseException:  # later answers of the process belong to no call
                self._let_go(process)
                raise
        if isinstance(answer, Failed):
            raise EngineFailure(answer.sentence, answer.detail)
        if not isinstance(answer, Finished):
            raise EngineFailure(VERSIONS_DIFFER, repr(answer))

    def _started(self, folders: Folders) -> QuantiserProcess:
        """Return a process that reaches these folders: what one may reach is settled when it starts."""
        with self._guard:
            kills, process = self._kills, self._process
        if process is not None:
            if process.pid is not None and process.reaches(folders):
                return process
            self._let_go(process)
            folders = process.folders.with_those_of(folders)
        process = QuantiserProcess(folders)
        with self._guard:
            self._process = process
            killed = self._kills != kills
        try:
            if killed:
                process.kill()
            self._greet(process)
        except EngineDied as error:
            self._let_go(process)
            not_started = EngineDied(NOT_STARTED, error.detail, in_terminal=IN_TERMINAL)
            raise error if self._kills != kills else not_started from error
        except BaseException:
            self._let_go(process)
            raise
        return process

    def _greet(self, process: QuantiserProcess) -> None:
        ready = process.receive(START_SECONDS)
        if not isinstance(ready, Ready) or ready.version != QUANTISING_VERSION:
            raise EngineFailure(VERSIONS_DIFFER, repr(ready))
        self._build = ready.build

    def _let_go(self, process: QuantiserProcess) -> None:
        with self._guard:
            self._process = None
        process.close()
