"""Completion of the command line by the shell: Typer's own, without its options in the help."""

from __future__ import annotations

import os

from typer.completion import get_completion_inspect_parameters

from app.commands.plain_start import COMPLETION_VARIABLE


def answer_the_shell() -> None:
    """Make Typer ready to answer, where a shell asks for the words that may come next."""
    if COMPLETION_VARIABLE in os.environ:
        get_completion_inspect_parameters()  # registers the shells, as an application with these options would
