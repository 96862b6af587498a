"""Exceptions that nobody caught: noted where they were, without what they say; the same one once a minute."""

from __future__ import annotations

import sys
import threading

import pytest

from app.diagnostics.hooks import FaultHooks, Repeats
from app.diagnostics.traces import Trace
from app.locations import Locations
from tests.diagnostics.canary import CANARY, canary_found_in


def uncaught(error: Exception) -> None:
    """Do what the interpreter does with an exception that nobody caught."""
    try:
        raise error
    except Exception as raised:  # noqa: BLE001
        sys.excepthook(type(raised), raised, raised.__traceback__)


class _Falls:
    def __del__(self) -> None:
        raise ValueError(CANARY)

    def __repr__(self) -> str:
        return CANARY


def test_an_exception_of_a_thread_is_noted_without_what_it_says(
    hooks: FaultHooks, locations: Locations, capsys: pytest.CaptureFixture[str]
) -> None:
    def fall() -> None:
        said = CANARY
        raise KeyError(said)

    thread = threading.Thread(target=fall, name=CANARY)
    thread.start()
    thread.join()
    text = locations.log.read_text()
    assert "an exception ended a thread" in text and "KeyError" in text and "in Thread.run" in text
    assert not canary_found_in(locations.root)
    assert CANARY not in capsys.readouterr().err


def test_an_exception_where_none_can_be_raised_is_noted_without_the_object(
    hooks: FaultHooks, locations: Locations, capsys: pytest.CaptureFixture[str]
) -> None:
    made = _Falls()
    del made
    text = locations.log.read_text()
    assert "an exception where none can be raised" in text and "ValueError" in text
    assert not canary_found_in(locations.root)
    assert CANARY not in capsys.readouterr().err


def test_the_same_fault_is_noted_and_told_once_a_minute_and_another_at_once(
    hooks: FaultHooks, locations: Locations
) -> None:
    told: list[Trace] = []
    hooks.listener = told.append
    for _ in range(50):
        uncaught(ValueError(CANARY))
    uncaught(TypeError(CANARY))
    assert len(told) == 2
    assert locations.log.read_text().count("an exception that nobody caught") == 2


def test_a_minute_later_it_is_told_again() -> None:
    moment = 1000.0
    repeats = Repeats(60, lambda: moment)
    assert [repeats.is_first("a"), repeats.is_first("a"), repeats.is_first("b")] == [True, False, True]
    moment += 61
    assert repeats.is_first("a")


def test_a_fault_in_the_telling_of_a_fault_ends_there(hooks: FaultHooks, locations: Locations) -> None:
    def tell(trace: Trace) -> None:
        uncaught(RuntimeError(CANARY))

    hooks.listener = tell
    uncaught(ValueError(CANARY))
    text = locations.log.read_text()
    assert "ValueError" in text and "RuntimeError" in text
    assert not canary_found_in(locations.root)
