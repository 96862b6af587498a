"""Whether a model fits: predicted memory from its header, and how many layers to offload to a device."""

from __future__ import annotations

import ctypes
import os
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from app.domain.gguf import GgufHeader
from app.domain.model_shape import ModelShape
from app.engine.step_memory import step_bytes

MICRO_BATCH = 512
ANALYST_CELLS = 2048  # besides the conversation's own
MEMORY_VARIABLE = "OYSTER_MACHINE_MEMORY_GB"  # for tests: the memory that the machine is taken to have
KV_BYTES_A_VALUE = 2  # f16
_LOGIT_BYTES = 4
_CELLS_AT_ONCE = 256  # llama.cpp rounds a context up to them
_MARGIN = 0.05  # share of the free memory kept as a reserve
_MEMBERSHIP = Path("/proc/self/cgroup")
_CGROUPS = Path("/sys/fs/cgroup")
_USED_BY_A_DESKTOP = 2 * 10**9  # bytes, of a machine whose memory is told by the variable


@dataclass(frozen=True, slots=True)
class MemoryNeed:
    """Predicted bytes: of the weights, the KV cache, and what a step computes with, its logits among them."""

    weights: int
    cache: int
    compute: int

    @property
    def total(self) -> int:
        """Their sum."""
        return self.weights + self.cache + self.compute


def predict(model: GgufHeader | ModelShape, cells: int, outputs: int = 64) -> MemoryNeed:
    """Return the memory of a model with ``cells`` KV cells and ``outputs`` rows of logits in a step.

    KV = layers × cells × KV heads × (key + value length) × bytes. Logits are held twice: where they are computed, and
    where they are read. Weights count once: llama.cpp rearranges some for a processor in memory of its own, and the
    file's pages that they came from are not read again, so the system takes them back.
    """
    row = model.head_count_kv * (model.key_length + model.value_length) * KV_BYTES_A_VALUE
    tokens = min(MICRO_BATCH, cells)
    cells = -(-cells // _CELLS_AT_ONCE) * _CELLS_AT_ONCE
    return MemoryNeed(
        weights=model.tensor_bytes,
        cache=model.block_count * cells * row,
        compute=step_bytes(model, cells, tokens, outputs) + outputs * model.vocabulary_size * _LOGIT_BYTES,
    )


def fits(need: int, free: int) -> bool:
    """Return whether ``need`` bytes fit into ``free`` bytes with a margin."""
    return need <= free * (1 - _MARGIN)


def parking_budget(need: MemoryNeed, wanted: int, free: int | None) -> int:
    """Return the bytes for conversations that are not open beside a model that takes ``wanted`` of the free bytes.

    Two full contexts are enough, and never more than half of what the model leaves free.
    """
    if free is None:
        return need.cache
    return max(0, min(2 * need.cache, (int(free * (1 - _MARGIN)) - wanted) // 2))


def layer_needs(header: GgufHeader, need: MemoryNeed) -> tuple[int, ...]:
    """Return the bytes of weights and cache in the order in which llama.cpp offloads: output first, then the
    layers from the last to the first.
    """
    beside = need.weights - sum(header.block_bytes)
    cache = -(-need.cache // header.block_count)
    return (beside, *(weight + cache for weight in reversed(header.block_bytes)))


def plan_offload(header: GgufHeader, need: MemoryNeed, device_free: int) -> int:
    """Return how many layers (the output counted as one) to offload to a device: 0 to ``block_count + 1``.

    The compute buffer is subtracted first; none are offloaded where not even one block would fit.
    """
    budget = int(device_free * (1 - _MARGIN)) - need.compute
    fitting = sum(1 for total in accumulate(layer_needs(header, need)) if total <= budget)
    return fitting if fitting > 1 else 0


def left_on_host(header: GgufHeader, need: MemoryNeed, layers: int) -> int:
    """Return the bytes that stay in main memory with ``layers`` on a device."""
    return need.total - sum(layer_needs(header, need)[:layers])


def free_memory() -> int | None:
    """Return the bytes available without swapping, or None where the system does not say.

    ``OYSTER_MACHINE_MEMORY_GB`` lets a test have another machine, on which a desktop uses 2 GB.
    """
    told = _free_of_told_machine()
    if told is not None:
        return told
    limits = [*_free_of_system(), *_free_of_container(_MEMBERSHIP, _CGROUPS), *_free_on_windows()]
    return min(limits, default=None)


def _free_of_told_machine() -> int | None:
    try:
        memory = round(float(os.environ[MEMORY_VARIABLE]) * 1e9)
    except (KeyError, ValueError, OverflowError):
        return None
    return max(0, memory - _USED_BY_A_DESKTOP)


def _free_of_system() -> list[int]:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return []
    return [int(each.split()[1]) * 1024 for each in lines if each.startswith("MemAvailable:")]


def _free_of_container(membership: Path, root: Path) -> list[int]:
    """Return what each control group above this process still allows (reclaimable cache counts as free)."""
    try:
        line = next(each for each in membership.read_text().splitlines() if each.startswith("0::"))
    except (OSError, StopIteration):
        return []
    own = root / line.removeprefix("0::").strip("/")
    return [free for folder in (own, *own.parents) if (free := _free_of_group(folder)) is not None]


def _free_of_group(folder: Path) -> int | None:
    try:
        limit = (folder / "memory.max").read_text().strip()
        used = int((folder / "memory.current").read_text())
        stat = dict(line.split() for line in (folder / "memory.stat").read_text().splitlines())
    except (OSError, ValueError):
        return None
    return None if limit == "max" else max(0, int(limit) - used + int(stat.get("inactive_file", 0)))


def _free_on_windows() -> list[int]:
    windll = getattr(ctypes, "windll", None)
    if windll is None:
        return []
    # MEMORYSTATUSEX: length and load (two DWORDs), then seven 64-bit figures; the second is what is available
    status = (ctypes.c_uint64 * 8)()
    ctypes.cast(status, ctypes.POINTER(ctypes.c_uint32))[0] = ctypes.sizeof(status)
    return [status[2]] if windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else []
