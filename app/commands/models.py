"""``oyster models``: list, get, add, verify, remove and publish models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of
from app.commands.model_advice import guard_advice, offer_of_comparison
from app.commands.progress_lines import reading_bar
from app.commands.terminal import Terminal, say, say_json
from app.domain.gguf import read_header
from app.domain.model import InstalledModel, ModelRole, ModelStanding, model_words, standing_note
from app.domain.model_identity import identity_of
from app.models.catalogue import CatalogueEntry
from app.models.model_library import ModelLibrary
from app.models.models_place import open_library
from app.models.publish_kit import write_kit
from app.models.service import Service
from app.privacy.tokens import delete_token
from app.session.model_acquisition import hub_host
from app.translation import together, tr

Identity = Annotated[str, typer.Argument(help=tr("Id from 'oyster models list'."))]
TokenDescriptor = Annotated[
    int | None, typer.Option(help=tr("Read the hub's access token from this file descriptor."))
]

ServiceOption = Annotated[
    Service, typer.Option("--from", help=tr("Where the weights of a model that is made here are fetched."))
]

models_app = typer.Typer(no_args_is_help=True)


class ModelLine(msgspec.Struct, frozen=True):
    """One model, as ``models list --json`` prints it."""

    id: str
    title: str
    purpose: str
    role: str
    standing: str
    installed: bool
    path: str
    size_bytes: int
    sha256: str
    licence: str
    note: str
    vanished: bool = False  # it was here, and its file is gone


@models_app.command("list", help=tr("List the models that are known and those that are here."))
def list_models(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help=tr("Print as JSON."))] = False,
) -> None:
    """List the models that are known and those that are here."""
    library = library_of(context)
    lines = tuple(_lines(library))
    if json:
        say_json(lines)
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("id", tr("here"), tr("what it is"), tr("standing")):
        table.add_column(heading, overflow="fold")
    for line in lines:
        size = tr("{size} GB", size=f"{line.size_bytes / 1e9:.2f}")
        here = tr("its file is gone") if line.vanished else size if line.installed else tr("no")
        table.add_row(*map(Text, (line.id, here, line.title, line.standing)))
    if library.unreachable:
        say(library.unreachable)
    for gone in library.missing():
        say(
            tr(
                "The file of '{model}' is no longer at {path}, or is another one now. Bring it back, or "
                "'oyster models relocate {model} FILE' says where it is.",
                model=gone.id,
                path=gone.path,
            )
        )
    Terminal().print(table)


@models_app.command("forget-token", help=tr("Delete the hub's access token from the system's keyring."))
def forget_token(context: typer.Context) -> None:
    """Delete the hub's access token from the system's keyring."""
    delete_token(invocation_of(context).locations, hub_host())
    say(tr("No token for {hub_host} is kept any more.", hub_host=hub_host()))


@models_app.command("add", help=tr("Add a GGUF file that is already on this computer."))
def add(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help=tr("A GGUF file; it stays where it is."))],
    role: Annotated[ModelRole, typer.Option(help=tr("What it is for."))] = ModelRole.CHAT,
) -> None:
    """Add a GGUF file that is already on this computer."""
    with reading_bar(tr("Reading {path}", path=path.name)) as show:
        model = library_of(context).add(path, show, role)
    say(tr("'{model}' is added: {standing}.", model=model.id, standing=model_words(model)))
    say_what_it_is(model)
    library = library_of(context)
    if offer := offer_of_comparison(model, library.catalogue):
        say(offer)
    advise_guard(library, model)


@models_app.command(
    "verify", help=tr("Read a model's file again and compare it with what was checked before.")
)
def verify(
    context: typer.Context,
    identity: Annotated[
        str, typer.Argument(help=tr("Id from 'oyster models list'; all models if not said."))
    ] = "",
) -> None:
    """Read a model's file again, or every model's, and compare it with what was checked before."""
    library = library_of(context)
    chosen = [identity] if identity else [each.id for each in (*library.installed(), *library.missing())]
    well = True
    for name in chosen:
        with reading_bar(tr("Reading {identity}", identity=name)) as show:
            verification = library.verify(name, show)
        say(verification.sentence)
        well = well and verification.well
        if verification.well:
            say_what_it_is(verification.model)
    if not well:
        raise typer.Exit(ExitCode.DAMAGED)


@models_app.command("remove", help=tr("Forget a model; the file is deleted only if the program fetched it."))
def remove(context: typer.Context, identity: Identity) -> None:
    """Forget a model; the file is deleted only if the program fetched it."""
    library_of(context).remove(identity)
    say(tr("'{identity}' is removed.", identity=identity))


@models_app.command(
    "publish-kit",
    help=tr(
        "Write the folder that a maintainer uploads for others: the model, its card, its record, its licence."
    ),
)
def publish_kit(
    context: typer.Context,
    identity: Identity,
    folder: Annotated[Path, typer.Argument(help=tr("A new folder for the kit."))],
) -> None:
    """Write the folder that a maintainer uploads for others: the model, its card, its record, its licence."""
    with reading_bar(tr("Reading {identity}", identity=identity)) as show:
        paths = write_kit(library_of(context), identity, folder, show)
    for path in paths:
        say(str(path))


def library_of(context: typer.Context) -> ModelLibrary:
    """Return the library of the chosen data folder."""
    locations = invocation_of(context).locations
    return open_library(locations)


def _lines(library: ModelLibrary) -> Iterator[ModelLine]:
    here = {each.id: each for each in library.installed()}
    gone = {each.id: each for each in library.missing()}
    known = {**gone, **here}
    for entry in library.catalogue.models:
        yield _line(entry, known.pop(entry.id, None), vanished=entry.id in gone)
    for model in known.values():
        yield _line(None, model, vanished=model.id in gone)


def _line(entry: CatalogueEntry | None, model: InstalledModel | None, *, vanished: bool) -> ModelLine:
    known = model or entry
    if known is None:
        raise ValueError("A line is of an entry, a model, or both.")
    return ModelLine(
        id=known.id,
        title=known.title,
        purpose=entry.purpose if entry else "",
        role=known.role.value,
        standing=model_words(model) if model else standing_note(known.standing),
        installed=model is not None and not vanished,
        vanished=vanished,
        path=str(model.path) if model else "",
        size_bytes=model.size_bytes if model else (entry.size_bytes if entry else 0),
        sha256=known.sha256,
        licence=known.licence,
        note=entry.note if entry else "",
    )


def advise_guard(library: ModelLibrary, model: InstalledModel) -> None:
    """Print what is missing without a guard, and how to get one, where there is none."""
    if model.role is ModelRole.CHAT and (advice := guard_advice(library)):
        say(advice)


def say_what_it_is(model: InstalledModel) -> None:
    """Print what the file's own metadata says, and what is inconsistent in it."""
    identity = identity_of(read_header(model.path))
    unverified = model.standing is ModelStanding.UNVERIFIED
    say(
        together(
            tr("By its metadata it is {family}.", family=identity.family),
            identity.template_problem,
            identity.name_sentence if unverified else "",
        )
    )
