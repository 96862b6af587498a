"""The exit codes of the command line; the README lists them."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    FAILED = 1  # an expected failure, told in one sentence
    USAGE = 2  # the command line itself was not understood
    DAMAGED = 4  # 'models verify' found a file that has changed or is gone
    DEFECT = 70  # a mistake of the program's
    INTERRUPTED = 130  # Ctrl+C
