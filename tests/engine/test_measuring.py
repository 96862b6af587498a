"""Measuring on a loaded model: times come, nothing that it holds is touched, and what was chosen is in force."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import llama_cpp.llama_cpp as native
import pytest

from app.domain.conversation import Role
from app.domain.errors import EngineFailure
from app.domain.generation import Device, PrefixRequest, PromptMessage
from app.domain.gguf import read_header
from app.domain.measured_speed import Act, Chosen, MeasuredSpeed, Rate, Trial
from app.engine.client import EngineClient
from app.engine.memory_fit import MEMORY_VARIABLE, predict
from app.engine.processors import computing_threads, usable_processors
from app.engine.worker.batch import Cancelled
from app.engine.worker.measuring import seconds_of_a_token
from app.engine.worker.placement import PROCESSOR, place
from tests.engine.opened_models import loaded

WRITING, READING = Trial(Act.WRITING, 1, 1), Trial(Act.STEP, 1, 64)
MESSAGES = (PromptMessage(Role.USER, "Tell me of ships."), PromptMessage(Role.ASSISTANT, "They sail."))


def speed(device: str, chosen: Chosen, writes: float = 10.0) -> MeasuredSpeed:
    return MeasuredSpeed(
        device, chosen, (Rate(chosen.writing_threads, writes),), (Rate(chosen.reading_threads, 40.0),)
    )


@pytest.fixture
def client(short_gguf: Path) -> Iterator[EngineClient]:
    made = EngineClient()
    made.load(short_gguf, sha256="short", device="cpu")
    yield made
    made.close()


def test_times_are_taken_and_what_the_model_holds_is_not_touched(short_gguf: Path) -> None:
    with loaded(short_gguf) as opened:
        opened.sequences.read("conversation", [5] * 40, lambda: False, lambda read, reused: None)
        held, decoded = list(opened.sequences.held("conversation")), opened.sequences.decoded
        assert seconds_of_a_token(opened, WRITING, lambda: False) > 0
        assert seconds_of_a_token(opened, READING, lambda: False) > 0
        assert (list(opened.sequences.held("conversation")), opened.sequences.decoded) == (held, decoded)


def test_a_cancel_ends_a_trial_within_its_step(short_gguf: Path) -> None:
    asked = iter(range(10_000))
    with loaded(short_gguf) as opened, pytest.raises(Cancelled):
        # the first is asked before a step, the others while the graph of a step is computed
        seconds_of_a_token(opened, Trial(Act.STEP, 1, 512), lambda: next(asked) > 4)
    assert next(asked) < 1000, "the step was computed to its end"


def test_where_memory_is_short_nothing_is_measured(short_gguf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with loaded(short_gguf) as opened:
        monkeypatch.setenv(MEMORY_VARIABLE, "2")
        with pytest.raises(EngineFailure, match="too little free memory"):
            seconds_of_a_token(opened, WRITING, lambda: False)


def test_another_call_ends_a_measurement_at_once(client: EngineClient) -> None:
    times: list[float | None] = []
    done = threading.Event()

    def measure() -> None:
        while (seconds := client.measure(Trial(Act.STEP, 1, 512))) is not None:
            times.append(seconds)
        times.append(None)
        done.set()

    measuring = threading.Thread(target=measure)
    measuring.start()
    while not times and measuring.is_alive():
        done.wait(0.01)
    assert client.tokenise("ships")
    assert done.wait(60) and times[-1] is None
    measuring.join()


def test_threads_and_steps_are_those_that_were_measured(client: EngineClient, short_gguf: Path) -> None:
    usual = Chosen(computing_threads(), computing_threads())
    assert client.model is not None and client.model.placed_on == PROCESSOR
    assert client.model.computes_with == usual
    client.tune([speed(PROCESSOR, Chosen(1, usable_processors(), 128))], 0)
    client.tokenise("ships")
    assert client.model.computes_with == Chosen(1, usable_processors(), 128)
    client.tune([speed(PROCESSOR, Chosen(usable_processors(), 1, 128))], 1)
    client.tokenise("ships")
    assert client.model.computes_with == Chosen(1, 1, 128), "the person's number goes first"
    client.tune([speed("CUDA0", Chosen(1, 1, 64))], 0)
    client.tokenise("ships")
    assert client.model.computes_with == usual, "what was measured elsewhere says nothing here"
    again = client.load(short_gguf, device="cpu", speeds=[speed(PROCESSOR, Chosen(1, 1, 64))])
    assert again.computes_with == Chosen(1, 1, 64)
    assert client.load(short_gguf, device="cpu", threads=10_000).computes_with == Chosen(
        usable_processors(), usable_processors()
    ), "more threads than processors were used"


def test_a_worker_that_is_started_again_computes_as_before(client: EngineClient) -> None:
    client.tune([speed(PROCESSOR, Chosen(1, 1, 256))], 0)
    client.tokenise("ships")
    client._forget(client._worker)  # type: ignore[arg-type]
    client.tokenise("ships")
    assert client.model is not None and client.model.computes_with == Chosen(1, 1, 256)


def test_a_prompt_is_read_in_measured_steps(short_gguf: Path) -> None:
    with loaded(short_gguf, context_size=2048) as opened:
        opened.tune([speed(PROCESSOR, Chosen(1, 1, 128))], 0)
        shown: list[int] = []
        opened.sequences.read("judge", [5] * 300, lambda: False, lambda read, reused: shown.append(read))
        assert shown == [0, 128, 256, 300]
        assert native.llama_n_threads(opened.context) == 1


def test_of_devices_that_were_measured_the_fastest_computes(short_gguf: Path) -> None:
    header = read_header(short_gguf)
    need = predict(header, 512)
    devices = [(7, Device("CUDA0", "A card", "gpu", 2**33, 2**33))]

    def placed(*speeds: MeasuredSpeed, wanted: str = "auto") -> str:
        return place(wanted, header, need, lambda: devices, speeds).device

    card, processor = speed("CUDA0", Chosen(1, 1), 10.0), speed(PROCESSOR, Chosen(1, 1), 30.0)
    assert placed() == placed(processor) == placed(card) == "CUDA0", "not both were measured"
    assert placed(card, processor) == PROCESSOR
    assert placed(speed("CUDA0", Chosen(1, 1), 90.0), processor) == "CUDA0"
    assert placed(card, processor, wanted="CUDA0") == "CUDA0", "the person wants it"


def test_what_was_read_ahead_is_still_held_after_a_measurement(client: EngineClient) -> None:
    assert client.warm(PrefixRequest(MESSAGES)).tokens_read
    assert client.measure(READING)
    assert client.warm(PrefixRequest(MESSAGES)).tokens_read == 0, "it is still held"
