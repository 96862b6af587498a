"""What set-up says to the person: one line a step, and one sentence where it cannot go on."""

from __future__ import annotations

import sys


class Stop(Exception):
    """Set-up cannot go on: ``sentence`` says what to do, ``exit_code`` what the script ends with."""

    def __init__(self, sentence: str, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.exit_code = exit_code


FAILED = 1
SYSTEM_PACKAGES_MISSING = 3  # the one line to run was printed


def say(words: str) -> None:
    """Tell the person what is going on, in one line."""
    print(f"set-up: {words}", flush=True)


def show_share(words: str) -> None:
    """Show how far a long step is, on a line that is written over; nothing where nobody watches."""
    if sys.stdout.isatty():
        print(f"\r\033[K  {words}", end="", flush=True)


def clear_share() -> None:
    """Take the line of ``show_share`` away."""
    if sys.stdout.isatty():
        print("\r\033[K", end="", flush=True)
