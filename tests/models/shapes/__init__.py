"""Small random models of Oy1's real architectures, in the hub's own layout, with the real Qwen vocabulary.

They are created and saved by transformers itself, so that the layout is its own. Use::

    folder = build_repository(tmp_path / "oy1", QWEN3, seed=7)   # a second or two
    reference = Reference.load(folder)                           # transformers on PyTorch, in float32
    ids = reference.encode("A sentence.")
    logits = reference.logits(ids)                               # (positions, vocabulary), float32

Tests that share models use the session fixture ``repository_of``: ``repository_of(QWEN3)``.
"""

from tests.models.shapes.reference import Reference
from tests.models.shapes.repository import build_repository
from tests.models.shapes.shape import (
    QWEN2,
    QWEN2_FEW_TOKENS,
    QWEN2_TIED,
    QWEN2_WIDE,
    QWEN3,
    QWEN3_FEW_TOKENS,
    QWEN3_NEWER,
    QWEN3_NEWER_FEW_TOKENS,
    QWEN3_TIED,
    QWEN3_TIED_WIDE,
    QWEN3_WIDE,
    QWEN3_YARN,
    QWEN3_YARN_OWN,
    SHAPES,
    Family,
    Shape,
)
from tests.models.shapes.texts import varied_texts

__all__ = [
    "QWEN2",
    "QWEN2_FEW_TOKENS",
    "QWEN2_TIED",
    "QWEN2_WIDE",
    "QWEN3",
    "QWEN3_FEW_TOKENS",
    "QWEN3_NEWER",
    "QWEN3_NEWER_FEW_TOKENS",
    "QWEN3_TIED",
    "QWEN3_TIED_WIDE",
    "QWEN3_WIDE",
    "QWEN3_YARN",
    "QWEN3_YARN_OWN",
    "SHAPES",
    "Family",
    "Reference",
    "Shape",
    "build_repository",
    "varied_texts",
]
