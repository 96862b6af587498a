"""Compares consecutive rows of a stranger's tensor with our own quantisation of the published numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from gguf import GGMLQuantizationType
from gguf.quants import dequantize

from app.domain.origin_comparison import OriginVerdict, PieceFinding
from app.domain.quantisation import STORABLE_TYPES, Quantiser, TensorJob
from app.models.origin_check.gguf_content import GgufTensor
from app.models.origin_check.limits import comparison_limits
from app.models.origin_check.sampling import Piece

_LARGEST_ERROR = 1e6  # what is beyond numbers has to fit a record

_Numbers = npt.NDArray[np.float32]
_Lengths = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Errors:
    """The relative error of a whole piece and of each of its rows."""

    piece: float
    rows: _Lengths


class PieceComparison:
    """The comparison of pieces of one file; ``scratch`` is a folder for two small files."""

    def __init__(self, stream: BinaryIO, quantiser: Quantiser, scratch: Path) -> None:
        self._stream, self._quantiser = stream, quantiser
        self._source, self._target = scratch / "published", scratch / "quantised"

    def compare(self, piece: Piece, tensor: GgufTensor, published: bytes) -> PieceFinding | None:
        """Return what is found, or None where the tensor's type cannot be compared here. Raises ``EngineFailure``."""
        self._stream.seek(tensor.begin + piece.first_row * tensor.row_bytes)
        theirs = self._stream.read(piece.rows * tensor.row_bytes)
        ours = self._quantised(piece, tensor, published) if tensor.type.name in STORABLE_TYPES else None
        if theirs == ours:
            return _finding(piece, tensor, OriginVerdict.SAME_BYTES, 1.0)
        meant = _dequantised(theirs, tensor.type, piece.rows)
        if meant is None or (ours is None and tensor.type.name not in comparison_limits().bounds):
            return None
        numbers = _published(published, piece.tensor.source.type).reshape(piece.rows, -1)
        found = _errors(meant, numbers)
        bound, row_bounds = _bounds(ours, tensor, numbers)
        return _judged(piece, tensor, found, bound, row_bounds, _equal_share(theirs, ours))

    def _quantised(self, piece: Piece, tensor: GgufTensor, published: bytes) -> bytes:
        size = piece.rows * tensor.row_bytes
        self._source.write_bytes(published)
        self._target.write_bytes(bytes(size))
        self._quantiser.write_tensor(
            TensorJob(
                name=piece.tensor.source.name,
                source=str(self._source),
                source_offset=0,
                source_type=piece.tensor.source.type,
                rows=piece.rows,
                columns=piece.tensor.columns,
                target=str(self._target),
                target_offset=0,
                target_type=tensor.type.name,
            )
        )
        return self._target.read_bytes()


def _judged(
    piece: Piece, tensor: GgufTensor, found: _Errors, bound: float, row_bounds: _Lengths, equal: float
) -> PieceFinding:
    """Return the finding: altered where the piece, or any one row in it, is further away than rounding explains."""
    over = found.rows > row_bounds
    if over.any():  # a change of single rows disappears in the mean of the piece
        worst = int(np.argmax(np.where(over, found.rows - row_bounds, -np.inf)))
        error, limit = float(found.rows[worst]), float(row_bounds[worst])
        return _finding(piece, tensor, OriginVerdict.ALTERED, equal, error, limit)
    verdict = OriginVerdict.ALTERED if found.piece > bound else OriginVerdict.WITHIN_ERROR
    return _finding(piece, tensor, verdict, equal, found.piece, bound)


def _finding(
    piece: Piece,
    tensor: GgufTensor,
    verdict: OriginVerdict,
    equal: float,
    error: float = 0.0,
    bound: float = 0.0,
) -> PieceFinding:
    return PieceFinding(
        tensor=tensor.name,
        type=tensor.type.name,
        first_row=piece.first_row,
        rows=piece.rows,
        verdict=verdict,
        equal_share=equal,
        error=min(error, _LARGEST_ERROR),
        bound=min(bound, _LARGEST_ERROR),
    )


def _bounds(ours: bytes | None, tensor: GgufTensor, numbers: _Numbers) -> tuple[float, _Lengths]:
    """Return the largest errors that rounding explains, of the piece and of each row."""
    limits = comparison_limits()
    rows = numbers.shape[0]
    meant = _dequantised(ours, tensor.type, rows) if ours is not None else None
    row_factor = limits.of_row(tensor.columns)
    if meant is None:
        bound = limits.bounds[tensor.type.name]
        return bound, np.full(rows, bound * row_factor)
    own = _errors(meant, numbers)
    return own.piece * limits.piece_factor, own.rows * row_factor


def _errors(meant: _Numbers, numbers: _Numbers) -> _Errors:
    meant, numbers = meant.astype(np.float64), numbers.astype(np.float64)
    apart = np.linalg.norm(meant - numbers, axis=1)
    apart[~np.isfinite(apart)] = np.inf
    lengths = np.linalg.norm(numbers, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        rows = np.where(apart == 0, 0.0, apart / lengths)
    whole = float(np.linalg.norm(lengths))
    return _Errors(float(np.linalg.norm(apart)) / whole if whole else float(rows.max()), rows)


def _dequantised(content: bytes, kind: GGMLQuantizationType, rows: int) -> _Numbers | None:
    """Return the numbers that stored rows mean, or None for a type that the library does not read."""
    stored = np.frombuffer(content, np.uint8).reshape(rows, -1)
    if kind is GGMLQuantizationType.F32:
        return stored.view(np.float32)
    if kind is GGMLQuantizationType.F16:
        return stored.view(np.float16).astype(np.float32)
    try:
        with np.errstate(all="ignore"):  # a stranger's scales may be anything
            numbers: _Numbers = dequantize(stored, kind)
    except NotImplementedError:
        return None
    return numbers


def _published(content: bytes, kind: str) -> _Numbers:
    """Return published numbers in single precision, exactly."""
    if kind == "BF16":
        return (np.frombuffer(content, "<u2").astype(np.uint32) << 16).view(np.float32)
    return np.frombuffer(content, "<f2" if kind == "F16" else "<f4").astype(np.float32)


def _equal_share(theirs: bytes, ours: bytes | None) -> float:
    if ours is None:
        return 0.0
    return float(np.mean(np.frombuffer(theirs, np.uint8) == np.frombuffer(ours, np.uint8)))
