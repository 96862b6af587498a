"""Choosing a passphrase in a real terminal: what is weak or differs is asked for again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)
import pty

CHOOSE = "from app.commands.invocation import new_passphrase; print('chose', new_passphrase())"


def typed(*lines: str) -> str:
    """Answer each question of a terminal with the next line; return all that was shown."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
        os.execv(sys.executable, [sys.executable, "-c", CHOOSE])
    shown, answered = b"", 0
    for line in lines:
        while not shown[answered:].endswith(b": "):
            try:
                shown += os.read(terminal, 4096)
            except OSError:  # the terminal is closed
                pytest.fail(f"It ended before it was answered: {shown.decode()}")
        answered = len(shown)
        os.write(terminal, f"{line}\n".encode())
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:  # the terminal is closed
        pass
    os.waitpid(process, 0)
    return shown.decode()


def test_a_weak_one_and_two_that_differ_are_asked_for_again() -> None:
    good = "two herons by the lake"
    shown = typed("11111111", "password", good, "two herons by the take", good, good)
    assert shown.count("Too easy to guess") == 2
    assert shown.count("The two are not the same") == 1
    assert shown.count("New passphrase:") == 4
    assert shown.rstrip().endswith(f"chose {good}")
    assert good not in shown.partition("chose")[0], "nothing that is typed is shown"
