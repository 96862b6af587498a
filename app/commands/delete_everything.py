"""``oyster delete-everything``: what the window's menu does, for a terminal."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of
from app.commands.terminal import ask, say
from app.diagnostics.running_marker import LastEnd, last_end
from app.session.delete_everything import delete_everything
from app.translation import tr

WORD = "delete"


def delete_everything_command(
    context: typer.Context,
    models: Annotated[bool, typer.Option("--models", help=tr("Delete the downloaded models too."))] = False,
    sure: Annotated[bool, typer.Option("--yes", help=tr("Do not ask."))] = False,
) -> None:
    """Delete everything."""
    locations = invocation_of(context).locations
    if last_end(locations) is LastEnd.STILL_OPEN:
        say(tr("Oyster's window is open with these conversations. Close it first."), error=True)
        raise typer.Exit(ExitCode.FAILED)
    if not sure and not _agreed():
        say(tr("Nothing was deleted."), error=True)
        raise typer.Exit(ExitCode.FAILED)
    problem = delete_everything(locations, models=models)
    say(problem or tr("Everything is deleted."), error=bool(problem))
    raise typer.Exit(ExitCode.FAILED if problem else ExitCode.DONE)


def _agreed() -> bool:
    """Ask for a word; without a person to ask the answer is no."""
    if not sys.stdin.isatty():
        return False
    say(
        tr(
            "All conversations, drafts, the safety plan, the key, the settings, evaluations and logs are deleted. "
            "Nobody can bring them back."
        )
    )
    return ask(tr("Type {word} to go on", word=WORD)) == WORD
