"""A recording goes to its file and back as it was, and a replay of it is a turn that says what it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from app.domain.cancellation import CancelToken
from app.domain.model import InstalledModel, ModelRole
from app.domain.turn import (
    AnalysisExtended,
    ReplayBegan,
    ReplyArrived,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    UserMessageCommitted,
)
from app.domain.turn_state import TurnState
from app.session.demonstration.scenarios import scenarios
from app.session.engine_queue import EngineQueue
from app.session.recording.recorder import Recorder
from app.session.recording.recording import Recording, recorded_turn, replayed_event
from app.session.recording.recording_file import RecordingError, read_recording, write_recording
from app.session.recording.replayed_turn import AT_ONCE, Pace, ReplayedTurn, forget_replay
from app.session.turn import Turn
from app.storage.vault import Vault, memory_record
from tests.recording_factories import recording


@pytest.fixture(scope="module")
def made() -> Recording:
    """A recording of the scenarios."""
    return recording()


@pytest.fixture(scope="module")
def store() -> Iterator[Vault]:
    """A store in memory; every replay begins its conversation anew."""
    vault = memory_record()
    yield vault
    vault.close()


def replay(made: Recording, store: Vault, scene: int, number: int, pace: Pace = AT_ONCE) -> ReplayedTurn:
    if number == 0:
        forget_replay(store, made.scenes[scene].turns[0])
    return ReplayedTurn(EngineQueue(), store, made, made.scenes[scene].turns[number], pace)


def rewrite(path: Path, old: bytes, new: bytes, *, hashed: bool = False) -> None:
    """Replace bytes of a recording's file, with its hash made to fit or not."""
    outer = msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    content = bytes(outer["recording"]).replace(old, new)
    assert content != bytes(outer["recording"])
    sha256 = hashlib.sha256(content).hexdigest() if hashed else msgspec.json.decode(outer["sha256"])
    path.write_bytes(msgspec.json.encode({"sha256": sha256, "recording": msgspec.Raw(content)}))


def test_a_file_comes_back_equal(made: Recording, tmp_path: Path) -> None:
    write_recording(tmp_path / "a.json", made)
    back = read_recording(tmp_path / "a.json")
    assert msgspec.json.encode(back) == msgspec.json.encode(made)


def test_a_changed_figure_is_refused(made: Recording, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_recording(path, made)
    rewrite(path, b"That is a good ", b"That is a bad ")
    with pytest.raises(RecordingError, match="was changed after it was recorded"):
        read_recording(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"kind":"TurnEnded"', b'"kind":"ReplayBegan"'),
        (b'"kind":"UserMessageCommitted"', b'"kind":"CrisisScreened"'),
        (b'"version":1', b'"version":2'),
        (b'"seconds":0.0,', b'"seconds":9.9,'),
        (b'"sha256":"0123', b'"sha256":"'),
    ],
)
def test_what_is_no_whole_recording_is_refused_though_its_hash_fits(
    made: Recording, tmp_path: Path, old: bytes, new: bytes
) -> None:
    path = tmp_path / "a.json"
    write_recording(path, made)
    rewrite(path, old, new, hashed=True)
    with pytest.raises(RecordingError, match="cannot show"):
        read_recording(path)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"sha256": "00", "recording": {}}'])
def test_what_is_no_recording_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(RecordingError, match="not a recording"):
        read_recording(tmp_path / "a.json")


def test_a_replay_says_first_that_it_is_one_and_its_state_says_so_always(
    made: Recording, store: Vault
) -> None:
    turn = replay(made, store, 0, 0)
    for number, event in enumerate(turn):
        assert isinstance(event, ReplayBegan) == (number == 0)
        assert turn.state.recording is not None
        assert turn.state.recording.sha256 == made.model.sha256
    (reply,) = turn.state.recorded
    record = store.turn_of(reply.id)
    assert record is not None
    assert TurnState.of(record).recording == turn.state.recording, "what is stored of it is marked too"


def test_a_replay_folds_to_the_state_of_the_turn_that_was_recorded(made: Recording, store: Vault) -> None:
    recorded = made.scenes[0].turns[0]
    live = TurnState()
    for event in recorded.events:
        live = live.after(replayed_event(event, made.tables[recorded.table]))
    turn = replay(made, store, 0, 0)
    for _ in turn:
        pass
    state = turn.state
    assert (state.question, state.replies, state.analysis, state.table) == (
        live.question,
        live.replies,
        live.analysis,
        live.table,
    )
    assert state.turn_analysis is not None
    assert state.turn_analysis.reply.chain is not None, "with what was computed after the reply"


def test_a_conversation_is_replayed_turn_after_turn_and_again(made: Recording, store: Vault) -> None:
    split = next(index for index, scene in enumerate(made.scenes) if scene.scenario == "split")
    for _ in range(2):
        for number in range(len(made.scenes[split].turns)):
            for event in replay(made, store, split, number):
                assert not isinstance(event, TurnFailed)
        home = replayed_event(made.scenes[split].turns[0].events[0], None)
        assert isinstance(home, UserMessageCommitted)
        assert len(store.tree(home.conversation.id).messages) == 2 * len(made.scenes[split].turns)


