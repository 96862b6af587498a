"""Fixtures: the log and the hooks as the program installs them, removed after each test."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest

from app.diagnostics.hooks import FaultHooks, disown_faults, own_faults
from app.diagnostics.log import RunningLog
from app.locations import Locations, locate


@pytest.fixture
def locations() -> Locations:
    return locate()


@pytest.fixture
def log(locations: Locations) -> Iterator[RunningLog]:
    running = RunningLog(locations)
    yield running
    running.stop()


@pytest.fixture
def hooks(log: RunningLog) -> Iterator[FaultHooks]:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    yield own_faults()
    disown_faults()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
