"""Which Oy1 fits this machine: sizes of the 14B quantisations against free memory."""

from __future__ import annotations

from app.translation import tr

# GGUF sizes of a 14B Qwen3 in 10^9 bytes, by quantisation (shared facts, November 2026)
_SIZES = (("Q8_0", 15.7), ("Q6_K", 12.1), ("Q5_K_M", 10.5), ("Q4_K_M", 9.0))
_BESIDE_WEIGHTS = 2.0  # 10^9 bytes for KV cache and computing, at 4,096 tokens


def oy1_for(free_bytes: int | None) -> str:
    """Return one sentence for the welcome page; ``free_bytes`` is None where the system does not say."""
    unpublished = tr(
        "Nobody publishes a ready file of Oy1, so the program makes it from the published weights."
    )
    if free_bytes is None:
        return tr(
            "Oy1 needs about {beside_weights} GB of free memory. {unpublished}",
            beside_weights=f"{9.0 + _BESIDE_WEIGHTS:.0f}",
            unpublished=unpublished,
        )
    free = free_bytes / 1e9
    best = next(((name, size) for name, size in _SIZES if size + _BESIDE_WEIGHTS <= free), None)
    if best is None:
        return tr(
            "{free} GB of memory are free here; Oy1 needs about 11. {unpublished}",
            free=f"{free:.0f}",
            unpublished=unpublished,
        )
    name, size = best
    return tr(
        "{free} GB of memory are free here: Oy1 at {name} ({size} GB) would fit. {unpublished}",
        free=f"{free:.0f}",
        name=name,
        size=f"{size:.1f}",
        unpublished=unpublished,
    )
