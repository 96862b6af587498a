"""Quantisations that a model can be made in, and the interface of a quantiser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.translation import tr


@dataclass(frozen=True, slots=True)
class Quantisation:
    """One way to store weights. ``bits_per_weight`` is a whole model's average, for estimates before it is made.

    ``file_type`` is llama.cpp's number of it (enum llama_ftype).
    """

    name: str
    file_type: int
    bits_per_weight: float
    words: str


# Averages of Qwen3-14B's published files; embeddings weigh more in smaller models.
QUANTISATIONS = (
    Quantisation("Q4_K_M", 15, 4.88, tr("the best balance for most machines")),
    Quantisation("Q5_K_M", 17, 5.69, tr("a little nearer to the original")),
    Quantisation("Q6_K", 18, 6.57, tr("very near to the original")),
    Quantisation("Q8_0", 7, 8.51, tr("all but the original")),
    Quantisation("BF16", 32, 16.0, tr("the original's own numbers")),
    Quantisation("F16", 1, 16.0, tr("half precision, for comparison")),
    Quantisation("F32", 0, 32.0, tr("full precision, for comparison")),
)
DEFAULT_QUANTISATION = "Q4_K_M"

# GGML types that llama.cpp makes of a tensor without an importance matrix; of any other it ends the process.
STORABLE_TYPES = frozenset(
    (
        "F32",
        "F16",
        "BF16",
        "Q8_0",
        "Q6_K",
        "Q5_K",
        "Q4_K",
        "Q3_K",
        "Q2_K",
        "Q5_1",
        "Q5_0",
        "Q4_1",
        "Q4_0",
        "IQ4_NL",
        "IQ4_XS",
        "IQ3_S",
    )
)


def quantisation_named(name: str) -> Quantisation | None:
    """Return the quantisation of this name in upper or lower case, or None."""
    return next((each for each in QUANTISATIONS if each.name == name.upper()), None)


@dataclass(frozen=True, slots=True)
class TensorJob:
    """One matrix (or vector) to read from a file, quantise, and write into another.

    Offsets in bytes. The source holds ``rows`` × ``columns`` little-endian numbers without gaps, of type
    "BF16", "F16" or "F32"; ``target_type`` is a GGML type's name, as "Q4_K", "Q6_K", "F32". The target file
    already exists and is long enough.
    """

    name: str
    source: str
    source_offset: int
    source_type: str
    rows: int
    columns: int
    target: str
    target_offset: int
    target_type: str


class Quantiser(Protocol):
    """A quantiser that runs llama.cpp's own code in a separate process. One call at a time.

    Every call raises ``EngineFailure`` with one sentence; ``EngineDied`` where the process ended, after which
    the next call starts another. ``kill`` may come from any thread and ends the current call.
    """

    def build(self) -> str:
        """Return the version and build of llama.cpp."""
        ...

    def quantise_file(
        self, source: Path, target: Path, quantisation: Quantisation, progress: Callable[[float], None]
    ) -> None:
        """Quantise a whole GGUF file (``llama_model_quantize``); ``progress`` gets the share done."""
        ...

    def write_tensor(self, job: TensorJob) -> None:
        """Quantise one tensor, bit-identical to the result of ``quantise_file``.

        Returns once the bytes are on disk. Memory stays under 512 MiB, however large the tensor.
        """
        ...

    def kill(self) -> None:
        """Kill the process."""
        ...
