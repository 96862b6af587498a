"""``oyster export``: a conversation as a file with its record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from app.commands.invocation import invocation_of, open_conversations
from app.commands.terminal import Terminal, say
from app.domain.conversation import Conversation, ConversationId
from app.session.conversation_export.export_file import (
    ExportForm,
    form_of,
    html_of,
    readable_conversation,
    text_of,
    write_export,
)
from app.session.recorded_turns import ConversationMissing
from app.storage.vault import Vault
from app.translation import tr


def export(
    context: typer.Context,
    conversation: Annotated[
        str, typer.Argument(help=tr("'last', or the beginning of an id or of a title."))
    ] = "",
    file: Annotated[Path | None, typer.Argument(help=tr("The file; its ending says the form."))] = None,
    replace: Annotated[bool, typer.Option("--replace", help=tr("Replace the file where it exists."))] = False,
) -> None:
    """Write a conversation with its record."""
    if bool(conversation) != (file is not None):
        raise typer.BadParameter(tr("Name a conversation and a file, or neither to list the conversations."))
    closed = tr("The stored conversations are not open, so none can be listed or written to a file.")
    with open_conversations(invocation_of(context), closed, none_yet=True) as session:
        if file is None:
            _list(session.vault)
            return
        form = form_of(file)
        if file.exists() and not replace:
            raise ConversationMissing(
                tr("{file} exists already. Name another file, or add --replace.", file=file)
            )
        found = find_conversation(session.vault, conversation)
        content = (
            _pdf(session.vault, found) if form is ExportForm.PDF else text_of(session.vault, found, form)
        )
        write_export(file, content)
    say(tr("The conversation is in {file}. It is not encrypted there.", file=file))


def find_conversation(vault: Vault, wanted: str) -> ConversationId:
    """Return a conversation by "last", or by the beginning of its id or title. Raises ``ConversationMissing``."""
    listed = vault.conversations()
    if wanted == "last" and listed:
        return listed[0].id
    found = [each for each in listed if _is_named(each, wanted)]
    if len(found) == 1:
        return found[0].id
    raise ConversationMissing(
        tr("More than one conversation begins with '{wanted}'. Give more of its id.", wanted=wanted)
        if found
        else tr("No conversation is known as '{wanted}'. 'oyster export' lists them.", wanted=wanted)
    )


def _is_named(conversation: Conversation, wanted: str) -> bool:
    return conversation.id.startswith(wanted) or conversation.title.casefold().startswith(wanted.casefold())


def _list(vault: Vault) -> None:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for each in vault.conversations():
        moment = f"{each.updated_at.astimezone():%Y-%m-%d %H:%M}"
        table.add_row(each.id[:8], moment, Text(each.title))
    if table.row_count:
        Terminal().print(table)
    else:
        say(tr("No conversation is kept here."))


def _pdf(vault: Vault, conversation: ConversationId) -> bytes:
    from app.ui.paper import application_for_paper, pdf_of_html  # Qt is imported for the PDF only

    shown = readable_conversation(vault, conversation)
    application = application_for_paper()
    try:
        return pdf_of_html(html_of(shown), shown.title)
    finally:
        del application