def test_a_stopped_replay_leaves_the_rest_out(made: Recording, store: Vault) -> None:
    turn = replay(made, store, 0, 0, Pace(speed=0.001))
    events: list[TurnEvent] = []
    for event in turn:
        events.append(event)
        if isinstance(event, UserMessageCommitted):
            turn.stop()
    assert not any(isinstance(each, ReplyArrived | TurnEnded) for each in events)


def test_a_hurried_replay_gives_the_rest_at_once(made: Recording, store: Vault) -> None:
    turn = replay(made, store, 0, 0, Pace(speed=0.001))
    turn.hurry()
    assert any(isinstance(each, AnalysisExtended) for each in turn)


def test_pace(made: Recording) -> None:
    turn = made.scenes[0].turns[0]
    assert sum(Pace().waits(turn)) == pytest.approx(turn.events[-1].seconds)
    assert sum(Pace(speed=2.0).waits(turn)) == pytest.approx(turn.events[-1].seconds / 2)
    assert max(Pace(longest_wait=0.02).waits(turn)) == 0.02


class Given(Turn):
    """A turn that gives these events."""

    def __init__(self, *events: TurnEvent) -> None:
        self._given = events
        super().__init__(EngineQueue())

    @property
    def _needs_no_engine(self) -> bool:
        return True

    def _run(self) -> Iterator[TurnEvent]:  # type: ignore[override]
        yield from self._given


def events_in(made: Recording, scene: int) -> list[TurnEvent]:
    """Return the events of a scene's first turn."""
    source = made.scenes[scene].turns[0]
    return [replayed_event(each, made.tables[source.table]) for each in source.events]


def test_a_recorder_takes_what_a_turn_gives_and_refuses_a_replay_and_a_failure(
    made: Recording, store: Vault
) -> None:
    source = made.scenes[0].turns[0]
    events = events_in(made, 0)
    times = iter(range(100))
    recorder = Recorder("en", clock=lambda: next(times) / 10)
    assert list(recorder.follow("everyday", Given(*events))) == events
    kept = recorder._scenes["everyday"][0]
    assert [each.event for each in kept.events] == [each.event for each in source.events]
    assert kept.table == source.table
    with pytest.raises(RecordingError, match="not recorded again"):
        list(recorder.follow("everyday", replay(made, store, 0, 0)))
    with pytest.raises(RecordingError, match="broke"):
        list(recorder.follow("everyday", Given(events[0], TurnFailed(None, "It broke.", ""))))


def test_a_recording_is_updated_scenario_by_scenario(made: Recording) -> None:
    model = InstalledModel(
        "m",
        made.model.title,
        ModelRole.CHAT,
        made.model.standing,
        Path("m.gguf"),
        1,
        made.model.sha256,
        "",
        False,
    )
    recorder = Recorder("en", before=made)
    name = made.scenes[1].scenario
    for _ in recorder.follow(name, Given(*events_in(made, 0))):
        pass
    updated = recorder.recording(model)
    assert [each.scenario for each in updated.scenes] == [each.scenario for each in made.scenes]
    assert [each for each in updated.scenes if each.scenario != name] == [
        each for each in made.scenes if each.scenario != name
    ]
    assert len(updated.scenes[1].turns) == 1
    assert updated.scenes[1] != made.scenes[1]
    assert set(updated.tables) == {turn.table for scene in updated.scenes for turn in scene.turns}
    with pytest.raises(RecordingError, match="another model"):
        recorder.recording(replace(model, sha256="0" * 64))
    with pytest.raises(RecordingError, match="another language"):
        Recorder("zh", before=made)


def test_token_ids_do_not_go_into_a_recording(made: Recording) -> None:
    for scene in made.scenes:
        for turn in scene.turns:
            assert b'"reply_tokens":[]' in bytes(turn.events[-2].event)


def test_the_scenarios_that_ship_are_five_and_speak_both_languages() -> None:
    shipped = scenarios()
    assert len(shipped) >= 5
    assert len({each.id for each in shipped}) == len(shipped)
    parts = {step.part.value for each in shipped for step in each.steps}
    assert {"what_if", "trajectory", "boundary", "review", "reasoning", "facts", "recording"} <= parts
    for each in shipped:
        for words in (each.title, each.about, *each.messages, *(step.words for step in each.steps)):
            assert any("\u4e00" <= letter <= "\u9fff" for letter in words.zh), words
            assert words.en.isascii() or "α" in words.en or "’" in words.en


def test_recorded_kinds_hold_no_failure() -> None:
    turn, table = recorded_turn([(0.0, TurnFailed(None, "It broke.", ""))])
    assert turn.events == ()
    assert table is None


def test_a_token_that_is_cancelled_before_the_beginning_ends_it(made: Recording, store: Vault) -> None:
    token = CancelToken()
    token.cancel()
    turn = ReplayedTurn(EngineQueue(), store, made, made.scenes[0].turns[0], Pace(), token)
    assert [type(each) for each in turn] == [ReplayBegan]
