"""What a comparison of a stranger's GGUF with published weights found, and what it could not have seen.

Nothing here says more than the sample does: it is a sample of the weights, and a change smaller than the rounding of
the quantisation cannot be told from that rounding.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum


class OriginVerdict(StrEnum):
    """The verdict on a piece of a tensor, and on a whole file: the worst of its pieces' and its metadata's."""

    SAME_BYTES = "same bytes"
    WITHIN_ERROR = "within the error of quantisation"
    ALTERED = "altered"


class Part(StrEnum):
    """A part of a file's metadata that decides what the model does."""

    SETTINGS = "settings"
    TOKENIZER = "tokenizer"
    TEMPLATE = "chat template"
    TENSORS = "list of tensors"


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of the metadata: ``name`` is the key, ``theirs`` and ``ours`` are short, empty where absent."""

    part: Part
    name: str
    theirs: str = ""
    ours: str = ""


@dataclass(frozen=True, slots=True)
class PieceFinding:
    """Consecutive rows of one tensor, compared with our own quantisation of the published numbers.

    ``error`` is the distance of what the file's numbers mean from the published ones, relative to their length;
    ``bound`` is the largest that the type's rounding explains. ``equal_share`` is the share of equal bytes.
    """

    tensor: str
    type: str
    first_row: int
    rows: int
    verdict: OriginVerdict
    equal_share: float
    error: float = 0.0
    bound: float = 0.0


@dataclass(frozen=True, slots=True)
class Sampled:
    """The size of a sample, reproducible by its seed. A piece is a run of rows of a tensor."""

    seed: int
    tensors: int
    tensors_in_all: int
    pieces: int
    pieces_in_all: int
    read_bytes: int
    weight_bytes: int

    def chance_for_tensors(self, altered: int) -> float:
        """Return the chance that so many tensors, altered throughout, would all have been missed."""
        return chance_to_miss(self.tensors_in_all, self.tensors, altered)

    def chance_for_places(self, altered: int) -> float:
        """Return the chance that so many pieces, altered wherever they are, would all have been missed."""
        return chance_to_miss(self.pieces_in_all, self.pieces, altered)


@dataclass(frozen=True, slots=True)
class OriginComparison:
    """A finished comparison of the file with ``sha256`` with a repository at one commit.

    ``remarkable`` are the pieces that are not the same bytes, the worst first and only the first of them;
    ``not_compared`` are tensors of a type that cannot be compared here. ``engine_build`` is the quantiser's.
    """

    endpoint: str
    repo: str
    commit: str
    sha256: str
    converter: str
    engine_build: str
    verdict: OriginVerdict
    sampled: Sampled
    differences: tuple[Difference, ...] = ()
    remarkable: tuple[PieceFinding, ...] = ()
    altered_tensors: tuple[str, ...] = ()
    not_compared: tuple[str, ...] = ()
    equal_share: float = 1.0
    importance_matrix: bool = False


def chance_to_miss(in_all: int, looked_at: int, altered: int) -> float:
    """Return the hypergeometric chance that none of the ``altered`` is among the ``looked_at``, drawn at random."""
    altered = min(altered, in_all)
    return math.comb(in_all - altered, looked_at) / math.comb(in_all, looked_at)
