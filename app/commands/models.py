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
from app.commands.hub_token import hub_token
from app.commands.invocation import invocation_of
from app.commands.progress_lines import progress_lines, reading_bar
from app.commands.terminal import Terminal, say, say_json
from app.domain.gguf import read_header
from app.domain.model import InstalledModel, ModelRole, ModelStanding, model_words, standing_note
from app.domain.model_identity import identity_of
from app.domain.quantisation import DEFAULT_QUANTISATION, QUANTISATIONS, Quantisation, quantisation_named
from app.models.acquisition import Wish, entry_to_get
from app.models.catalogue import CatalogueEntry, Source, load_catalogue
from app.models.model_library import ModelLibrary
from app.models.publish_kit import write_kit
from app.privacy.tokens import delete_token
from app.session.model_acquisition import acquisition_of, hub_host, offers_of

Identity = Annotated[str, typer.Argument(help="Id from 'oyster models list'.")]
TokenDescriptor = Annotated[
    int | None, typer.Option(help="Read the hub's access token from this file descriptor.")
]

models_app = typer.Typer(help="Model files: list, get, add, verify, remove.", no_args_is_help=True)


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


@models_app.command("list")
def list_models(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """List the models that are known and those that are here."""
    lines = tuple(_lines(_library(context)))
    if json:
        say_json(lines)
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("id", "here", "what it is", "standing"):
        table.add_column(heading, overflow="fold")
    for line in lines:
        here = f"{line.size_bytes / 1e9:.2f} GB" if line.installed else "no"
        table.add_row(*map(Text, (line.id, here, line.title, line.standing)))
    Terminal().print(table)


@models_app.command("get")
def get(
    context: typer.Context,
    identity: Identity,
    quantisation: Annotated[
        str, typer.Option(help="For a model that is made here: Q4_K_M, Q5_K_M, Q6_K, Q8_0, BF16, F16, F32.")
    ] = "",
    token_fd: TokenDescriptor = None,
) -> None:
    """Fetch a model of the catalogue, or make it, check it, and keep it. Ctrl+C pauses; the same command goes on."""
    library = _library(context)
    entry = entry_to_get(library, identity)
    if entry.source is Source.MAKE and not quantisation and library.find(identity) is None:
        say(_offers(library, entry))
    wish = Wish(_quantisation(quantisation), token=hub_token(entry, token_fd))
    acquisition = acquisition_of(library, identity, wish)
    with progress_lines(f"Getting {identity}") as show:
        model = acquisition.run(show)
    say(f"{model.title} is here: {model_words(model)}.")
    _say_what_it_is(model)


@models_app.command("cancel")
def cancel(
    context: typer.Context,
    identity: Identity,
    quantisation: Annotated[str, typer.Option(help="The quantisation that was being made.")] = "",
    keep: Annotated[bool, typer.Option("--keep", help="Leave what was fetched.")] = False,
) -> None:
    """Give up a model that was on its way; what was fetched or made so far is deleted."""
    wish = Wish(_quantisation(quantisation))
    acquisition_of(_library(context), identity, wish).cancel(keep_partial=keep)
    say(f"'{identity}' is given up{'; what was fetched is kept' if keep else ''}.")


@models_app.command("forget-token")
def forget_token() -> None:
    """Delete the hub's access token from the system's keyring."""
    delete_token(hub_host())
    say(f"No token for {hub_host()} is kept any more.")


@models_app.command("add")
def add(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="A GGUF file; it stays where it is.")],
    role: Annotated[ModelRole, typer.Option(help="What it is for.")] = ModelRole.CHAT,
) -> None:
    """Add a GGUF file that is already on this computer."""
    with reading_bar(f"Reading {path.name}") as show:
        model = _library(context).add(path, show, role)
    say(f"'{model.id}' is added: {model_words(model)}.")
    _say_what_it_is(model)


@models_app.command("verify")
def verify(context: typer.Context, identity: Identity) -> None:
    """Read a model's file again and compare it with what was checked before."""
    with reading_bar(f"Reading {identity}") as show:
        verification = _library(context).verify(identity, show)
    say(verification.sentence)
    if not verification.well:
        raise typer.Exit(ExitCode.DAMAGED)
    _say_what_it_is(verification.model)


@models_app.command("remove")
def remove(context: typer.Context, identity: Identity) -> None:
    """Forget a model; the file is deleted only if the program fetched it."""
    _library(context).remove(identity)
    say(f"'{identity}' is removed.")


@models_app.command("publish-kit")
def publish_kit(
    context: typer.Context,
    identity: Identity,
    folder: Annotated[Path, typer.Argument(help="A new folder for the kit.")],
) -> None:
    """Write the folder that a maintainer uploads for others: the model, its card, its record, its licence."""
    with reading_bar(f"Reading {identity}") as show:
        paths = write_kit(_library(context), identity, folder, show)
    for path in paths:
        say(str(path))


def _library(context: typer.Context) -> ModelLibrary:
    locations = invocation_of(context).locations
    return ModelLibrary(locations.models, load_catalogue(locations.root / "catalogue.yaml"))


def _lines(library: ModelLibrary) -> Iterator[ModelLine]:
    installed = {each.id: each for each in library.installed()}
    for entry in library.catalogue.models:
        yield _line(entry, installed.pop(entry.id, None))
    for model in installed.values():
        yield _line(None, model)


def _line(entry: CatalogueEntry | None, model: InstalledModel | None) -> ModelLine:
    known = model or entry
    if known is None:
        raise ValueError("A line is of an entry, a model, or both.")
    return ModelLine(
        id=known.id,
        title=known.title,
        purpose=entry.purpose if entry else "",
        role=known.role.value,
        standing=model_words(model) if model else standing_note(known.standing),
        installed=model is not None,
        path=str(model.path) if model else "",
        size_bytes=model.size_bytes if model else (entry.size_bytes if entry else 0),
        sha256=known.sha256,
        licence=known.licence,
        note=entry.note if entry else "",
    )


def _offers(library: ModelLibrary, entry: CatalogueEntry) -> str:
    """Return in a sentence which quantisation is used, and the alternatives on this machine."""
    offers = [each for each in offers_of(library, entry) if each.fits_memory and each.fits_disk]
    others = [
        f"{each.quantisation.name} ({each.final_bytes / 1e9:.1f} GB)"
        for each in offers
        if each.quantisation.name != DEFAULT_QUANTISATION
    ]
    fits = any(each.quantisation.name == DEFAULT_QUANTISATION for each in offers)
    note = "" if fits else " It is too large for the memory or the disk that is free here now."
    more = f" --quantisation chooses another that fits here: {', '.join(others)}." if others else ""
    return f"It will be stored as {DEFAULT_QUANTISATION}.{note}{more}"


def _quantisation(name: str) -> Quantisation | None:
    if not name:
        return None
    found = quantisation_named(name)
    if found is None:
        known = ", ".join(each.name for each in QUANTISATIONS)
        raise typer.BadParameter(f"There is no quantisation '{name}'. There are: {known}.")
    return found


def _say_what_it_is(model: InstalledModel) -> None:
    """Print what the file's own metadata says, and what is inconsistent in it."""
    identity = identity_of(read_header(model.path))
    unverified = model.standing is ModelStanding.UNVERIFIED
    notes = (identity.template_problem, identity.name_sentence if unverified else "")
    say(" ".join((f"By its metadata it is {identity.family}.", *(each for each in notes if each))))
