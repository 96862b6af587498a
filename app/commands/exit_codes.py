"""The exit codes of the command line; the README lists them."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    FAILED = 1  # an expected failure, reported in one sentence
    USAGE = 2  # the command line was invalid
    DAMAGED = 4  # 'models verify' found a changed or missing file, 'models prove' or 'audit' an altered one
    DEFECT = 70  # a defect of the program
    INTERRUPTED = 130  # Ctrl+C
