"""A child process and its pipe: started, read and ended in one place."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from app.confinement.confinement import NO_NETWORK, Confinement, confine
from app.launcher import LaunchedProcess, the_launcher

_END_SECONDS = 5.0


class ChildProcess:
    """A separate process that runs ``serve`` with its end of the pipe and some ``arguments``.

    It is spawned, so nothing is shared but the pipe, and nobody else holds this end of it: when this process
    ends, however it does, the child finds the pipe closed and ends too.

    It reaches what its ``confinement`` says. One that ``has_children`` has to be closed before this one ends.
    """

    _process: SpawnProcess | LaunchedProcess

    def __init__(
        self,
        name: str,
        serve: Callable[..., None],
        *arguments: object,
        confinement: Confinement = NO_NETWORK,
        has_children: bool = False,
    ) -> None:
        """Start the process. Raises ``OSError``."""
        self.pipe, theirs = multiprocessing.Pipe()
        work = partial(_begin, confinement, serve, arguments)
        launcher = the_launcher() if confinement.connecting is not None else None
        try:
            if launcher is not None:
                self._process = launcher.start(name, work, theirs, daemon=not has_children)
            else:
                self._process = _started(name, work, theirs, daemon=not has_children)
        except OSError:
            self.pipe.close()
            raise
        finally:
            theirs.close()
        self.number = self._process.pid  # kept after it has ended

    @property
    def is_alive(self) -> bool:
        """True until the process has ended."""
        return self._process.is_alive()

    @property
    def pid(self) -> int | None:
        """The process id, or None once it has ended."""
        return self.number if self.is_alive else None

    def exit_code(self) -> int | None:
        """Wait a few seconds for the end, and return the exit code (negative: the signal that ended it)."""
        self._process.join(_END_SECONDS)
        return self._process.exitcode

    def wait(self, seconds: float) -> None:
        """Wait for the end, for so long at most."""
        self._process.join(seconds)

    def terminate(self) -> None:
        """Terminate the process, and kill it if it does not end."""
        self._process.terminate()
        if self.exit_code() is None:
            self.kill()

    def kill(self) -> None:
        """Kill the process, from any thread; a reader of the pipe finds it closed."""
        self._process.kill()
        self._process.join(_END_SECONDS)

    def close(self) -> None:
        """End the process and close the pipe, once nobody reads it any more."""
        self.kill()
        self.pipe.close()


def _started(name: str, work: Callable[..., None], pipe: Connection, *, daemon: bool) -> SpawnProcess:
    """Start a child of this very process, in a fresh interpreter."""
    process = multiprocessing.get_context("spawn").Process(
        target=work, args=(pipe,), name=name, daemon=daemon
    )
    process.start()
    return process


def _begin(
    confinement: Confinement, serve: Callable[..., None], arguments: tuple[object, ...], pipe: Connection
) -> None:
    """Run the child: first it gives up what it does not need."""
    confine(confinement)
    serve(pipe, *arguments)
