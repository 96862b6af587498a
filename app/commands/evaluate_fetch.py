"""``oyster eval fetch``: download a data set from the hub into the data folder."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands.invocation import invocation_of
from app.commands.progress_lines import progress_lines
from app.commands.terminal import say
from app.privacy.tokens import FoundToken, find_token
from app.session.kept_token import keyring_would_ask, why_the_keyring_asks
from app.session.model_acquisition import hub_host
from app.translation import tr

FETCH_HELP = tr("Fetch the files of a published data set, and say where they lie; only they are asked for.")


def fetch(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=tr("The data set: strata_sword."))],
    with_token: Annotated[
        bool, typer.Option(help=tr("Show the hub the access token that is kept here, where it wants one."))
    ] = False,
) -> None:
    """Fetch the files of a published data set, and say where they lie; only they are asked for."""
    from app.evaluation.data.fetched import data_set_named, fetch_data_set

    wanted = data_set_named(name)
    locations = invocation_of(context).locations
    folder = locations.evaluations / "data" / wanted.id
    if with_token and keyring_would_ask(locations):
        say(why_the_keyring_asks(), error=True)
    found = find_token(locations, hub_host()) if with_token else FoundToken("")
    if found.problem:
        say(found.problem, error=True)
    with progress_lines(wanted.title) as show:
        fetch_data_set(wanted, folder, found.token, show)
    say(tr("{wanted} is in {folder}", wanted=wanted.title, folder=folder))
