"""Which model is recommended for a machine: Oy1 where it fits, else the largest of its smaller relatives that does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.errors import GgufError
from app.domain.gguf import read_header
from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.models.catalogue import Catalogue, CatalogueEntry, Source
from app.models.model_library import ModelLibrary
from app.session.fetch_conditions import FetchConditions
from app.session.guard_offer import recommended_guard
from app.session.machine import Machine, this_machine
from app.session.model_need import GUARD_CONTEXT, NOTHING, ModelNeed, memory_with, need_of

_SURELY_THERE = 4 * 10**9  # bytes of memory taken to be free where the system does not say


class Why(StrEnum):
    """Why a model is recommended."""

    OY1 = "oy1"  # Oy1 itself fits
    RELATIVE = "relative"  # the largest relative that fits
    UNKNOWN = "unknown"  # a small relative, since the free memory is not known
    TIGHT = "tight"  # the smallest relative, though not even it fits now
    NO_NETWORK = "no network"  # the trial model, since nothing can be fetched


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that could be had. ``guard`` is fetched with it; ``whole`` is what both take, ``need`` the model alone.

    ``fits_memory`` is None where the free memory is not known; an installed guard counts in it too.
    """

    entry: CatalogueEntry
    need: ModelNeed
    whole: ModelNeed
    guard: CatalogueEntry | None
    fits_memory: bool | None
    fits_disk: bool


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What is recommended. ``candidates`` are all chat models that can be had, in the catalogue's order.

    ``other`` is there in minutes where the best one has to be made, or is to be had once there is a network again.
    """

    why: Why
    best: Candidate
    other: Candidate | None
    candidates: tuple[Candidate, ...]
    machine: Machine

    def candidate(self, identity: str) -> Candidate | None:
        """Return the candidate with this id, or None."""
        return next((each for each in self.candidates if each.entry.id == identity), None)


def recommendation_now(
    library: ModelLibrary, conditions: FetchConditions, context_size: int
) -> Recommendation | None:
    """Return what is recommended for what is free on this machine now, and what fetching has shown."""
    machine = this_machine(library.folder)
    if conditions.unreachable:
        machine = replace(machine, network=False)
    return recommend(library, machine, context_size)


def recommend(library: ModelLibrary, machine: Machine, context_size: int) -> Recommendation | None:
    """Return what is recommended on a machine, or None where the catalogue has nothing to offer."""
    candidates = candidates_of(library, machine, context_size)
    relatives = sorted(
        (each for each in candidates if each.entry.relative_of), key=lambda each: -each.need.memory
    )
    oy1 = next((each for each in candidates if each.entry.standing is ModelStanding.OY1), None)
    trial = next((each for each in candidates if each.entry.standing is ModelStanding.TRIAL), None)
    fitting = next((each for each in relatives if _fits(each)), None)
    if trial is not None and not machine.network:
        return Recommendation(Why.NO_NETWORK, trial, fitting, candidates, machine)
    if oy1 is not None and _fits(oy1):
        return Recommendation(Why.OY1, oy1, fitting, candidates, machine)
    if fitting is not None:
        why = Why.RELATIVE if machine.memory is not None else Why.UNKNOWN
        return Recommendation(why, fitting, None, candidates, machine)
    last = relatives[-1] if relatives else oy1 or trial
    return Recommendation(Why.TIGHT, last, None, candidates, machine) if last is not None else None


def candidates_of(library: ModelLibrary, machine: Machine, context_size: int) -> tuple[Candidate, ...]:
    """Return the chat models of the catalogue with what each takes on a machine."""
    guard, beside = recommended_guard(library), guard_memory(library)
    return tuple(
        _candidate(each, guard, beside, machine, context_size) for each in _chat_models(library.catalogue)
    )


def _chat_models(catalogue: Catalogue) -> Iterable[CatalogueEntry]:
    return (each for each in catalogue.models if each.role is ModelRole.CHAT)


def _candidate(
    entry: CatalogueEntry, guard: CatalogueEntry | None, beside: int, machine: Machine, context_size: int
) -> Candidate:
    if entry.source is Source.WHEEL:  # the trial model runs alone, without a network
        guard = None
    need = need_of(entry, context_size)
    whole = need + (need_of(guard, GUARD_CONTEXT) if guard is not None else NOTHING)
    memory = whole.memory if guard is not None else need.memory + beside
    return Candidate(entry, need, whole, guard, machine.holds(memory), whole.peak <= machine.disk)


def _fits(candidate: Candidate) -> bool:
    if candidate.fits_memory is None:
        return candidate.fits_disk and candidate.whole.memory <= _SURELY_THERE
    return candidate.fits_memory and candidate.fits_disk


def guard_memory(library: ModelLibrary) -> int:
    """Return the predicted memory of the guard that is on this computer; 0 where there is none."""
    guards: Sequence[InstalledModel] = [each for each in library.installed() if each.role is ModelRole.GUARD]
    if not guards:
        return 0
    try:
        return memory_with(read_header(guards[0].path), guards[0].size_bytes, GUARD_CONTEXT)
    except GgufError:
        return memory_with(None, guards[0].size_bytes, GUARD_CONTEXT)
