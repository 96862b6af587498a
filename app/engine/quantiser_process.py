"""A quantising process: its pipe, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from app.child_process import ChildProcess
from app.confinement.confinement import computes
from app.domain.errors import EngineDied, EngineFailure
from app.engine.file_identity import identity_of
from app.engine.quantiser_protocol import Answer, QuantiseFile, Work, decode_answer
from app.translation import tr

START_SECONDS = 120.0  # a start takes a third of a second; a machine busy with other things takes longer
NOT_STARTED = tr(
    "The quantising process could not be started. Close Oyster and start it again; else install it again."
)
IN_TERMINAL = tr("'oyster doctor' says what is wrong.")
VERSIONS_DIFFER = tr("The quantising process is of another version. Install the program again.")
ENDED = tr("The quantising process ended, perhaps for lack of memory. Ask again: what was done is kept.")


def _serve(connection: Connection) -> None:
    """Run the process; native code is imported only in the child."""
    from app.engine.worker.quantisation import run

    run(connection)


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders that a quantising process reads from, and those in which it writes."""

    reads: frozenset[str] = frozenset()
    writes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, work: Work) -> Folders:
        """Return the folders that a request is about."""
        source, target = (
            (work.source, work.target)
            if isinstance(work, QuantiseFile)
            else (work.job.source, work.job.target)
        )
        return cls(frozenset({str(Path(source).parent)}), frozenset({str(Path(target).parent)}))

    def with_those_of(self, other: Folders) -> Folders:
        """Return the folders of both."""
        return Folders(self.reads | other.reads, self.writes | other.writes)


def _identities(folders: Folders) -> dict[str, tuple[int, int] | None]:
    """Return what the kernel knows each folder by, by its path."""
    return {path: identity_of(Path(path)) for path in folders.reads | folders.writes}


class QuantiserProcess(ChildProcess):
    """A process that was started and may not be ready yet: its first answer is ``Ready``."""

    def __init__(self, folders: Folders = Folders()) -> None:
        """Start the process, which reaches these folders alone. Raises ``EngineFailure``."""
        self.folders = folders
        self._identities = _identities(folders)  # the kernel knows a folder by these, not by its path
        try:
            confinement = computes(tuple(folders.reads), tuple(folders.writes))
            super().__init__("oyster-quantiser", _serve, confinement=confinement)
        except OSError as error:
            raise EngineFailure(NOT_STARTED, str(error), in_terminal=IN_TERMINAL) from error

    def reaches(self, folders: Folders) -> bool:
        """Return whether the process reaches these folders; one that was made anew at its path it does not."""
        there = self.folders.with_those_of(folders) == self.folders
        return there and all(
            found is None or self._identities[path] == found for path, found in _identities(folders).items()
        )

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
                raise EngineFailure(tr("The quantising process did not start in time. Ask again."))
            return decode_answer(self.pipe.recv_bytes())
        except (EOFError, OSError) as error:
            raise self._died(error) from error
        except msgspec.DecodeError as error:
            raise EngineFailure(VERSIONS_DIFFER, str(error)) from error

    def _died(self, error: Exception) -> EngineDied:
        return EngineDied(ENDED, f"exit code {self.exit_code()}; {error}")
