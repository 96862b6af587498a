"""``oyster models recommend``: which model fits this machine, with what it takes, gives and lacks."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of
from app.commands.terminal import say, say_json
from app.models.models_place import open_library
from app.models.plain_titles import plain_title
from app.session.fetch_conditions import FetchConditions
from app.session.recommendation import Candidate, Recommendation, recommendation_now
from app.session.recommendation_words import Fact, facts_of, why_words
from app.session.settings import read_settings
from app.translation import tr


class ModelAdvice(msgspec.Struct, frozen=True):
    """One model as ``models recommend --json`` prints it; sizes in bytes, the guard included where one comes along.

    ``fits_memory`` is null where the free memory is not known.
    """

    id: str
    title: str
    guard: str
    fetch_bytes: int
    disk_bytes: int
    peak_disk_bytes: int
    memory_bytes: int
    fits_memory: bool | None
    fits_disk: bool


class Advice(msgspec.Struct, frozen=True):
    """What is recommended, and every chat model of the catalogue."""

    why: str
    recommended: str
    free_memory_bytes: int | None
    free_disk_bytes: int
    models: tuple[ModelAdvice, ...]


def recommend_command(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help=tr("Print as JSON."))] = False,
) -> None:
    """Print the model that is recommended for what is free on this machine now."""
    locations = invocation_of(context).locations
    library = open_library(locations)
    context_size = read_settings(locations.settings).context_size
    found = recommendation_now(library, FetchConditions(), context_size)
    if found is None:
        say(tr("The catalogue has no model to recommend."), error=True)
        raise typer.Exit(ExitCode.FAILED)
    if json:
        say_json(_advice(found))
        return
    say(why_words(found))
    _say_model(found, found.best)
    if found.other is not None:
        say("")
        _say_model(found, found.other)


def _say_model(found: Recommendation, candidate: Candidate) -> None:
    entry = candidate.entry
    say(f"{plain_title(entry.id, entry.title)} ({entry.id})")
    facts = facts_of(candidate, found.machine, None)
    get = Fact(tr("To get it"), tr("'oyster models get {identity}' in a terminal.", identity=entry.id))
    for fact in (*facts, get):
        say(f"  {fact.name}: {fact.words}")


def _advice(found: Recommendation) -> Advice:
    return Advice(
        found.why.value,
        found.best.entry.id,
        found.machine.memory,
        found.machine.disk,
        tuple(map(_model, found.candidates)),
    )


def _model(candidate: Candidate) -> ModelAdvice:
    return ModelAdvice(
        id=candidate.entry.id,
        title=candidate.entry.title,
        guard=candidate.guard.id if candidate.guard is not None else "",
        fetch_bytes=candidate.whole.fetched,
        disk_bytes=candidate.whole.kept,
        peak_disk_bytes=candidate.whole.peak,
        memory_bytes=candidate.whole.memory,
        fits_memory=candidate.fits_memory,
        fits_disk=candidate.fits_disk,
    )
