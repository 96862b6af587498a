"""The messages of set-up: one line a step, and one sentence where it cannot continue."""

from __future__ import annotations

import sys


class Stop(Exception):
    """Set-up cannot continue: ``sentence`` says what to do, ``exit_code`` is the script's."""

    def __init__(self, sentence: str, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.exit_code = exit_code


FAILED = 1
SYSTEM_PACKAGES_MISSING = 3  # the one line to run was printed


def say(words: str) -> None:
    """Print what is going on, in one line."""
    print(f"set-up: {words}", flush=True)


def show_share(words: str) -> None:
    """Show the progress of a long step on a line that is overwritten; nothing without a terminal."""
    if sys.stdout.isatty():
        print(f"\r\033[K  {words}", end="", flush=True)


def clear_share() -> None:
    """Erase the line of ``show_share``."""
    if sys.stdout.isatty():
        print("\r\033[K", end="", flush=True)
