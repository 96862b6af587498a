"""``oyster explain`` and ``oyster replay``: why a turn was answered as it was, and whether that comes out again."""

from __future__ import annotations

from typing import Annotated

import typer

from app.alignment.telling import explained
from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of, open_session

_TURN = "The turn: 'last', or the beginning of its reply's id as --json shows it."


def explain(context: typer.Context, turn: Annotated[str, typer.Argument(help=_TURN)] = "last") -> None:
    """Print readably what was computed of a kept turn."""
    with open_session(invocation_of(context), private=False, ask=True) as session:
        for line in explained(session.analysis_of(turn), session.strategies()):
            typer.echo(line)


def replay_command(context: typer.Context, turn: Annotated[str, typer.Argument(help=_TURN)] = "last") -> None:
    """Compute a kept turn's choice again from its record, and say whether every digit is the same."""
    with open_session(invocation_of(context), private=False, ask=True) as session:
        found = session.replay(turn)
    if found.differences:
        typer.echo(
            f"Different now: {', '.join(found.differences)}. Was the table of strategies changed since?"
        )
        raise typer.Exit(ExitCode.FAILED)
    typer.echo(f"The same to the digit: {found.analysis.game.chosen}.")
