"""Thousands of damaged and invented model headers: a header or one sentence; never a crash, a hang, a full memory."""

from __future__ import annotations

import io
import os
import resource
import struct
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from app.domain.conversation import Role
from app.domain.errors import GgufError, OysterError
from app.domain.generation import GenerationEnded, GenerationRequest, PromptMessage, Sampling
from app.domain.gguf import parse_header, read_header
from app.engine.client import EngineClient
from tests.engine.quantiser_factories import write_model
from tests.engine.scripted_model import build_scripted_model
from tests.torture.tally import Effort, Hang, Kind, Tally

pytestmark = pytest.mark.timeout(0)
MakeTally = Callable[[Kind, str], Tally]
_EXTREMES = (0, 1, 2**31 - 1, 2**31, 2**32 - 1, 2**40, 2**63 - 1, 2**63, 2**64 - 1)
_MOST_MORE_KIB = 400 * 1024
_LONGEST_SECONDS = 5.0
_LOAD_SECONDS = 60.0


def hostile(whole: bytes, chance: Random) -> bytes:
    """Return a header that was damaged in one to four places, or invented from the magic number on."""
    if chance.random() < 0.1:
        return b"GGUF" + struct.pack("<I", chance.choice((2, 3))) + chance.randbytes(chance.randrange(4000))
    damaged = bytearray(whole)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(4, len(damaged))
        match chance.randrange(6):
            case 0:
                damaged[at] ^= 1 << chance.randrange(8)
            case 1:
                damaged[at : at + 8] = struct.pack("<Q", chance.choice(_EXTREMES))
            case 2:
                damaged[at : at + 4] = struct.pack("<I", chance.choice((*range(14), 2**31, 2**32 - 1)))
            case 3:
                del damaged[at : at + chance.randrange(1, 64)]
            case 4:
                damaged[at:at] = damaged[at : at + chance.randrange(1, 200)] * chance.randint(1, 3)
            case 5:
                del damaged[max(5, at) :]
    return bytes(damaged)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A whole model file of some hundred tokens and tensors."""
    path = tmp_path_factory.mktemp("small") / "small.gguf"
    write_model(path, "F16", tied=True, layers=2)
    return path.read_bytes()


def test_our_reader_takes_any_header(effort: Effort, tally: MakeTally, small: bytes) -> None:
    counted, chance = tally(Kind.HEADER, "hostile header, our reader"), effort.chance("headers")
    head, size = small[:20_000], len(small)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read = refused = 0
    for _ in effort.rounds(0.04, 1500):
        content = hostile(head, chance)
        began = time.process_time()
        with counted.trying():
            try:
                parse_header(io.BytesIO(content), chance.choice((len(content), size, 2**60)), "x.gguf")
                read += 1
            except GgufError as error:
                refused += 1
                assert "\n" not in error.sentence and error.sentence.endswith((".", "?"))
            if time.process_time() - began > _LONGEST_SECONDS:
                raise Hang("a header took too long")
    assert read and refused, "some are harmless and some are not"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < _MOST_MORE_KIB


@pytest.fixture
def client() -> Iterator[EngineClient]:
    opened = EngineClient()
    yield opened
    opened.close()


def test_what_llama_cpp_makes_of_a_hostile_model_stays_in_the_worker(
    effort: Effort, tally: MakeTally, client: EngineClient, tmp_path: Path
) -> None:
    """Only files that our own reader lets through are given to the worker: the others never get there."""
    counted, chance = tally(Kind.HEADER, "hostile model, llama.cpp in the worker"), effort.chance("models")
    good = build_scripted_model(tmp_path / "good.gguf", "Still here.")
    whole = good.read_bytes()
    head = 16_000 if len(whole) > 16_000 else len(whole)
    for number in effort.rounds(0.06, 4):
        path = tmp_path / f"hostile{number}.gguf"
        while True:
            path.write_bytes(hostile(whole[:head], chance)[:head].ljust(head, b"\0") + whole[head:])
            if _passes(path):
                break
        with counted.trying():
            _load_within(client, path)
        path.unlink()
    client.load(good, context_size=256)
    request = GenerationRequest((PromptMessage(Role.USER, "Hi"),), Sampling(max_tokens=2))
    assert isinstance(list(client.generate(request))[-1], GenerationEnded)


def _passes(path: Path) -> bool:
    try:
        read_header(path)
    except GgufError:
        return False
    return True


def _load_within(client: EngineClient, path: Path) -> None:
    """Load a model, whatever comes of it but silence. Raises ``Hang``."""
    late = threading.Event()

    def end() -> None:
        late.set()
        if client.worker_pid is not None:
            os.kill(client.worker_pid, 9)

    limit = threading.Timer(_LOAD_SECONDS, end)
    limit.start()
    try:
        client.load(path, context_size=256)
    except OysterError as error:
        assert error.sentence.endswith((".", "?"))
    finally:
        limit.cancel()
    if late.is_set():
        raise Hang(f"llama.cpp did not come to an end with {path.name}")
