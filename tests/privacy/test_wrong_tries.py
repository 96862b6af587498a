"""Wrong tries are counted on disk before they are made; each one too many costs a longer wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.locations import Locations
from app.privacy.errors import TriedTooOften, WrongPassphrase
from app.privacy.keys import key_from_passphrase, new_key_from_passphrase
from app.privacy.wrong_tries import forget_tries, note_try, seconds_to_wait
from tests.privacy.quick_cost import QUICK


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    (tmp_path / "data").mkdir(mode=0o700)
    return Locations(tmp_path / "data")


def test_three_tries_are_free_and_each_further_one_waits_longer(locations: Locations) -> None:
    clock = Clock()
    waits = []
    for _ in range(11):
        note_try(locations, clock)
        waits.append(seconds_to_wait(locations, clock))
        clock.now += waits[-1]
    assert waits == [0, 0, 0, 5, 15, 30, 60, 120, 300, 300, 300]
    forget_tries(locations)
    assert seconds_to_wait(locations, clock) == 0


def test_while_one_has_to_wait_a_try_is_refused_and_not_counted(locations: Locations) -> None:
    clock = Clock()
    for _ in range(4):
        note_try(locations, clock)
    for _ in range(5):
        with pytest.raises(TriedTooOften, match="Wait 5 seconds"):
            note_try(locations, clock)
    clock.now += 5
    note_try(locations, clock)
    assert seconds_to_wait(locations, clock) == 15


def test_a_clock_that_was_set_back_begins_the_delay_anew_and_no_more(locations: Locations) -> None:
    clock = Clock()
    for _ in range(5):
        note_try(locations, clock) if seconds_to_wait(locations, clock) == 0 else None
    clock.now -= 100_000
    assert seconds_to_wait(locations, clock) == 5
    clock.now += 5
    assert seconds_to_wait(locations, clock) == 0


@pytest.mark.parametrize("content", [b"", b"{", b'{"count":"many"}'])
def test_a_damaged_count_counts_as_many_tries(locations: Locations, content: bytes) -> None:
    locations.wrong_tries.write_bytes(content)
    assert 0 < seconds_to_wait(locations) <= 5


def test_wrong_passphrases_wait_in_another_process_too_and_the_right_one_ends_it(
    locations: Locations,
) -> None:
    key = new_key_from_passphrase(locations, "a river under seven bridges", QUICK)
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            key_from_passphrase(locations, "wrong")
    assert key_from_passphrase(locations, "a river under seven bridges") == key
    assert not locations.wrong_tries.exists()
    for _ in range(4):
        with pytest.raises(WrongPassphrase):
            key_from_passphrase(Locations(locations.root), "wrong")
    with pytest.raises(TriedTooOften):
        key_from_passphrase(Locations(locations.root), "a river under seven bridges")
