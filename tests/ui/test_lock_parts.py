"""The parts of lock and quick exit without a window: idle time over sleep, presses of Shift, when it locks."""

from __future__ import annotations

import pytest

from app.session.settings import Settings
from app.ui.view_models.idle_time import IdleTime
from app.ui.view_models.shift_presses import Key, ShiftPresses


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def press(presses: ShiftPresses) -> int:
    presses.take(Key.SHIFT_DOWN)
    presses.take(Key.SHIFT_DOWN)  # Qt passes an event from widget to widget
    count = presses.take(Key.SHIFT_UP)
    presses.take(Key.SHIFT_UP)
    return count


def test_three_presses_within_five_seconds_count() -> None:
    clock = Clock()
    presses = ShiftPresses(clock)
    assert press(presses) == 1
    clock.now += 2.4
    assert press(presses) == 2
    clock.now += 2.4
    assert press(presses) == 3
    assert presses.count == 0, "it begins anew"


def test_presses_that_are_too_slow_do_not_count() -> None:
    clock = Clock()
    presses = ShiftPresses(clock)
    for _ in range(8):
        assert press(presses) <= 2
        clock.now += 2.6


def test_capital_letters_and_clicks_with_shift_are_no_presses() -> None:
    presses = ShiftPresses(Clock())
    for _ in range(5):
        presses.take(Key.SHIFT_DOWN)
        presses.take(Key.OTHER)
        assert presses.take(Key.SHIFT_UP) == 0
    press(presses)
    press(presses)
    presses.take(Key.OTHER)
    assert press(presses) == 1, "another key between them begins anew"


@pytest.mark.parametrize("slept", [0, 1, 2])
def test_time_in_which_the_computer_slept_counts_on_whichever_clock_sees_it(slept: int) -> None:
    clocks = (Clock(), Clock(), Clock())
    idle = IdleTime(clocks)
    clocks[slept].now += 3600
    assert idle.seconds == 3600
    idle.use()
    assert idle.seconds == 0


def test_a_wall_clock_that_is_set_back_hides_no_idleness() -> None:
    monotonic, boot, wall = Clock(), Clock(), Clock()
    idle = IdleTime((monotonic, boot, wall))
    for each in (monotonic, boot):
        each.now += 900
    wall.now -= 7200
    assert idle.seconds == 900


@pytest.mark.parametrize(
    ("minutes", "by_passphrase", "seconds"),
    [(-1, True, 900), (-1, False, 0), (0, True, 0), (5, False, 300), (-7, True, 0)],
)
def test_when_it_locks(minutes: int, by_passphrase: bool, seconds: float) -> None:
    assert Settings(lock_minutes=minutes).lock_seconds(by_passphrase=by_passphrase) == seconds
