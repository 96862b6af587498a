"""The ``oyster`` command in processes of their own, each forked from one that has imported the program once.

What a command does, prints and leaves behind is the same, and it can be killed; that the installed program starts from
nothing is tested by those tests that start it so.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing import connection
from pathlib import Path

from tests.forked_children import FORKED, fork_children, import_first

SECRET = "{descriptor}"  # in an argument: the number of a descriptor that the secret is read from
import_first("tests.imported_program", __name__)
_STATE = threading.Lock()  # of the processes: two threads that ask for one exit code at once both read it
_MOST_SECONDS = 120.0
_LOOKS_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Command:
    """Arguments and surroundings of one run; ``before`` is called in its process first."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    stdin: str = ""
    secret: str = ""
    before: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a run printed, and how it ended: a negative code is the signal that killed it."""

    returncode: int
    stdout: str
    stderr: str


class ForkedProgram:
    """One run of the program, started when it is made."""

    def __init__(self, command: Command) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._place = Path(self._folder.name)
        (self._place / "stdin").write_text(command.stdin, encoding="utf-8")
        self._process = FORKED.Process(target=_run, args=(command, self._place))
        self._done: Done | None = None
        with _STATE:
            self._process.start()

    def first_line(self) -> str:
        """Wait for the first line that it prints; empty where it ends without one."""
        until, printed = time.monotonic() + _MOST_SECONDS, self._place / "stdout"
        while time.monotonic() < until:
            ended = self.ends_within(_LOOKS_SECONDS)
            line, end, _ = (printed.read_text(encoding="utf-8") if printed.exists() else "").partition("\n")
            if end or ended:
                return line
        return ""

    def ends_within(self, seconds: float) -> bool:
        """Wait for the end for so long, and return whether it has come."""
        return bool(connection.wait([self._process.sentinel], seconds))

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self._process.pid is not None
        os.kill(self._process.pid, number)

    def kill(self) -> None:
        """Kill the process as a power cut would: nothing in it runs any more."""
        with _STATE:
            self._process.kill()

    def done(self) -> Done:
        """Wait for the end, and return what there was. Raises ``TimeoutError``."""
        if self._done is None:
            self._done = self._ended()
        return self._done

    def _ended(self) -> Done:
        ended = self.ends_within(_MOST_SECONDS)
        if not ended:
            self.kill()
        with _STATE:
            self._process.join()
            code = self._process.exitcode
        assert code is not None
        written = (
            self._place / name for name in ("stdout", "stderr")
        )  # not there where it was killed at once
        found = Done(code, *(each.read_text(encoding="utf-8") if each.exists() else "" for each in written))
        self._folder.cleanup()
        if not ended:
            raise TimeoutError(f"The program did not end: {found}")
        return found


def run_forked(command: Command) -> Done:
    """Run the program to its end."""
    return ForkedProgram(command).done()


def _run(command: Command, place: Path) -> None:
    """Run the command line in this process, as its own start does."""
    os.environ.clear()
    os.environ.update(command.environment)
    _take_streams(place)
    fork_children()
    sys.argv = ["oyster", *_with_secret(command)]
    if command.before is not None:
        command.before()
    from app.commands import main

    try:
        main()
    finally:
        atexit._run_exitfuncs()  # as at an interpreter's end, which a forked process leaves out


def _take_streams(place: Path) -> None:
    """Read and write the files in ``place``, by descriptor and by name."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        with (place / name).open(mode) as file:
            os.dup2(file.fileno(), number)
        setattr(sys, name, os.fdopen(number, mode, closefd=False))


def _with_secret(command: Command) -> list[str]:
    if not command.secret:
        return list(command.arguments)
    reading, writing = os.pipe()
    os.write(writing, f"{command.secret}\n".encode())
    os.close(writing)
    return [each.replace(SECRET, str(reading)) for each in command.arguments]
