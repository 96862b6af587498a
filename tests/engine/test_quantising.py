"""The quantising process does, tensor by tensor and in little memory, just what llama.cpp does with a whole file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from gguf import GGMLQuantizationType, GGUFReader, GGUFWriter

from app.domain.errors import EngineDied, EngineFailure
from app.domain.quantisation import QUANTISATIONS, TensorJob, quantisation_named
from app.engine.quantiser import EngineQuantiser

WIDTHS = {"BF16": np.uint16, "F16": np.float16, "F32": np.float32}


@pytest.fixture
def quantiser() -> Iterator[EngineQuantiser]:
    opened = EngineQuantiser()
    yield opened
    opened.kill()


def numbers(rows: int, columns: int, kind: str, seed: int = 1) -> np.ndarray:
    drawn = np.random.default_rng(seed).standard_normal((rows, columns)).astype(np.float32) * 0.05
    if kind == "BF16":
        return (drawn.view(np.uint32) >> 16).astype(np.uint16)
    return drawn.astype(WIDTHS[kind])


def write_model(path: Path, kind: str, *, tied: bool, inner: int = 512, layers: int = 3) -> None:
    """Write a qwen3 of random numbers; an ``inner`` that 256 does not divide makes llama.cpp fall back."""
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
        if kind == "BF16":
            writer.add_tensor(f"{name}.weight", drawn.view(np.uint8), raw_dtype=GGMLQuantizationType.BF16)
        else:
            writer.add_tensor(f"{name}.weight", drawn)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def tensors(path: Path) -> dict[str, tuple[str, int, int, tuple[int, ...]]]:
    """Answer of each tensor its type, offset, bytes and shape (columns first)."""
    return {
        each.name: (
            each.tensor_type.name,
            int(each.data_offset),
            int(each.n_bytes),
            tuple(int(n) for n in each.shape),
        )
        for each in GGUFReader(path).tensors
    }


@pytest.mark.parametrize(
    ("kind", "tied", "inner"), [("BF16", True, 512), ("F16", False, 512), ("F32", False, 480)]
)
def test_tensor_by_tensor_gives_the_bytes_of_the_whole_file(
    quantiser: EngineQuantiser, tmp_path: Path, kind: str, tied: bool, inner: int
) -> None:
    source = tmp_path / "source.gguf"
    write_model(source, kind, tied=tied, inner=inner)
    found = tensors(source)
    for quantisation in QUANTISATIONS:
        whole, parts = tmp_path / f"{quantisation.name}.gguf", tmp_path / "parts.gguf"
        shares: list[float] = []
        quantiser.quantise_file(source, whole, quantisation, shares.append)
        assert shares == sorted(shares) and len(shares) == len(found)
        content = bytearray(whole.read_bytes())
        wanted = tensors(whole)
        for _, offset, size, _ in wanted.values():
            content[offset : offset + size] = bytes(size)
        parts.write_bytes(content)
        for name, (stored, offset, _, shape) in wanted.items():
            source_type, begin, _, _ = found[name]
            rows = shape[1] if len(shape) > 1 else 1
            quantiser.write_tensor(
                TensorJob(name, str(source), begin, source_type, rows, shape[0], str(parts), offset, stored)
            )
        assert parts.read_bytes() == whole.read_bytes(), f"{quantisation.name} of {kind}"
        assert quantisation.name in ("BF16", "F16", "F32") or len({each[0] for each in wanted.values()}) > 1


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
        "big", str(folder / "big"), 8, "BF16", rows, columns, str(folder / "target"), 32, "Q4_K"
    ), drawn


def test_a_tensor_of_any_size_takes_little_memory(quantiser: EngineQuantiser, tmp_path: Path) -> None:
    job, drawn = big_job(tmp_path, 192)
    quantiser.build()
    before = peak_bytes(quantiser)
    quantiser.write_tensor(job)
    assert peak_bytes(quantiser) - before < 180 * 2**20
    few = TensorJob("few", job.source, 8, "BF16", 64, 4096, str(tmp_path / "few"), 0, "Q4_K")
    (tmp_path / "few").touch()
    quantiser.write_tensor(few)
    part = (tmp_path / "few").read_bytes()
    assert (tmp_path / "target").read_bytes()[32:] == part * (job.rows // len(drawn))


def peak_bytes(quantiser: EngineQuantiser) -> int:
    status = Path(f"/proc/{quantiser.process_id}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


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


def test_what_cannot_be_converted_is_one_sentence_and_the_next_call_works(
    quantiser: EngineQuantiser, tmp_path: Path
) -> None:
    drawn = numbers(4, 256, "F32")
    poisoned = drawn.copy()
    poisoned[2, 7] = np.nan
    with pytest.raises(EngineFailure, match=r"model\.norm\.weight holds values that are not numbers"):
        quantiser.write_tensor(small_job(tmp_path, poisoned))
    for changes, sentence in (
        ({"rows": 5}, "ends too early"),
        ({"target_type": "Q9_X"}, "Nothing can be stored as 'Q9_X'"),
        ({"source_type": "I64"}, "type 'I64' cannot be converted"),
        ({"columns": 100, "rows": 2}, "Rows of 100 numbers cannot be stored as Q8_0"),
        ({"source": str(tmp_path / "nowhere")}, "cannot be read or written"),
        ({"target": "/dev/full"}, "The disk is full. Make room"),
    ):
        with pytest.raises(EngineFailure, match=sentence):
            quantiser.write_tensor(small_job(tmp_path, drawn, **changes))
    quantiser.write_tensor(small_job(tmp_path, drawn))
    assert (tmp_path / "out").stat().st_size == 4 * 8 * 34


def test_a_file_that_is_no_model_is_one_sentence(quantiser: EngineQuantiser, tmp_path: Path) -> None:
    (tmp_path / "not.gguf").write_bytes(b"GGUF but nothing more")
    smallest = quantisation_named("q4_k_m")
    assert smallest is not None
    with pytest.raises(EngineFailure, match=r"llama\.cpp could not quantise") as failure:
        quantiser.quantise_file(tmp_path / "not.gguf", tmp_path / "out.gguf", smallest, lambda share: None)
    assert failure.value.detail


def test_killed_in_the_middle_it_says_so_and_starts_again(quantiser: EngineQuantiser, tmp_path: Path) -> None:
    job, _ = big_job(tmp_path, 512)
    quantiser.build()
    first = quantiser.process_id
    threading.Timer(0.3, quantiser.kill).start()
    with pytest.raises(EngineDied, match="what was done is kept"):
        quantiser.write_tensor(job)
    drawn = numbers(4, 256, "F32")
    quantiser.write_tensor(small_job(tmp_path, drawn))
    assert quantiser.process_id not in (None, first)
    quantiser.kill()
    quantiser.write_tensor(small_job(tmp_path, drawn))


def test_it_never_outlives_the_program(tmp_path: Path) -> None:
    code = (
        "import sys, time; from app.engine.quantiser import EngineQuantiser\n"
        "if __name__ == '__main__':\n"
        "    q = EngineQuantiser(); q.build(); print(q.process_id, flush=True); time.sleep(60)\n"
    )
    script = tmp_path / "program.py"
    script.write_text(code)
    program = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    child = int(program.stdout.readline())
    program.send_signal(signal.SIGKILL)
    program.wait()
    latest = time.monotonic() + 20
    while Path(f"/proc/{child}").exists() and time.monotonic() < latest:
        time.sleep(0.05)
    gone = not Path(f"/proc/{child}").exists()
    if not gone:
        os.kill(child, signal.SIGKILL)
    assert gone


def test_the_build_names_version_and_processor(quantiser: EngineQuantiser) -> None:
    other = EngineQuantiser()
    try:
        assert quantiser.build() == other.build()
    finally:
        other.kill()
    assert quantiser.build().startswith("llama-cpp-python 0.3.")
