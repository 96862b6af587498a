"""The quantising process does, tensor by tensor and in little memory, just what llama.cpp does with a whole file."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import EngineFailure
from app.domain.quantisation import QUANTISATIONS, Quantisation, TensorJob, quantisation_named
from app.engine.quantiser import EngineQuantiser
from tests.engine.quantiser_factories import big_job, numbers, small_job, tensors, write_model


@pytest.fixture
def quantiser() -> Iterator[EngineQuantiser]:
    opened = EngineQuantiser()
    yield opened
    opened.kill()


def named(name: str) -> Quantisation:
    found = quantisation_named(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "tied", "inner"),
    [("BF16", True, 512), ("BF16", False, 480), ("F16", False, 512), ("F32", True, 480)],
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


def test_a_tensor_of_any_size_takes_little_memory(quantiser: EngineQuantiser, tmp_path: Path) -> None:
    job, drawn = big_job(tmp_path, 256)
    quantiser.build()
    before = peak_bytes(quantiser)
    quantiser.write_tensor(job)
    assert peak_bytes(quantiser) - before < 180 * 2**20
    few = TensorJob("few", job.source, 8, "BF16", 64, 4096, str(tmp_path / "few"), 0, "Q8_0")
    (tmp_path / "few").touch()
    quantiser.write_tensor(few)
    part = (tmp_path / "few").read_bytes()
    assert (tmp_path / "target").read_bytes()[32:] == part * (job.rows // len(drawn))


def peak_bytes(quantiser: EngineQuantiser) -> int:
    status = Path(f"/proc/{quantiser.process_id}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def test_the_same_type_is_a_copy_and_another_width_is_exact_or_rounded_to_nearest(
    quantiser: EngineQuantiser, tmp_path: Path
) -> None:
    small = np.array([[0.0, -0.0, 6e-8, -3e-7, 1e-40, 65504.0, 1.0009765, 1 / 3]], np.float32)
    same = small.astype(np.float16)
    quantiser.write_tensor(small_job(tmp_path, same, source_type="F16", target_type="F16"))
    assert (tmp_path / "out").read_bytes() == same.tobytes()
    brain = (small.view(np.uint32) >> 16).astype(np.uint16)
    exact = (brain.astype(np.uint32) << 16).view(np.float32)
    for target, wanted in (("BF16", brain), ("F32", exact), ("F16", exact.astype(np.float16))):
        quantiser.write_tensor(small_job(tmp_path, brain, source_type="BF16", target_type=target))
        assert (tmp_path / "out").read_bytes()[: wanted.nbytes] == wanted.tobytes(), target


def test_what_cannot_be_converted_is_one_sentence_and_the_next_call_works(
    quantiser: EngineQuantiser, tmp_path: Path
) -> None:
    drawn = numbers(4, 256, "F32")
    quantiser.write_tensor(small_job(tmp_path, drawn))
    first = quantiser.process_id
    for changes, sentence in (
        ({"rows": 5}, "ends too early"),
        ({"target_type": "Q9_X"}, "Nothing can be stored as 'Q9_X'"),
        ({"target_type": "IQ2_XXS"}, "Nothing can be stored as 'IQ2_XXS'"),
        ({"target_type": "Q8_1"}, "Nothing can be stored as 'Q8_1'"),
        ({"source_type": "I64"}, "type 'I64' cannot be converted"),
        ({"columns": 100, "rows": 2}, "Rows of 100 numbers cannot be stored as Q8_0"),
        ({"source": str(tmp_path / "nowhere")}, "cannot be read or written"),
    ):
        with pytest.raises(EngineFailure, match=sentence):
            quantiser.write_tensor(small_job(tmp_path, drawn, **changes))
    (tmp_path / "out").unlink()
    quantiser.write_tensor(small_job(tmp_path, drawn))
    assert (tmp_path / "out").stat().st_size == 4 * 8 * 34
    assert quantiser.process_id == first
    with pytest.raises(
        EngineFailure, match=r"The disk is full\. Make room"
    ):  # by a process that reaches that folder
        quantiser.write_tensor(small_job(tmp_path, drawn, target="/dev/full"))


@pytest.mark.parametrize("poison", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("target_type", ["Q8_0", "Q6_K", "F16", "F32"])
def test_a_tensor_with_values_that_are_not_numbers_is_refused_by_name(
    quantiser: EngineQuantiser, tmp_path: Path, poison: float, target_type: str
) -> None:
    poisoned = numbers(4, 256, "F32")
    poisoned[2, 7] = poison
    with pytest.raises(EngineFailure, match=r"model\.norm\.weight holds values that are not numbers"):
        quantiser.write_tensor(small_job(tmp_path, poisoned, target_type=target_type))
    assert not (tmp_path / "out").read_bytes()


@pytest.mark.parametrize("quantisation", ["F16", "Q8_0", "Q4_K_M"])
def test_numbers_too_large_are_refused_alike_by_both_ways(
    quantiser: EngineQuantiser, tmp_path: Path, quantisation: str
) -> None:
    source = tmp_path / "source.gguf"
    write_model(source, "F32", tied=True, scale=1e30)
    with pytest.raises(EngineFailure, match=r"llama\.cpp could not quantise"):
        quantiser.quantise_file(source, tmp_path / "whole.gguf", named(quantisation), lambda share: None)
    target = {"Q4_K_M": "Q4_K"}.get(quantisation, quantisation)
    with pytest.raises(EngineFailure, match=f"numbers too large for {target}"):
        quantiser.write_tensor(
            small_job(tmp_path, numbers(4, 256, "F32") * np.float32(1e30), target_type=target)
        )


def test_a_whole_file_that_cannot_be_quantised_is_one_sentence(
    quantiser: EngineQuantiser, tmp_path: Path
) -> None:
    source, target, smallest = tmp_path / "source.gguf", tmp_path / "out.gguf", named("q4_k_m")
    write_model(source, "BF16", tied=True)
    short = tmp_path / "short.gguf"
    short.write_bytes(source.read_bytes()[:-4096])
    (tmp_path / "not.gguf").write_bytes(b"GGUF but nothing more")
    for given, made, sentence in (
        (tmp_path / "not.gguf", target, r"llama\.cpp could not quantise"),
        (short, target, r"llama\.cpp could not quantise"),
        (tmp_path / "nowhere.gguf", target, "cannot be read or written"),
        (source, tmp_path / "no folder" / "out.gguf", "cannot be read or written"),
        (source, Path("/dev/full"), "The disk is full"),
    ):
        with pytest.raises(EngineFailure, match=sentence) as failure:
            quantiser.quantise_file(given, made, smallest, lambda share: None)
        assert failure.value.detail


@pytest.mark.parametrize("room", [0, 20_000, 150_000])
def test_a_disk_that_fills_up_under_a_whole_file_is_said(
    quantiser: EngineQuantiser, tmp_path: Path, room: int
) -> None:
    write_model(tmp_path / "source.gguf", "BF16", tied=True)
    quantiser.write_tensor(small_job(tmp_path, numbers(4, 256, "F32")))
    process = quantiser.process_id
    assert process is not None
    resource.prlimit(process, resource.RLIMIT_FSIZE, (room, room))
    with pytest.raises(EngineFailure, match="The disk is full"):
        quantiser.quantise_file(
            tmp_path / "source.gguf", tmp_path / "out.gguf", named("q8_0"), lambda share: None
        )
    with pytest.raises(EngineFailure, match="The disk is full"):
        quantiser.write_tensor(small_job(tmp_path, numbers(4, 256, "F32"), target_offset=room))
