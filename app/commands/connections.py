"""``oyster connections``: every connection that the program ever made."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from app.commands.invocation import invocation_of
from app.commands.terminal import Terminal, say, say_json
from app.confinement.connection_log import ConnectionLog
from app.domain.errors import OysterError
from app.session.connection_words import HEADINGS, NONE_YET, cells_of
from app.translation import tr


class ConnectionsUnreadable(OysterError):
    """The list of connections cannot be read."""


def connections(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help=tr("Print as JSON."))] = False,
) -> None:
    """List every connection that the program ever made: when, where to, why, and how many bytes."""
    path = invocation_of(context).locations.connections
    try:
        notes = ConnectionLog(path).read()
    except OSError as error:
        raise ConnectionsUnreadable(
            tr("The list of connections {path} cannot be read.", path=path), str(error)
        ) from error
    if json:
        say_json(notes)
    elif not notes:
        say(NONE_YET)
    else:
        table = Table(*HEADINGS, box=None, padding=(0, 2, 0, 0))
        for each in notes:
            table.add_row(*(Text(cell) for cell in cells_of(each)))
        Terminal().print(table)
