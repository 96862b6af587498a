"""Which model would fit into the memory that is free, for a person whose model did not."""

from __future__ import annotations

from app.domain.errors import GgufError
from app.domain.gguf import read_header
from app.domain.model import InstalledModel, ModelRole
from app.models.model_library import ModelLibrary
from app.models.plain_titles import plain_title
from app.session.machine import Machine, this_machine
from app.session.model_need import memory_with
from app.session.recommendation import Why, recommend
from app.translation import tr


def what_fits(library: ModelLibrary, context_size: int) -> str:
    """Return a sentence on the largest installed model that fits now, else on one to fetch; empty where none does."""
    machine = this_machine(library.folder)
    there = [each for each in library.installed() if _fits(each, machine, context_size)]
    if there:
        largest = max(there, key=lambda each: each.size_bytes)
        return tr(
            "{title}, which is on this computer, would fit.", title=plain_title(largest.id, largest.title)
        )
    found = recommend(library, machine, context_size)
    if found is None or found.why in (Why.TIGHT, Why.UNKNOWN):
        return ""
    entry = found.best.entry
    return tr("{title} would fit; the Models page fetches it.", title=plain_title(entry.id, entry.title))


def _fits(model: InstalledModel, machine: Machine, context_size: int) -> bool:
    if model.role is not ModelRole.CHAT:
        return False
    try:
        needed = memory_with(read_header(model.path), model.size_bytes, context_size)
    except GgufError:
        return False
    return machine.holds(needed) is True
