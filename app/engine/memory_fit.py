"""Whether a model fits: predicted bytes from its header, and how many layers a device can take."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.gguf import GgufHeader

MICRO_BATCH = 512
KV_BYTES_A_VALUE = 2  # f16
_COMPUTE_FLOOR = 32 * 2**20
_MARGIN = 0.05  # of what is free, for what nobody can predict


@dataclass(frozen=True, slots=True)
class MemoryNeed:
    """Predicted bytes: ``weights`` exactly, ``cache`` exactly, ``compute`` about."""

    weights: int
    cache: int
    compute: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.weights + self.cache + self.compute


def predict(header: GgufHeader, cells: int) -> MemoryNeed:
    """Answer the memory that a model takes with ``cells`` KV cells.

    KV = layers × cells × KV heads × (key + value length) × bytes; compute is about micro-batch × (heads ×
    cells or vocabulary) × 4, measured on llama.cpp 0c1e57098 (docs/benchmarks.md).
    """
    row = header.head_count_kv * (header.key_length + header.value_length) * KV_BYTES_A_VALUE
    attention = header.head_count * MICRO_BATCH * cells * 4
    activations = MICRO_BATCH * header.embedding_length * 4 * 8
    return MemoryNeed(
        weights=header.tensor_bytes,
        cache=header.block_count * cells * row,
        compute=max(_COMPUTE_FLOOR, min(attention, 512 * 2**20) // 4 + activations),
    )


def free_memory() -> int | None:
    """Answer the bytes that can be taken without swapping, or None where the system does not say."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    line = next((each for each in lines if each.startswith("MemAvailable:")), None)
    return int(line.split()[1]) * 1024 if line else None


def fits(need: MemoryNeed, free: int) -> bool:
    """Answer whether the need fits into ``free`` bytes with a margin."""
    return need.total <= free * (1 - _MARGIN)


def plan_offload(header: GgufHeader, need: MemoryNeed, device_free: int) -> int:
    """Answer how many layers (the output layer counted as one more) go onto a device, 0 to layers + 1.

    Every layer takes its share of weights and cache; the compute buffer is taken off first.
    """
    layers = header.block_count + 1
    budget = int(device_free * (1 - _MARGIN)) - need.compute
    a_layer = (need.weights + need.cache) / layers
    return max(0, min(layers, int(budget / a_layer))) if a_layer > 0 else layers
