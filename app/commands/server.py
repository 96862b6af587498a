"""``oyster server``: name an OpenAI-compatible server whose model answers, try it, or name none any more."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from app.commands.hub_token import given_token
from app.commands.invocation import invocation_of
from app.commands.model_option import tell_where
from app.commands.terminal import ask_secretly, say
from app.domain.model import InstalledModel
from app.domain.named_server import SERVER
from app.session.session import Session
from app.translation import together, tr

Address = Annotated[str, typer.Argument(help=tr("Its address, such as https://models.example.org/v1."))]
Model = Annotated[str, typer.Argument(help=tr("The name of the model there."))]


def server_command(
    context: typer.Context,
    address: Address = "",
    model: Model = "",
    token: Annotated[
        bool,
        typer.Option("--token", help=tr("Ask for the server's token; it is kept in the system's keyring.")),
    ] = False,
    token_fd: Annotated[
        int | None, typer.Option(help=tr("Read the server's token from this file descriptor."))
    ] = None,
    use: Annotated[
        bool, typer.Option("--use", help=tr("Have it answer where no other model is said."))
    ] = False,
    off: Annotated[
        bool, typer.Option("--off", help=tr("Name no server any more, and delete its token."))
    ] = False,
) -> None:
    """Say which server is named; with an address and a model, name it and try it with a word that nobody wrote."""
    invocation = invocation_of(context)
    with Session(invocation.locations, region=invocation.region, private=True) as session:
        if off:
            session.server.forget()
            say(tr("No server is named: models answer on this computer alone."))
            return
        if address:
            secret = ask_secretly(tr("Token of the server (not shown):")) if token else None
            secret = given_token(token_fd) if token_fd is not None else secret
            session.server.name(address, model, secret)
            if use:
                session.save_settings(msgspec.structs.replace(session.settings, model=SERVER))
        named = session.server.model
        if named is None:
            say(tr("No server is named: models answer on this computer alone."))
        else:
            _try_out(session, named)


def _try_out(session: Session, named: InstalledModel) -> None:
    """Say where messages go, and whether the server answers. Raises ``OysterError`` where it does not."""
    tell_where(named)
    session.load_model(named)
    answers = tr("It answers. 'oyster chat --model {server}' talks with it.", server=SERVER)
    say(together(answers, session.judge_note))
