"""A shell that asks for the words that may come next gets the program's verbs, by Typer's own scripts."""

from __future__ import annotations

import pytest

from app.commands.plain_start import COMPLETION_VARIABLE
from tests.forked_program import Command, run_forked


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ({COMPLETION_VARIABLE: "complete_bash", "COMP_WORDS": "oyster mod", "COMP_CWORD": "1"}, "models"),
        ({COMPLETION_VARIABLE: "complete_zsh", "_TYPER_COMPLETE_ARGS": "oyster eval rep"}, '"report"'),
    ],
)
def test_a_shell_is_told_what_may_come_next(asked: dict[str, str], answered: str) -> None:
    done = run_forked(Command((), asked))
    assert answered in done.stdout, done
    assert "chat" not in done.stdout, "only what begins so"
