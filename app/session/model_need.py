"""What a model takes, in bytes, before it is fetched: to fetch, on the disk, and in memory while it runs."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.gguf import GgufHeader
from app.domain.model_shape import ModelShape
from app.domain.quantisation import DEFAULT_QUANTISATION, QUANTISATIONS
from app.engine.memory_fit import ANALYST_CELLS, predict
from app.models.catalogue import CatalogueEntry, Source
from app.models.model_build.disk_space import Way, disk_space_for
from app.models.wheel import left_by_set_up

GUARD_CONTEXT = 4096  # tokens: enough for the categories and the newest part of a conversation
LARGEST_SHARD = 5 * 10**9  # hubs cut weights into files of at most five gigabytes
_BESIDE_WEIGHTS = 2 * 10**9  # for the KV cache and computing, where the model's shape is not known


@dataclass(frozen=True, slots=True)
class ModelNeed:
    """Bytes. ``fetched`` come over the network, ``kept`` stay on the disk, ``peak`` are there for a time,
    ``memory`` is predicted.
    """

    fetched: int
    kept: int
    peak: int
    memory: int

    def __add__(self, other: ModelNeed) -> ModelNeed:
        """Return what both take; the second is fetched once the first is there."""
        return ModelNeed(
            self.fetched + other.fetched,
            self.kept + other.kept,
            max(self.peak, self.kept + other.peak),
            self.memory + other.memory,
        )


NOTHING = ModelNeed(0, 0, 0, 0)


def need_of(entry: CatalogueEntry, context_size: int, quantisation: str = "") -> ModelNeed:
    """Return what an entry takes with a context of that many tokens; ``quantisation`` is of one that is made."""
    made = entry.sizes_when_made
    kept = made.get(quantisation or DEFAULT_QUANTISATION, 0) or entry.size_bytes
    memory = memory_with(entry.shape_of(kept), kept, min(context_size, entry.context_length or context_size))
    if entry.source is not Source.MAKE:
        is_left = entry.source is Source.WHEEL and left_by_set_up(entry) is not None
        return ModelNeed(0 if is_left else entry.size_bytes, kept, kept, memory)
    weights = published_bytes(entry)
    space = disk_space_for(
        Way.LEAN, kept, 0, min(LARGEST_SHARD, weights), 0
    )  # of two ways that which takes less
    return ModelNeed(weights, kept, space.peak_bytes, memory)


def memory_with(model: ModelShape | GgufHeader | None, kept: int, context_size: int) -> int:
    """Return the memory that a model is predicted to take; ``kept`` are the bytes of its file."""
    if model is None:
        return kept + _BESIDE_WEIGHTS
    return predict(model, context_size + ANALYST_CELLS).total


def published_bytes(entry: CatalogueEntry) -> int:
    """Return an estimate of the bytes of the weights to fetch: a model of 16 bits a weight."""
    default = entry.sizes_when_made.get(DEFAULT_QUANTISATION, 0)
    bits = next(each.bits_per_weight for each in QUANTISATIONS if each.name == DEFAULT_QUANTISATION)
    return round(default * 16 / bits)
