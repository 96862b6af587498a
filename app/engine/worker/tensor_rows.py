"""Rows of a tensor: exact conversion to single precision, and llama.cpp's own quantiser."""

from __future__ import annotations

import ctypes
from concurrent.futures import ThreadPoolExecutor

import llama_cpp._ggml as native_base
import numpy as np
import numpy.typing as npt
from gguf import GGMLQuantizationType
from llama_cpp._ctypes_extensions import load_shared_library

from app.domain.errors import EngineFailure
from app.domain.quantisation import STORABLE_TYPES
from app.engine.processors import usable_processors
from app.translation import tr

Single = npt.NDArray[np.float32]

_base = load_shared_library("ggml-base", native_base.libggml_base_path)
_base.ggml_quantize_chunk.restype = ctypes.c_size_t
_base.ggml_quantize_chunk.argtypes = [
    ctypes.c_int,  # type
    ctypes.c_void_p,  # source, float32
    ctypes.c_void_p,  # target
    ctypes.c_int64,  # first element
    ctypes.c_int64,  # rows
    ctypes.c_int64,  # elements in a row
    ctypes.c_void_p,  # importance matrix
]
_base.ggml_validate_row_data.restype = ctypes.c_bool
_base.ggml_validate_row_data.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
_base.ggml_row_size.restype = ctypes.c_size_t
_base.ggml_row_size.argtypes = [ctypes.c_int, ctypes.c_int64]
_base.ggml_blck_size.restype = ctypes.c_int64
_base.ggml_blck_size.argtypes = [ctypes.c_int]
_base.ggml_commit.restype = ctypes.c_char_p

_WIDTHS = {"BF16": 2, "F16": 2, "F32": 4}


def commit() -> str:
    """Return the commit of llama.cpp that the library was built from."""
    return str(_base.ggml_commit().decode(errors="replace"))


def storable_type(name: str) -> GGMLQuantizationType:
    """Return the GGML type of this name. Raises ``EngineFailure`` where it is no target for quantising."""
    if name not in STORABLE_TYPES:
        raise EngineFailure(
            tr("Nothing can be stored as {name} here. Choose another quantisation.", name=f"{name!r}")
        )
    return GGMLQuantizationType[name]


def source_width(name: str) -> int:
    """Return the bytes of one number of a source type. Raises ``EngineFailure``."""
    if name not in _WIDTHS:
        raise EngineFailure(tr("Numbers of type {name} cannot be converted here.", name=f"{name!r}"))
    return _WIDTHS[name]


def row_bytes(kind: GGMLQuantizationType, columns: int) -> int:
    """Return the bytes of a row. Raises ``EngineFailure`` where the type cannot store rows of that length."""
    if columns % _base.ggml_blck_size(kind):
        raise EngineFailure(
            tr("Rows of {columns} numbers cannot be stored as {kind}.", columns=columns, kind=kind.name)
        )
    return int(_base.ggml_row_size(kind, columns))


def single_precision(data: bytes, kind: str) -> Single:
    """Return little-endian numbers of type BF16, F16 or F32 in single precision, exactly."""
    if kind == "BF16":
        return (np.frombuffer(data, "<u2").astype(np.uint32) << 16).view(np.float32)
    if kind == "F16":
        return np.frombuffer(data, "<f2").astype(np.float32)
    return np.frombuffer(data, "<f4").astype(np.float32, copy=False)


def quantised(
    numbers: Single, kind: GGMLQuantizationType, columns: int, name: str, pool: ThreadPoolExecutor
) -> bytes:
    """Return whole rows as llama.cpp stores them; rows are independent and split over threads.

    The result passes llama.cpp's own check, as a whole file's does: a number too large for the type is an
    ``EngineFailure`` that names the tensor.
    """
    rows, width = numbers.size // columns, row_bytes(kind, columns)
    target = np.empty(rows * width, np.uint8)
    share = -(-rows // usable_processors())

    def valid(begin: int) -> bool:
        count = min(share, rows - begin)
        size = _base.ggml_quantize_chunk(
            kind, numbers.ctypes.data, target.ctypes.data, begin * columns, count, columns, None
        )
        made = target.ctypes.data + begin * width
        return bool(size == count * width and _base.ggml_validate_row_data(kind, made, size))

    if not all(list(pool.map(valid, range(0, rows, share)))):
        raise EngineFailure(
            tr(
                "The model's tensor {name} holds numbers too large for {kind}. Choose another quantisation.",
                name=name,
                kind=kind.name,
            )
        )
    return target.tobytes()
