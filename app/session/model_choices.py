"""The models to switch to: which is loaded, which fit into memory in its place, and which have lost their file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.errors import OysterError
from app.domain.gguf_split import read_model_header
from app.domain.model import InstalledModel, ModelRole
from app.engine.memory_fit import fits, free_memory
from app.session.model_need import memory_with


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """One chat model. ``memory_bytes`` is predicted, 0 where that is not known.

    ``fits`` in the place of the loaded model; None where it is not known.
    """

    model: InstalledModel
    loaded: bool
    memory_bytes: int = 0
    fits: bool | None = None


def model_choices(
    models: Iterable[InstalledModel], loaded: InstalledModel | None, context_size: int
) -> tuple[ModelChoice, ...]:
    """Return the chat models with what each takes at a context of so many tokens. Reads their headers."""
    chat = [each for each in models if each.role is ModelRole.CHAT]
    needs = {each.id: _memory_of(each, context_size) for each in chat}
    free = free_memory()
    if free is not None and loaded is not None:
        free += needs.get(loaded.id, 0)  # it is let go before another one is loaded
    return tuple(_choice(each, needs[each.id], free, loaded) for each in chat)


def _choice(
    model: InstalledModel, memory: int, free: int | None, loaded: InstalledModel | None
) -> ModelChoice:
    known = fits(memory, free) if memory and free is not None else None
    return ModelChoice(model, loaded is not None and loaded.id == model.id, memory, known)


def _memory_of(model: InstalledModel, context_size: int) -> int:
    if model.server is not None:
        return 0
    try:
        return memory_with(read_model_header(model.path), model.size_bytes, context_size)
    except OysterError:
        return 0
