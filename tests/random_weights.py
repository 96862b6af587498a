"""A quantised model with random weights, written in pieces; its header and types are those that the program makes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.engine.quantiser import EngineQuantiser
from app.models.convert.architecture import read_architecture
from app.models.convert.layout import open_file
from app.models.convert.plan import TEXT_FILES, plan_conversion
from app.models.convert.tensors import SourceTensor, wanted_tensors
from tests.models.conversion_factories import quantisation
from tests.models.shapes.shape import Shape, published_configuration, published_generation
from tests.models.shapes.tokenizer_files import write_tokenizer

_PIECE = 2**16  # blocks drawn of each type, which are then written over and over
_SPREAD = 0.02  # standard deviation of a weight


def write_random_model(path: Path, shape: Shape, kind: str = "Q4_K_M") -> None:
    """Write a model of a shape, with the types of tensors that llama.cpp gives it; needs no more than a few MB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tokenizer(folder, shape.family, shape.tokens)
        (folder / "config.json").write_text(json.dumps(published_configuration(shape)))
        (folder / "generation_config.json").write_text(json.dumps(published_generation(shape)))
        texts = {each: (folder / each).read_bytes() for each in TEXT_FILES if (folder / each).is_file()}
        quantiser = EngineQuantiser()
        try:
            tensors = _unwritten(texts["config.json"])
            origin = ("OysterAI/random-weights", "0" * 40)
            layout = plan_conversion(
                shape.name, origin, texts, tensors, quantisation(kind), quantiser, folder
            ).final
        finally:
            quantiser.kill()
    open_file(path, layout)
    pieces = {kind: _piece(kind) for kind in {each.type for each in layout.tensors}}
    with path.open("r+b") as stream:
        for placed in layout.tensors:
            stream.seek(placed.offset)
            left = placed.size_bytes
            while left:
                left -= stream.write(pieces[placed.type][:left])


def _unwritten(config: bytes) -> Iterator[SourceTensor]:
    """Yield the tensors that a repository of this configuration has, of which nothing but their shapes is read."""
    for name, (_, shape) in wanted_tensors(read_architecture(config)):
        yield SourceTensor(name, "BF16", shape, "none.safetensors", 0)


def _piece(kind: str) -> bytes:
    """Return blocks of random weights of about the same spread (``ggml-common.h`` has their layouts)."""
    drawn = np.random.default_rng(1)

    def numbers(*length: int) -> npt.NDArray[np.uint8]:
        return drawn.integers(0, 256, (_PIECE, *length), dtype=np.uint8)

    def halves(value: float) -> npt.NDArray[np.uint8]:
        return np.full((_PIECE, 1), value, dtype=np.float16).view(np.uint8)

    match kind:
        case "F32":  # norms
            return np.ones(_PIECE, dtype=np.float32).tobytes()
        case "Q4_K":  # scale, scale of the minima, twelve bytes of six-bit scales, 256 numbers of four bits
            scale = _SPREAD / 258  # a number times its scale, less 7.5 times that of the minimum, spreads so
            parts = [halves(scale), halves(scale * 7.5), numbers(12), numbers(128)]
        case "Q6_K":  # low four and high two bits of 256 numbers, sixteen scales, their scale
            parts = [numbers(128), numbers(64), numbers(16), halves(_SPREAD / (74 * 18))]
        case _:
            raise ValueError(f"no random blocks for {kind}")
    return np.concatenate(parts, axis=1).tobytes()
