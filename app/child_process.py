"""A child process and its pipe: started, read and ended in one place."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable

_END_SECONDS = 5.0


class ChildProcess:
    """A separate process that runs ``serve`` with its end of the pipe and some ``arguments``.

    It is spawned, so nothing is shared but the pipe, and nobody else holds this end of it: when this process
    ends, however it does, the child finds the pipe closed and ends too.
    """

    def __init__(self, name: str, serve: Callable[..., None], *arguments: object) -> None:
        """Start the process. Raises ``OSError``."""
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, *arguments), name=name, daemon=True)
        try:
            self._process.start()
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
