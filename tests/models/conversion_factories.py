"""Conversion without a hub: a repository's folder listed by safetensors, converted by the program."""

from __future__ import annotations

import json
import struct
from pathlib import Path

from safetensors import safe_open

from app.domain.quantisation import QUANTISATIONS, Quantisation, Quantiser
from app.models.convert.layout import open_file
from app.models.convert.plan import TEXT_FILES, ConversionPlan, job_for, plan_conversion
from app.models.convert.tensors import SourceTensor


def quantisation(name: str) -> Quantisation:
    return next(each for each in QUANTISATIONS if each.name == name)


def tensors_in(folder: Path) -> list[SourceTensor]:
    """Return the tensors of all shards; offsets, which safetensors does not give, are read from the header."""
    found = []
    for path in sorted(folder.glob("*.safetensors")):
        length = struct.unpack("<Q", path.read_bytes()[:8])[0]
        header = json.loads(path.read_bytes()[8 : 8 + length])
        with safe_open(path, framework="numpy") as shard:
            for name in shard.keys():  # noqa: SIM118 - not a mapping
                view = shard.get_slice(name)
                begin = 8 + length + header[name]["data_offsets"][0]
                found.append(SourceTensor(name, view.get_dtype(), tuple(view.get_shape()), path.name, begin))
    return found


def plan_of(folder: Path, kind: str, quantiser: Quantiser, scratch: Path) -> ConversionPlan:
    """Return the conversion plan of a repository's folder."""
    texts = {name: (folder / name).read_bytes() for name in TEXT_FILES if (folder / name).is_file()}
    origin = ("OysterAI/a-test", "0" * 40)
    return plan_conversion(
        "a-test", origin, texts, tensors_in(folder), quantisation(kind), quantiser, scratch
    )


def convert(folder: Path, kind: str, quantiser: Quantiser, target: Path) -> ConversionPlan:
    """Convert a repository's folder, tensor by tensor."""
    plan = plan_of(folder, kind, quantiser, target.parent)
    open_file(target, plan.final)
    for placed in plan.final.tensors:
        quantiser.write_tensor(job_for(placed, folder, target))
    return plan
