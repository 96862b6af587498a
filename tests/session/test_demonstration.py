"""A demonstration keeps its plan and place until its passphrase is typed, and is started again when it falls."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from app.locations import Locations
from app.privacy.errors import PassphraseTooWeak, TriedTooOften, WrongPassphrase
from app.privacy.passphrase import Argon2Parameters
from app.session.delete_everything import delete_everything
from app.session.demonstration.kept_state import (
    DemonstrationError,
    Place,
    Plan,
    begin_demonstration,
    check_exit,
    end_demonstration,
    keep_place,
    locations_of_demonstration,
    read_state,
)
from app.session.demonstration.scenarios import ScenarioError, read_scenario
from app.session.demonstration.supervisor import delay_before_start, supervise
from app.session.session import Session

CHEAP = Argon2Parameters(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "two herons by the quiet lake"
SCENARIO = """
id: one
title: {en: A, zh: 甲}
about: {en: B, zh: 乙}
minutes: 2
messages: [{en: Hello, zh: 你好}]
steps:
  - {after: AFTER, part: PART, words: {en: C, zh: 丙}, note: {en: D, zh: 丁}}
"""


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    """A data folder with a demonstration that has begun."""
    found = Locations(tmp_path / "data")
    begin_demonstration(found, Plan(region="GB", language="zh"), PASSPHRASE, CHEAP)
    return found


def test_its_place_is_kept_and_it_is_ended_by_its_passphrase_alone(locations: Locations) -> None:
    keep_place(locations, Place("worry", 2))
    state = read_state(locations)
    assert state is not None
    assert (state.plan.language, state.place) == ("zh", Place("worry", 2))
    with pytest.raises(WrongPassphrase):
        check_exit(locations, "two herons")
    with pytest.raises(WrongPassphrase):
        check_exit(locations, "")
    check_exit(locations, PASSPHRASE)
    for _ in range(4):
        with pytest.raises(WrongPassphrase):
            check_exit(locations, "a guess")
    with pytest.raises(TriedTooOften):
        check_exit(locations, PASSPHRASE)


def test_the_passphrase_is_in_no_file(locations: Locations) -> None:
    for path in locations.root.rglob("*"):
        assert path.is_dir() or PASSPHRASE.encode() not in path.read_bytes()


def test_a_weak_passphrase_begins_nothing(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooWeak):
        begin_demonstration(Locations(tmp_path), Plan(), "123", CHEAP)
    assert read_state(Locations(tmp_path)) is None


def test_its_session_keeps_nothing_and_leaves_the_persons_own_settings_alone(locations: Locations) -> None:
    own = locations_of_demonstration(locations)
    with Session(own, region="GB", private=True) as session:
        session.vault.start("A visitor")
        session.vault_access.forget_memory()
        assert session.vault.conversations() == ()
        session.save_settings(session.settings)
    assert not own.database.exists()
    assert not locations.settings.exists()
    end_demonstration(locations)
    assert list(locations.root.iterdir()) == []
    assert read_state(locations) is None


def test_it_goes_when_everything_is_deleted(locations: Locations) -> None:
    delete_everything(locations, models=False)
    assert read_state(locations) is None


def test_a_damaged_state_is_told_with_its_file(locations: Locations) -> None:
    (locations_of_demonstration(locations).root / "state.json").write_bytes(b"{")
    with pytest.raises(DemonstrationError, match=r"Delete .*state\.json"):
        read_state(locations)


class _Window:
    """A process that falls after a moment, or is left."""

    def __init__(self, locations: Locations, *, leaves: bool) -> None:
        self._locations, self._leaves, self._began = locations, leaves, time.monotonic()

    @property
    def is_alive(self) -> bool:
        return time.monotonic() - self._began < 0.02

    def wait(self, seconds: float) -> None:
        time.sleep(0.02)
        if self._leaves:
            end_demonstration(self._locations)

    def terminate(self) -> None:
        raise AssertionError("nobody asked it to end")


def test_it_is_started_again_until_it_is_left(locations: Locations) -> None:
    started: list[_Window] = []

    def start() -> _Window:
        started.append(_Window(locations, leaves=len(started) == 2))
        return started[-1]

    supervise(locations, start)
    assert len(started) == 3


def test_a_window_that_falls_at_once_is_started_less_and_less_often() -> None:
    delays = [delay_before_start(falls) for falls in range(1, 9)]
    assert delays[0] == 0, "the first fall costs no time"
    assert delays == sorted(delays)
    assert delays[-1] <= 5


@pytest.mark.parametrize(("after", "part"), [("2", "facts"), ("0", "facts"), ("1", "nothing")])
def test_a_scenario_that_cannot_be_walked_is_told_with_its_line(
    tmp_path: Path, after: str, part: str
) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(SCENARIO.replace("AFTER", after).replace("PART", part), encoding="utf-8")
    with pytest.raises(ScenarioError, match="line 8"):
        read_scenario(path)
