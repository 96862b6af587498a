"""Inputs for the quantising process: small random models and tensors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType, GGUFReader, GGUFWriter

from app.domain.quantisation import TensorJob

WIDTHS = {"BF16": np.uint16, "F16": np.float16, "F32": np.float32}


def numbers(rows: int, columns: int, kind: str, seed: int = 1) -> np.ndarray:
    drawn = np.random.default_rng(seed).standard_normal((rows, columns)).astype(np.float32) * 0.05
    if kind == "BF16":
        return (drawn.view(np.uint32) >> 16).astype(np.uint16)
    return drawn.astype(WIDTHS[kind])


def write_model(
    path: Path, kind: str, *, tied: bool, inner: int = 512, layers: int = 3, scale: float = 1.0
) -> None:
    """Write a random qwen3; an ``inner`` that is no multiple of 256 makes llama.cpp fall back."""
    writer = GGUFWriter(path, "qwen3")
    writer.add_block_count(layers)
    writer.add_context_length(64)
    writer.add_embedding_length(256)
    writer.add_feed_forward_length(inner)
    writer.add_head_count(4)
    writer.add_head_count_kv(2)
    writer.add_key_length(64)
    writer.add_value_length(64)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list([f"t{index}" for index in range(320)])
    writer.add_token_types([1] * 320)
    shapes = {"token_embd": (320, 256)} | ({} if tied else {"output": (320, 256)})
    for layer in range(layers):
        shapes |= {
            f"blk.{layer}.attn_q": (256, 256),
            f"blk.{layer}.attn_v": (128, 256),
            f"blk.{layer}.ffn_up": (inner, 256),
            f"blk.{layer}.ffn_down": (256, inner),
        }
    writer.add_tensor("output_norm.weight", np.ones(256, np.float32))
    for index, (name, shape) in enumerate(shapes.items()):
        drawn = numbers(*shape, kind, seed=index)
        if scale != 1.0:
            drawn = drawn * drawn.dtype.type(scale)
        if kind == "BF16":
            writer.add_tensor(f"{name}.weight", drawn.view(np.uint8), raw_dtype=GGMLQuantizationType.BF16)
        else:
            writer.add_tensor(f"{name}.weight", drawn)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def tensors(path: Path) -> dict[str, tuple[str, int, int, tuple[int, ...]]]:
    """Return each tensor's type, offset, bytes and shape (columns first)."""
    return {
        each.name: (
            each.tensor_type.name,
            int(each.data_offset),
            int(each.n_bytes),
            tuple(int(n) for n in each.shape),
        )
        for each in GGUFReader(path).tensors
    }


def big_job(folder: Path, megabytes: int) -> tuple[TensorJob, np.ndarray]:
    columns = 4096
    rows = megabytes * 2**20 // (2 * columns)
    drawn = numbers(64, columns, "BF16")
    with (folder / "big").open("wb") as stream:
        stream.write(b"header  ")
        for _ in range(rows // 64):
            stream.write(drawn.tobytes())
    (folder / "target").touch()
    return TensorJob(
        "big", str(folder / "big"), 8, "BF16", rows, columns, str(folder / "target"), 32, "Q8_0"
    ), drawn


def small_job(folder: Path, drawn: np.ndarray, **changes: object) -> TensorJob:
    (folder / "small").write_bytes(drawn.tobytes())
    (folder / "out").touch()
    given: dict[str, object] = {
        "name": "model.norm.weight",
        "source": str(folder / "small"),
        "source_offset": 0,
        "source_type": "F32",
        "rows": drawn.shape[0],
        "columns": drawn.shape[1],
        "target": str(folder / "out"),
        "target_offset": 0,
        "target_type": "Q8_0",
    }
    return TensorJob(**(given | changes))  # type: ignore[arg-type]
