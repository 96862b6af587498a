"""``oyster models prove``: compare a GGUF with published weights, of which only a sample is fetched."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands.exit_codes import ExitCode
from app.commands.hub_token import given_token
from app.commands.invocation import invocation_of
from app.commands.progress_lines import progress_lines
from app.commands.terminal import say, say_json
from app.domain.origin_comparison import OriginVerdict
from app.domain.origin_words import comparison_sentences
from app.models.models_place import open_library
from app.models.service import Service
from app.session.kept_token import keyring_would_ask, why_the_keyring_asks
from app.session.origin_check import Proof, prove
from app.translation import tr


def prove_command(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help=tr("A GGUF file, or the id of a model that is here."))],
    against: Annotated[
        str, typer.Option(help=tr("The hub's repository of the published weights, as OWNER/NAME."))
    ] = "",
    revision: Annotated[str, typer.Option(help=tr("The repository's branch or commit."))] = "main",
    percent: Annotated[
        float | None,
        typer.Option(min=0.01, max=100, help=tr("How much of the weights to fetch; 1.5 if not said.")),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, help=tr("Look at the places that this seed chose before."))
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=tr("Print as JSON."))] = False,
    service: Annotated[
        Service, typer.Option("--from", help=tr("Where the published weights are."))
    ] = Service.HUB,
    token_fd: Annotated[
        int | None, typer.Option(help=tr("Read the hub's access token from this file descriptor."))
    ] = None,
) -> None:
    """Check that a GGUF is made of published weights, by a sample of them, and say what could have been missed."""
    locations = invocation_of(context).locations
    library = open_library(locations)
    proof = Proof(
        file, against, revision, percent / 100 if percent else None, seed, given_token(token_fd), service
    )
    if not proof.token and service is Service.HUB and keyring_would_ask(locations):
        say(why_the_keyring_asks(), error=True)
    with progress_lines(tr("Comparing {name}", name=file)) as show:
        found = prove(library, locations, proof, show)
    if json:
        say_json(found)
    else:
        for sentence in comparison_sentences(found):
            say(sentence)
    if found.verdict is OriginVerdict.ALTERED:
        raise typer.Exit(ExitCode.DAMAGED)
