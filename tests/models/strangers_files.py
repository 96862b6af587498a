"""GGUF files as strangers make them: metadata rewritten by the gguf library, numbers changed and quantised again."""

from __future__ import annotations

import ctypes
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import llama_cpp._ggml as native_base
import numpy as np
import numpy.typing as npt
from gguf import GGMLQuantizationType, GGUFReader, GGUFValueType, GGUFWriter
from gguf.quants import dequantize
from gguf.scripts.gguf_new_metadata import MetadataDetails, copy_with_new_metadata
from llama_cpp._ctypes_extensions import load_shared_library

from app.domain.quantisation import Quantiser, TensorJob

Numbers = npt.NDArray[np.float32]

_base = load_shared_library("ggml-base", native_base.libggml_base_path)


def text(value: str) -> MetadataDetails:
    return MetadataDetails(GGUFValueType.STRING, value)


def count(value: int) -> MetadataDetails:
    return MetadataDetails(GGUFValueType.UINT32, value)


def with_entries(
    file: Path, target: Path, changed: Mapping[str, MetadataDetails], removed: Sequence[str] = ()
) -> Path:
    """Copy a file with entries of its metadata changed, added or removed."""
    reader = GGUFReader(file)
    architecture = reader.fields["general.architecture"].contents()
    copy_with_new_metadata(reader, GGUFWriter(target, architecture), dict(changed), removed)
    return target


def with_numbers(
    file: Path, target: Path, name: str, quantiser: Quantiser, size: float, rows: slice = slice(None)
) -> Path:
    """Copy a file with noise of a relative ``size`` added to rows of a tensor's numbers, which are quantised again."""
    tensor = next(each for each in GGUFReader(file).tensors if each.name == name)
    numbers = np.array(dequantize(tensor.data, tensor.tensor_type)).reshape(
        tensor.n_elements // tensor.shape[0], -1
    )
    noise = np.random.default_rng(3).standard_normal(numbers.shape).astype(np.float32)
    numbers[rows] += size * numbers.std() * noise[rows]
    source = target.with_suffix(".numbers")
    source.write_bytes(numbers.astype("<f4").tobytes())
    shutil.copyfile(file, target)
    quantiser.write_tensor(
        TensorJob(
            name=name,
            source=str(source),
            source_offset=0,
            source_type="F32",
            rows=numbers.shape[0],
            columns=numbers.shape[1],
            target=str(target),
            target_offset=tensor.data_offset,
            target_type=tensor.tensor_type.name,
        )
    )
    return target


def with_importance_matrix(file: Path, target: Path, published: Mapping[str, Numbers]) -> Path:
    """Copy a file with its matrices quantised by ggml under an uneven importance matrix, as its metadata says."""
    with_entries(file, target, {"quantize.imatrix.file": text("imatrix.dat")})
    tensors = GGUFReader(target).tensors
    with target.open("r+b") as stream:
        for each in tensors:
            if each.name in published and each.tensor_type is not GGMLQuantizationType.F32:
                stream.seek(each.data_offset)
                stream.write(_weighted(published[each.name], each.tensor_type, each.n_bytes))
    return target


def _weighted(numbers: Numbers, kind: GGMLQuantizationType, size: int) -> bytes:
    rows, columns = numbers.shape
    importance = np.exp(np.random.default_rng(4).standard_normal(columns)).astype(np.float32)
    made = np.empty(size, np.uint8)
    _base.ggml_quantize_chunk(
        ctypes.c_int(kind),
        ctypes.c_void_p(numbers.ctypes.data),
        ctypes.c_void_p(made.ctypes.data),
        ctypes.c_int64(0),
        ctypes.c_int64(rows),
        ctypes.c_int64(columns),
        ctypes.c_void_p(importance.ctypes.data),
    )
    return made.tobytes()
