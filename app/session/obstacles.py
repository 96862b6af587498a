"""What hinders a model on this machine, said before its first byte is fetched, and what would do instead."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.amount_words import size_words
from app.domain.model import ModelRole
from app.models.catalogue import CatalogueEntry, Source
from app.models.model_library import ModelLibrary
from app.models.plain_titles import plain_title
from app.session.fetch_conditions import FetchConditions
from app.session.guard_offer import comes_with_guard, recommended_guard
from app.session.hub_models import HubOffer
from app.session.machine import Machine, free_disk, this_machine
from app.session.model_need import GUARD_CONTEXT, ModelNeed, need_of
from app.session.recommendation import Why, recommendation_now
from app.translation import together, tr


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Sentences, or empty: ``disk`` where it cannot be kept at all, ``memory`` where it could not be loaded now.

    ``way`` says what would do.
    """

    disk: str
    memory: str
    way: str


def obstacle_to(
    entry: CatalogueEntry,
    library: ModelLibrary,
    context_size: int,
    same_page: Sequence[HubOffer] = (),
    machine: Machine | None = None,
) -> Obstacle | None:
    """Return what hinders a model that would be fetched, or None. What was fetched of it before is counted.

    ``same_page`` are the other models of the same page, smaller ones among them perhaps.
    """
    machine = machine or this_machine(library.folder)
    need = _with_guard(entry, library, need_of(entry, context_size))
    missing = need.peak - _fetched_before(library, entry)
    disk = "" if missing <= machine.disk else _disk_words(entry, library.folder, missing, machine)
    memory = "" if machine.holds(need.memory) is not False else _memory_words(entry, need, machine)
    if not disk and not memory:
        return None
    return Obstacle(disk, memory, _way(entry, library, context_size, same_page, missing if disk else 0))


def fit_words(offer: HubOffer) -> str:
    """Return in a few words whether a model of the hub fits this machine."""
    if offer.missing:
        return tr("not whole: {missing} of its files are missing", missing=offer.missing)
    if offer.is_here:
        return tr("on this computer")
    if not offer.fits_disk:
        return tr("too large for the disk")
    if offer.fits_memory is False:
        return tr("too large for the memory that is free now")
    return tr("fits") if offer.fits_memory else tr("free memory not known")


def folders_with_room(size_bytes: int, places: Iterable[Path] | None = None) -> tuple[Path, ...]:
    """Return folders on other disks that can be written and have that much room, the roomiest first."""
    found: dict[int, tuple[int, Path]] = {}
    for place in places if places is not None else _places():
        try:
            if place.is_dir() and os.access(place, os.W_OK) and (free := free_disk(place)) >= size_bytes:
                found.setdefault(place.stat().st_dev, (free, place))
        except OSError:
            continue
    return tuple(place for _, place in sorted(found.values(), key=lambda each: -each[0]))


def _places() -> Iterable[Path]:
    yield Path.home()
    mounts = [
        Path("/media") / Path.home().name,
        Path("/run/media") / Path.home().name,
        Path("/mnt"),
        Path("/Volumes"),
    ]
    for mount in mounts:
        try:
            yield from sorted(mount.iterdir())
        except OSError:
            continue
    if os.name == "nt":
        yield from (Path(f"{letter}:\\") for letter in "CDEFGHIJKLMNOPQRSTUVWXYZ")


def _with_guard(entry: CatalogueEntry, library: ModelLibrary, need: ModelNeed) -> ModelNeed:
    guard = recommended_guard(library) if comes_with_guard(entry) else None
    return need + need_of(guard, GUARD_CONTEXT) if guard is not None else need


def _fetched_before(library: ModelLibrary, entry: CatalogueEntry) -> int:
    try:
        return sum(each.stat().st_size for each in (library.folder / "incoming").glob(f"{entry.id}-*"))
    except OSError:
        return 0


def _disk_words(entry: CatalogueEntry, folder: Path, missing: int, machine: Machine) -> str:
    return tr(
        "{title} does not fit the disk: {missing} more are needed in {folder}, {free} are free.",
        title=plain_title(entry.id, entry.title),
        missing=size_words(missing),
        folder=folder,
        free=size_words(machine.disk),
    )


def _memory_words(entry: CatalogueEntry, need: ModelNeed, machine: Machine) -> str:
    return tr(
        "{title} needs about {memory} of memory and {free} are free, so it could not be loaded now.",
        title=plain_title(entry.id, entry.title),
        memory=size_words(need.memory),
        free=size_words(machine.memory or 0),
    )


def _way(
    entry: CatalogueEntry,
    library: ModelLibrary,
    context_size: int,
    same_page: Sequence[HubOffer],
    wanted_on_disk: int,
) -> str:
    return together(
        _smaller(entry, library, context_size, same_page),
        _elsewhere(library.folder, wanted_on_disk)
        if wanted_on_disk
        else tr("Closing other programs frees memory."),
    )


def _smaller(
    entry: CatalogueEntry, library: ModelLibrary, context_size: int, same_page: Sequence[HubOffer]
) -> str:
    fitting = [each for each in same_page if each.fits and each.need.kept < need_of(entry, context_size).kept]
    if fitting:
        best = max(fitting, key=lambda each: each.need.kept)
        return tr(
            "{name} of the same page fits, with {size}.", name=best.name, size=size_words(best.need.kept)
        )
    advice = recommendation_now(library, FetchConditions(), context_size)
    if advice is None or advice.why in (Why.TIGHT, Why.NO_NETWORK) or entry.role is not ModelRole.CHAT:
        return ""
    other = advice.other if advice.best.entry.source is Source.MAKE else advice.best
    if other is None or other.entry.id == entry.id:
        return ""
    title = plain_title(other.entry.id, other.entry.title)
    return tr("{title} fits, with {size} to fetch.", title=title, size=size_words(other.whole.fetched))


def _elsewhere(folder: Path, wanted: int) -> str:
    roomy = [each for each in folders_with_room(wanted) if not _same_disk(each, folder)]
    if not roomy:
        return tr("Or make room on the disk.")
    return tr(
        "There is room in {folder}: {free} are free.", folder=roomy[0], free=size_words(free_disk(roomy[0]))
    )


def _same_disk(one: Path, other: Path) -> bool:
    while not other.exists() and other != other.parent:
        other = other.parent
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
