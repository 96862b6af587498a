"""Files that are no model, or no whole one: one clear sentence, never a hang, never a dead worker."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path

import gguf
import numpy as np
import pytest

from app.domain.conversation import Role
from app.domain.errors import GgufError, OysterError
from app.domain.generation import GenerationEnded, GenerationRequest, PromptMessage, Sampling
from app.domain.gguf import read_header
from app.engine.client import EngineClient


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineClient]:
    client = EngineClient()
    yield client
    client.close()


def refusal(engine: EngineClient, path: Path) -> str:
    with pytest.raises(OysterError) as told:
        engine.load(path)
    sentence = told.value.sentence
    assert "Traceback" not in sentence
    assert "\n" not in sentence
    assert sentence.endswith((".", "?"))
    return sentence


@pytest.mark.parametrize("share", [0, 10, 50, 99])
def test_a_file_cut_short_is_refused(
    engine: EngineClient, trial_gguf: Path, tmp_path: Path, share: int
) -> None:
    cut = tmp_path / f"cut{share}.gguf"
    size = trial_gguf.stat().st_size * share // 100
    with trial_gguf.open("rb") as source, cut.open("wb") as target:
        target.write(source.read(size))
    sentence = refusal(engine, cut)
    assert ("empty" if share == 0 else "cut short") in sentence


def head(magic: bytes = b"GGUF", version: int = 3, tensors: int = 1, entries: int = 0) -> bytes:
    return magic + struct.pack("<IQQ", version, tensors, entries)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (head(magic=b"GGML") + b"\0" * 64, "not a GGUF"),
        (head(version=99) + b"\0" * 64, "version 99"),
        (head(tensors=2**60) + b"\0" * 64, "damaged"),
        (head(entries=2**62) + b"\0" * 64, "damaged"),
        (head(entries=1) + struct.pack("<Q", 2**40) + b"\0" * 64, "damaged"),
        (b"{}", "not a GGUF"),
    ],
)
def test_an_absurd_header_is_refused(
    engine: EngineClient, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "absurd.gguf"
    path.write_bytes(content)
    assert words in refusal(engine, path)


def test_an_unknown_architecture_is_refused(engine: EngineClient, tmp_path: Path) -> None:
    path = tmp_path / "alien.gguf"
    writer = gguf.GGUFWriter(path, "alien")
    writer.add_block_count(1)
    writer.add_tensor("token_embd.weight", np.zeros((8, 32), dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    assert "architecture" in refusal(engine, path)


def test_a_folder_and_a_missing_file_are_refused(engine: EngineClient, tmp_path: Path) -> None:
    assert "folder" in refusal(engine, tmp_path)
    assert "not there" in refusal(engine, tmp_path / "nothing.gguf")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="permissions of another kind on this system")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.gguf"
    path.write_bytes(b"GGUF")
    path.chmod(0)
    tmp_path.chmod(0o755)
    for parent in tmp_path.parents:
        if parent.owner() == "root" and parent != Path("/tmp") and parent != Path("/"):
            parent.chmod(0o755)
    child = os.fork()
    if child == 0:  # as nobody, because root may read everything
        code = 1
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            read_header(path)
        except GgufError as error:
            code = 0 if "permission" in error.sentence else 2
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


def test_flipped_bits_in_the_header_never_kill_the_window(trial_gguf: Path, tmp_path: Path) -> None:
    whole = bytearray(trial_gguf.read_bytes())
    random = np.random.default_rng(7)
    client = EngineClient()
    try:
        for round_ in range(12):
            damaged = bytearray(whole)
            for _ in range(3):
                damaged[int(random.integers(4, 3000))] ^= 1 << int(random.integers(0, 8))
            path = tmp_path / f"flipped{round_}.gguf"
            path.write_bytes(damaged)
            try:
                client.load(path, context_size=256)
            except OysterError as error:
                assert error.sentence
            path.unlink()
        client.load(trial_gguf, context_size=512)
        request = GenerationRequest((PromptMessage(Role.USER, "Hi"),), Sampling(max_tokens=2))
        assert isinstance(list(client.generate(request))[-1], GenerationEnded)
    finally:
        client.close()
