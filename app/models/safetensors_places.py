"""The tensors of published safetensors files, from the headers that a service gave, checked before they are used."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from huggingface_hub.utils import (  # type: ignore[attr-defined] # public, exported lazily
    SafetensorsFileMetadata,
)

from app.models.downloader_protocol import TensorPlace
from app.models.errors import FailureKind
from app.models.hub_errors import Refusal
from app.translation import tr

WEIGHTS = re.compile(r"model(-\d+-of-\d+)?\.safetensors")
MOST_TEXT_BYTES = 64 * 2**20
_MOST_TENSORS = 100_000
_WIDTHS = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1, "BOOL": 1}


def places_in(path: str, size: int, header: SafetensorsFileMetadata) -> Iterator[TensorPlace]:
    """Yield the tensors of a file, whose data is contiguous at its end. Raises ``Refusal``."""
    spans = sorted((each.data_offsets, name) for name, each in header.tensors.items())
    length = spans[-1][0][1] if spans else 0
    start = size - length
    apart = all(before[0][1] == after[0][0] for before, after in pairwise(spans))
    if not spans or spans[0][0][0] != 0 or not apart or start < 8:
        raise _damaged(path)
    for (begin, end), name in spans:
        info = header.tensors[name]
        if info.dtype not in _WIDTHS or end - begin != math.prod(info.shape) * _WIDTHS[info.dtype]:
            raise _damaged(path, f"{name}: {info.dtype} {info.shape} in {end - begin} bytes")
        yield TensorPlace(name, info.dtype, tuple(info.shape), path, start + begin, end - begin)


def check_names(repo: str, places: Sequence[TensorPlace]) -> None:
    """Check that no tensor is there twice. Raises ``Refusal``."""
    names = {each.name for each in places}
    if len(places) > _MOST_TENSORS or len(names) != len(places):
        raise Refusal(
            FailureKind.INTEGRITY,
            tr("The hub's {repo} has a tensor twice, so it cannot be converted.", repo=repo),
        )


def _damaged(path: str, detail: str = "") -> Refusal:
    sentence = tr("The hub's {path} is not a whole safetensors file, so it cannot be converted.", path=path)
    return Refusal(FailureKind.INTEGRITY, sentence, detail)
