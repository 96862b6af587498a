"""A model is measured once on this computer, in idle time; it gives way, goes on, is kept, and computes accordingly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from app.domain.cancellation import CancelToken
from app.domain.measured_speed import Chosen, MeasuredSpeed, Rate
from app.domain.model import ModelRole
from app.engine.processors import computing_threads
from app.locations import Locations
from app.session import measured_speeds
from app.session.engine_queue import Use
from app.session.measured_speeds import KeptSpeed, MeasuredSpeeds, ThisProcessor, this_processor
from app.session.session import Session
from tests.engine.scripted_model import build_answering_model

CHOSEN = Chosen(1, 1, 64)
SPEED = MeasuredSpeed("CPU", CHOSEN, (Rate(1, 21.0), Rate(2, 14.0)), (Rate(1, 80.0),), (Rate(64, 90.0),))


@pytest.fixture
def session(tmp_path: Path, short_gguf: Path) -> Iterator[Session]:
    """A session that computes on the processor, where nothing was measured yet."""
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as opened:
        opened.save_settings(msgspec.structs.replace(opened.settings, device="cpu"))
        opened.load_model(opened.library.add(short_gguf))
        yield opened


def sha256_of(session: Session) -> str:
    return session.loaded_model()[1].sha256


def test_it_gives_way_goes_on_and_is_kept(session: Session) -> None:
    assert session.wants_measuring
    shares = []
    for share in session.measure(CancelToken()):
        shares.append(share)
        break
    with session.queue.held(Use.QUESTION, CancelToken()):
        assert not list(session.measure(CancelToken())), "somebody waits for the model"
    rest = list(session.measure(CancelToken()))
    assert rest[0] > shares[-1], "it goes on where it was"
    assert not session.wants_measuring and not list(session.measure(CancelToken()))
    kept = session.speeds.of(sha256_of(session))
    assert [each.speed.device for each in kept] == ["CPU"]
    session.engine.tokenise("ships")
    assert session.loaded_model()[1].computes_with == kept[0].speed.chosen
    with Session(session.locations, region="GB", private=True) as again:
        again.load_model(again.library.installed()[0])
        assert not again.wants_measuring, "it is kept by the model's hash"
        assert again.loaded_model()[1].computes_with == kept[0].speed.chosen


def test_a_person_who_wants_the_engines_ends_it(session: Session) -> None:
    token = CancelToken()
    measuring = session.measure(token)
    next(measuring)
    token.cancel()
    assert not list(measuring) and session.wants_measuring


def test_a_number_of_threads_counts_from_the_next_step_on(session: Session) -> None:
    session.speeds.keep(sha256_of(session), replace(SPEED, chosen=Chosen(2, 2, 64)))
    session.save_settings(msgspec.structs.replace(session.settings, threads=1))
    session.engine.tokenise("ships")
    assert session.loaded_model()[1].computes_with == Chosen(1, 1, 64)


def test_a_measurement_that_cannot_be_made_is_not_tried_again_and_again(session: Session) -> None:
    session.speeds.give_up(sha256_of(session), "CPU")
    assert not session.wants_measuring and not list(session.measure(CancelToken()))


@pytest.mark.parametrize(
    "harm",
    [
        lambda content: content[:-5],
        lambda content: b"\xff" + content,
        lambda content: content.replace(b'"writing_threads": 1', b'"writing_threads": 1000000'),
        lambda content: content.replace(b'"writing_threads": 1', b'"writing_threads": "1"'),
        lambda content: content.replace(b'"day"', b'"days"'),
        lambda content: content.replace(b"21.0", b"-21.0"),
        lambda content: b"[" * 100_000,
        lambda content: b"",
    ],
)
def test_a_file_that_was_damaged_counts_as_none(tmp_path: Path, harm: object) -> None:
    path = tmp_path / "measured-speeds.json"
    MeasuredSpeeds(path).keep("a", SPEED)
    assert MeasuredSpeeds(path).speeds("a") == (SPEED,)
    harmed = harm(path.read_bytes())  # type: ignore[operator]
    assert harmed != path.read_bytes()
    path.write_bytes(harmed)
    speeds = MeasuredSpeeds(path)
    assert speeds.of("a") == () and speeds.wants("a", "CPU")
    speeds.keep("a", SPEED)
    assert MeasuredSpeeds(path).speeds("a") == (SPEED,), "it is written anew"


def test_it_is_kept_by_model_device_and_processor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "measured-speeds.json"
    speeds, card = MeasuredSpeeds(path), replace(SPEED, device="CUDA0")
    speeds.keep("a", SPEED)
    speeds.keep("a", card)
    speeds.keep("b", SPEED)
    newer = replace(SPEED, chosen=Chosen(2, 2))
    speeds.keep("a", newer)
    assert set(MeasuredSpeeds(path).speeds("a")) == {card, newer}
    assert speeds.wants("b", "CUDA0") and not speeds.wants("b", "CPU")
    other = ThisProcessor(this_processor().name, this_processor().usable + 1)
    monkeypatch.setattr(measured_speeds, "this_processor", lambda: other)
    assert MeasuredSpeeds(path).of("a") == (), "another number of processors is another computer"


def test_what_an_earlier_way_of_measuring_found_is_measured_again(tmp_path: Path) -> None:
    path = tmp_path / "measured-speeds.json"
    MeasuredSpeeds(path).keep("a", SPEED)
    kept = msgspec.json.decode(path.read_bytes(), type=tuple[KeptSpeed, ...])
    path.write_bytes(msgspec.json.encode([msgspec.structs.replace(each, method=0) for each in kept]))
    assert MeasuredSpeeds(path).wants("a", "CPU")


def test_a_guard_computes_by_the_number_of_threads_that_the_person_wants(
    tmp_path: Path, short_gguf: Path
) -> None:
    guard = build_answering_model(
        tmp_path / "guard.gguf", {"Judge it:": {" Safe": 1.0}}, "Qwen3Guard Gen 0.6B", ""
    )
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as opened:
        opened.save_settings(msgspec.structs.replace(opened.settings, device="cpu", threads=1))
        opened.library.add(guard, role=ModelRole.GUARD)
        opened.load_model(opened.library.add(short_gguf))
        engine = opened._engines._guard_client
        assert engine is not None and engine.model is not None
        assert engine.model.computes_with == Chosen(1, 1)
        opened.save_settings(msgspec.structs.replace(opened.settings, threads=0))
        engine.tokenise("ships")
        assert engine.model.computes_with == Chosen(computing_threads(), computing_threads())
