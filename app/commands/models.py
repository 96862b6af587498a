"""``oyster models``: what is on this computer, and how it comes and goes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of
from app.domain.model import InstalledModel, ModelRole, standing_note
from app.models.acquisition import acquire
from app.models.catalogue import CatalogueEntry, load_catalogue
from app.models.download import DownloadProgress
from app.models.library import ModelLibrary

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
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(lines), indent=2).decode() + "\n")
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("id", "here", "what it is", "standing"):
        table.add_column(heading, overflow="fold")
    for line in lines:
        here = f"{line.size_bytes / 1e9:.2f} GB" if line.installed else "no"
        table.add_row(line.id, here, line.title, line.standing)
    Console().print(table)


@models_app.command("get")
def get(
    context: typer.Context, identity: Annotated[str, typer.Argument(help="Id from 'oyster models list'.")]
) -> None:
    """Fetch a model of the catalogue, check it, and keep it. Ctrl+C pauses; the same command goes on."""
    library = _library(context)
    with _bar(f"Getting {identity}") as show:

        def progress(state: DownloadProgress) -> None:
            show(state.done_bytes, state.total_bytes)

        model = acquire(library, identity, progress)
    _say(f"{model.title} is here: {standing_note(model.standing)}.")


@models_app.command("add")
def add(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="A GGUF file; it stays where it is.")],
    role: Annotated[ModelRole, typer.Option(help="What it is for.")] = ModelRole.CHAT,
) -> None:
    """Add a GGUF file that is already on this computer."""
    with _bar(f"Reading {path.name}") as show:
        model = _library(context).add(path, lambda share: show(share, 1.0), role)
    _say(f"'{model.id}' is added: {standing_note(model.standing)}.")


@models_app.command("verify")
def verify(
    context: typer.Context, identity: Annotated[str, typer.Argument(help="Id from 'oyster models list'.")]
) -> None:
    """Read a model's file again and compare it with what was checked before."""
    with _bar(f"Reading {identity}") as show:
        verification = _library(context).verify(identity, lambda share: show(share, 1.0))
    _say(verification.sentence)
    if not verification.well:
        raise typer.Exit(ExitCode.DAMAGED)


@models_app.command("remove")
def remove(
    context: typer.Context, identity: Annotated[str, typer.Argument(help="Id from 'oyster models list'.")]
) -> None:
    """Forget a model; the file is deleted only if the program fetched it."""
    _library(context).remove(identity)
    _say(f"'{identity}' is removed.")


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
        standing=standing_note(known.standing),
        installed=model is not None,
        path=str(model.path) if model else "",
        size_bytes=model.size_bytes if model else (entry.size_bytes if entry else 0),
        sha256=known.sha256,
        licence=known.licence,
        note=entry.note if entry else "",
    )


@contextmanager
def _bar(title: str) -> Iterator[Callable[[float, float], None]]:
    """Give a function that moves a progress bar, shown on standard error only."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(title, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total or None)


def _say(sentence: str) -> None:
    Console().print(sentence, highlight=False)
