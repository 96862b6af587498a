"""What is predicted from a header against what llama.cpp says that it allocates, for every model that tests build."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import llama_cpp.llama_cpp as native
import pytest

from app.domain.gguf import GgufHeader, read_header
from app.engine import protocol
from app.engine.memory_fit import ANALYST_CELLS, MICRO_BATCH, MemoryNeed, predict
from app.engine.quantiser import EngineQuantiser
from app.engine.step_memory import step_bytes
from app.engine.worker import native_library
from app.engine.worker.batch import OUTPUTS
from app.engine.worker.model import open_model
from app.engine.worker.native_library import heard
from app.engine.worker.sequences import SEQUENCES
from tests.engine.random_models import build_windowed_model
from tests.engine.scripted_model import build_scripted_model, build_verdict_model
from tests.models.conversion_factories import convert
from tests.models.shapes import (
    QWEN2_FEW_TOKENS,
    QWEN2_TIED,
    QWEN2_WIDE,
    QWEN3,
    QWEN3_NEWER_FEW_TOKENS,
    QWEN3_TIED,
    QWEN3_TIED_WIDE,
    QWEN3_WIDE,
    QWEN3_YARN,
    Shape,
)
from tests.models.shapes.fixtures import RepositoryOf
from tests.short_model import write_short_model

_SIZE = re.compile(r"(\S+)\s+(model|KV|compute|output) buffer size =\s+([0-9.]+) MiB")
_REARRANGED = ("CPU_REPACK", "AMX")
_ROUNDED = 0.02 * 2**20  # the log tells hundredths of a MiB
_CONTEXTS = (256, 4096, 8192)
_WIDE = (QWEN3_WIDE, QWEN3_TIED_WIDE, QWEN2_WIDE)  # with the types of a K-quant
_SHAPES = (QWEN3_TIED, QWEN3_YARN, QWEN3_NEWER_FEW_TOKENS, QWEN2_FEW_TOKENS, QWEN2_TIED, *_WIDE)


@pytest.fixture(scope="module")
def quantiser() -> Iterator[EngineQuantiser]:
    opened = EngineQuantiser()
    yield opened
    opened.kill()


def told(lines: list[str]) -> Counter[str]:
    """Return the bytes of each kind of buffer; weights rearranged for the processor replace pages of the file."""
    found: Counter[str] = Counter()
    for line in lines:
        if (size := _SIZE.search(line)) and size[1] not in _REARRANGED:
            found[size[2]] += round(float(size[3]) * 2**20)
    return found


def allocated(path: Path, cells: int, tokens: int = MICRO_BATCH, outputs: int = OUTPUTS) -> Counter[str]:
    """Return what llama.cpp tells when it opens a model as the program does, but for the sizes that are given."""
    native_library.start()
    lines: list[str] = []
    with heard(lines.append):
        model_settings = native.llama_model_default_params()
        model_settings.devices = ctypes.cast((ctypes.c_void_p * 2)(None, None), ctypes.c_void_p)
        model = native.llama_model_load_from_file(str(path).encode(), model_settings)
        settings = native.llama_context_default_params()
        settings.n_ctx, settings.n_batch, settings.n_ubatch = cells, 512, tokens
        settings.n_seq_max, settings.n_outputs_max, settings.kv_unified = SEQUENCES, outputs, True
        context = native.llama_init_from_model(model, settings)
        assert context
        size = int(native.llama_model_size(model))
        native.llama_free(context)
        native.llama_model_free(model)
    found = told(lines)
    if any("AMX" in line for line in lines):  # of the rearranged tensors no pages of the file are told
        found["model"] = size
    return with_grown_output(found, outputs)


def with_grown_output(found: Counter[str], outputs: int) -> Counter[str]:
    """Return it as after a step with as many rows of logits as are allowed; at first there is one for a sequence."""
    return found | Counter(output=found["output"] * max(outputs, SEQUENCES) // SEQUENCES)


def assert_within_five_percent(need: MemoryNeed, found: Counter[str]) -> None:
    assert need.total == pytest.approx(found.total(), rel=0.05, abs=3 * _ROUNDED), f"{need} against {found}"


def assert_predicted(path: Path, contexts: tuple[int, ...] = _CONTEXTS) -> None:
    header = read_header(path)
    for context in contexts:
        cells = context + ANALYST_CELLS
        assert_within_five_percent(predict(header, cells, OUTPUTS), allocated(path, cells))


def assert_steps_are_exact(path: Path, header: GgufHeader) -> None:
    for cells, tokens, outputs in ((2304, 512, 64), (2304, 32, 32), (6144, 128, 64), (6144, 512, 16)):
        found = allocated(path, cells, tokens, outputs)["compute"]
        assert step_bytes(header, cells, tokens, outputs) == pytest.approx(found, abs=_ROUNDED)


@pytest.mark.parametrize(
    ("shape", "kind"),
    [(shape, "F16") for shape in _SHAPES] + [(shape, "Q4_K_M") for shape in _WIDE],
    ids=lambda each: getattr(each, "name", each),
)
def test_models_of_oy1s_architectures(
    repository_of: RepositoryOf, quantiser: EngineQuantiser, tmp_path: Path, shape: Shape, kind: str
) -> None:
    path = tmp_path / "model.gguf"
    convert(repository_of(shape), kind, quantiser, path)
    assert_predicted(path)
    assert_steps_are_exact(path, read_header(path))


def test_one_with_the_whole_vocabulary(
    repository_of: RepositoryOf, quantiser: EngineQuantiser, tmp_path: Path
) -> None:
    path = tmp_path / "model.gguf"
    convert(repository_of(QWEN3), "F16", quantiser, path)
    assert_predicted(path, (4096,))


@pytest.mark.parametrize(
    "build",
    [
        lambda path: build_scripted_model(path, "<think>\nIt is so.\n</think>\n\nShips sail on."),
        lambda path: build_verdict_model(path, ["safe", "unsafe"]),
        build_windowed_model,
    ],
    ids=["scripted", "verdicts", "windowed"],
)
def test_the_other_models_that_tests_build(tmp_path: Path, build: Callable[[Path], Path]) -> None:
    assert_predicted(build(tmp_path / "model.gguf"), (256, 2048))


def test_the_trial_model_and_its_short_one(trial_gguf: Path, short_gguf: Path) -> None:
    for path in (trial_gguf, short_gguf):
        assert_predicted(path)
        assert_steps_are_exact(path, read_header(path))


def test_what_the_program_itself_opens(trial_gguf: Path) -> None:
    native_library.start()
    lines: list[str] = []
    with heard(lines.append):
        opened, loaded = open_model(
            protocol.Load(1, str(trial_gguf), "", "", 4096, "cpu"), lambda share: None
        )
    opened.close()
    need = predict(read_header(trial_gguf), loaded.context_size + ANALYST_CELLS, OUTPUTS)
    assert_within_five_percent(need, with_grown_output(told(lines), OUTPUTS))


def test_the_program_with_a_helper_beside_it(trial_gguf: Path, short_gguf: Path, tmp_path: Path) -> None:
    smaller = tmp_path / "smaller.gguf"
    write_short_model(trial_gguf, smaller, layers=2)
    native_library.start()
    lines: list[str] = []
    with heard(lines.append):
        request = protocol.Load(1, str(short_gguf), "", "", 4096, "cpu", str(smaller), "Smaller")
        opened, loaded = open_model(request, lambda share: None)
    opened.close()
    assert loaded.helper == "Smaller"
    header, found = read_header(short_gguf), told(lines)
    need = predict(header, 4096 + ANALYST_CELLS, OUTPUTS).total + predict(read_header(smaller), 4096, 1).total
    not_yet = (OUTPUTS - SEQUENCES) * header.vocabulary_size * 4  # rows of logits of the chat model
    assert need == pytest.approx(found.total() + not_yet, rel=0.05)


@pytest.mark.parametrize("field", ["feed_forward_length", "head_count", "vocabulary_size", "key_length"])
def test_a_header_that_claims_anything_is_predicted_for_all_the_same(trial_gguf: Path, field: str) -> None:
    for claimed in (-5, 0, 2**40, 2**63):
        assert isinstance(predict(replace(read_header(trial_gguf), **{field: claimed}), 4096).total, int)
