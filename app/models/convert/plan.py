"""The plan of a conversion: from the hub's small files and its tensors to the layout of the GGUF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.quantisation import Quantisation, Quantiser, TensorJob
from app.models.convert.architecture import Architecture, read_architecture
from app.models.convert.layout import Layout, PlacedTensor, lay_out
from app.models.convert.skeleton import write_skeleton
from app.models.convert.tensors import SourceTensor, name_tensors
from app.models.convert.tokenizer import read_tokenizer

CONVERTER = "oyster-desktop 2"  # increased whenever the same inputs would give other bytes
TEXT_FILES = (
    "config.json",
    "generation_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "chat_template.jinja",
)


@dataclass(frozen=True, slots=True)
class ConversionPlan:
    """Two layouts: ``whole`` of the unquantised GGUF, ``final`` of the quantised one."""

    architecture: Architecture
    whole: Layout
    final: Layout


def plan_conversion(
    title: str,
    origin: tuple[str, str],
    texts: Mapping[str, bytes],
    tensors: Iterable[SourceTensor],
    quantisation: Quantisation,
    quantiser: Quantiser,
    folder: Path,
) -> ConversionPlan:
    """Return the plan. ``texts`` are those of ``TEXT_FILES`` that the hub has; works in ``folder``.

    Raises ``NotConvertible``, ``EngineFailure``.
    """
    architecture = read_architecture(texts.get("config.json", b""))
    tokenizer = read_tokenizer(texts, architecture.vocabulary)
    named = name_tensors(architecture, tensors)
    source, quantised = folder / "skeleton.gguf", folder / "skeleton.quantised.gguf"
    try:
        write_skeleton(source, title, origin, architecture, tokenizer, named)
        quantiser.quantise_file(source, quantised, quantisation, lambda share: None)
        return ConversionPlan(architecture, lay_out(source, named), lay_out(quantised, named))
    finally:
        for each in (source, quantised):
            each.unlink(missing_ok=True)


def job_for(placed: PlacedTensor, folder: Path, target: Path) -> TensorJob:
    """Return the job for one tensor whose safetensors file is in ``folder``."""
    tensor = placed.tensor
    return TensorJob(
        name=tensor.source.name,
        source=str(folder / tensor.source.file),
        source_offset=tensor.source.begin,
        source_type=tensor.source.type,
        rows=tensor.rows,
        columns=tensor.columns,
        target=str(target),
        target_offset=placed.offset,
        target_type=placed.type,
    )
