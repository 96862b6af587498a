"""Quantises one tensor from a source file into its place in the target, a slab of rows at a time."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from app.domain.errors import EngineFailure
from app.domain.quantisation import TensorJob
from app.engine.worker.tensor_rows import quantised, row_bytes, single_precision, source_width, storable_type
from app.translation import tr

_SLAB_BYTES = 32 * 2**20  # of single-precision numbers at a time
_BINARY = getattr(os, "O_BINARY", 0)  # exists only on Windows


def write_tensor(job: TensorJob, pool: ThreadPoolExecutor) -> None:
    """Quantise a tensor, on disk on return. Raises ``EngineFailure`` and ``OSError``."""
    source = os.open(job.source, os.O_RDONLY | _BINARY)
    try:
        target = os.open(job.target, os.O_WRONLY | _BINARY)
        try:
            _write_rows(job, source, target, pool)
            os.fsync(target)
        finally:
            os.close(target)
    finally:
        os.close(source)


def _write_rows(job: TensorJob, source: int, target: int, pool: ThreadPoolExecutor) -> None:
    kind = storable_type(job.target_type)
    width = source_width(job.source_type) * job.columns
    written = row_bytes(kind, job.columns)
    slab = max(1, _SLAB_BYTES // (4 * job.columns))
    for row in range(0, job.rows, slab):
        count = min(slab, job.rows - row)
        data = _read(source, count * width, job.source_offset + row * width, job.name)
        numbers = single_precision(data, job.source_type)
        if not np.isfinite(numbers).all():
            raise EngineFailure(
                tr(
                    "The model's tensor {job} holds values that are not numbers, so it cannot be used.",
                    job=job.name,
                )
            )
        if job.source_type != kind.name:
            data = quantised(numbers, kind, job.columns, job.name, pool)
        _write(target, data, job.target_offset + row * written)


def _read(descriptor: int, count: int, offset: int, name: str) -> bytes:
    os.lseek(descriptor, offset, os.SEEK_SET)
    pieces, left = [], count
    while left:
        piece = os.read(descriptor, left)
        if not piece:
            raise EngineFailure(
                tr("The file with the model's tensor {name} ends too early. Fetch it again.", name=name)
            )
        pieces.append(piece)
        left -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _write(descriptor: int, data: bytes, offset: int) -> None:
    os.lseek(descriptor, offset, os.SEEK_SET)
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
