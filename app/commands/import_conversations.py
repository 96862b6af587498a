"""``oyster import``: conversations from another program's export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.commands.invocation import invocation_of, open_conversations
from app.commands.terminal import say
from app.session.conversation_import.taking_over import import_file
from app.translation import tr, tr_count


def import_conversations(
    context: typer.Context, file: Annotated[Path, typer.Argument(help=tr("The export."))]
) -> None:
    """Take in the conversations of an export."""
    closed = tr("The stored conversations are not open, so nothing can be imported.")
    with open_conversations(invocation_of(context), closed) as session:
        found = import_file(file, session.vault)
    say(
        tr_count(
            "One conversation of {source} was imported, with {messages} messages.",
            "{count} conversations of {source} were imported, with {messages} messages.",
            len(found.conversations),
            source=found.source,
            messages=f"{found.messages:,}",
        )
    )
    if found.known:
        say(
            tr_count(
                "One was here already, and stayed as it is.",
                "{count} were here already, and stayed as they are.",
                found.known,
            )
        )
