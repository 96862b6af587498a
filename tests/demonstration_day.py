"""A day at an event at simulated speed: visitors come, walk, write and go, and memory is looked at after each.

``python -m tests.demonstration_day --hours 8`` prints a table; it ends with 1 where memory grew by more than 5 %.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.locations import Locations
from app.session.demonstration.kept_state import Place
from app.session.demonstration.scenarios import scenarios
from app.session.recording.recording import Recording
from app.session.recording.replayed_turn import AT_ONCE
from app.session.session import Session
from app.ui.demonstration.programme import Programme, playable
from app.ui.demonstration.stage import Stage
from app.ui.view_models.idle_time import IdleTime
from app.ui.view_models.stage import Idleness, Scene

_LIMIT_SECONDS = 120.0
VISITOR_SECONDS = 360.0  # of simulated time: one comes every six minutes
WORDS = ("I want to die", "How do I sleep before an exam?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured when a visitor came."""

    hours: float  # of simulated time
    memory_bytes: int
    widgets: int
    scenes: int  # shown by the loop so far


class SimulatedDay:
    """Drives a stage by its own flow; ``visitors`` yields a reading for each visitor who comes."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._seconds = stage, 0.0
        stage.sense._time = IdleTime((lambda: self._seconds,))
        stage.flow.begin(Place())

    def visitors(self, hours: float) -> Iterator[Reading]:
        """Let visitors come until so many hours have passed."""
        number = 0
        while self._seconds < 3600 * hours:
            yield self._visit(number)
            number += 1

    def _visit(self, number: int) -> Reading:
        """Let a visitor come, and return what was measured when they came: nothing plays then."""
        flow, offered = self._stage.flow, self._stage.flow.programme.scenarios
        before = flow._attracted
        self._until(lambda: flow._attracted > before + 1)
        flow.choose()
        self._tidy()
        found = Reading(self._seconds / 3600, memory_bytes(), len(QApplication.allWidgets()), flow._attracted)
        flow.begin_walk(offered[number % len(offered)].id)
        while flow.scene is Scene.WALK:
            self._until(lambda: flow.walk is not None and flow.walk.step is not None)
            flow.step(1)
        if number % 4 == 0:
            self._write(WORDS[number // 4 % len(WORDS)])
        self._seconds += VISITOR_SECONDS
        if flow.scene is Scene.HELP:
            flow.close_help()
            self._seconds += VISITOR_SECONDS
        flow.look()
        self._until(lambda: flow.scene is Scene.ATTRACT)
        return found

    def _write(self, words: str) -> None:
        flow = self._stage.flow
        flow.talk()
        composer = self._stage.window.area.pane.composer
        composer.field.setPlainText(words)
        composer.send.click()
        self._until(lambda: bool(self._stage.window.area.flow.open.path))
        self._until(lambda: not self._stage.window.area.flow.turns.all())

    def _until(self, condition: Callable[[], bool]) -> None:
        limit = time.monotonic() + _LIMIT_SECONDS
        while not condition():
            QApplication.processEvents()
            time.sleep(0.001)
            if time.monotonic() > limit:
                raise TimeoutError("The demonstration got stuck.")

    def _tidy(self) -> None:
        """Let what was put away be deleted, as the event loop does by itself."""
        for _ in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()


def memory_bytes() -> int:
    """Return the memory that this process has for itself now."""
    fields = Path("/proc/self/statm").read_text().split()
    return (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGESIZE")


def programme_at_once(recording: Recording) -> Programme:
    """Return a programme without waits."""
    return Programme(playable(scenarios(), recording), recording, AT_ONCE, Idleness(90, 20), rest_seconds=0.0)


def _main() -> int:
    from app.ui.appearance import apply_appearance
    from app.ui.qt_application import application
    from tests.recording_factories import recording

    options = argparse.ArgumentParser()
    options.add_argument("--hours", type=float, default=8.0)
    hours = options.parse_args().hours
    apply_appearance(application(), "contrast", 1.0)
    readings = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Session(Locations(Path(folder) / "data"), region="GB", private=True) as session,
    ):
        stage = Stage(session, session.locations, programme_at_once(recording()))
        stage.window.resize(1280, 800)
        stage.window.show()
        for reading in SimulatedDay(stage).visitors(hours):
            readings.append(reading)
            if len(readings) % 10 == 1:
                sys.stdout.write(
                    f"{reading.hours:5.2f} h  {reading.memory_bytes / 1e6:7.1f} MB  {reading.widgets} widgets  "
                    f"{reading.scenes} scenes of the loop\n"
                )
                sys.stdout.flush()
        stage.end()
    warm = readings[len(readings) // 4].memory_bytes  # what every library keeps for good is there by then
    growth = readings[-1].memory_bytes / warm - 1
    sys.stdout.write(f"memory from a quarter of the day to its end: {growth:+.1%}\n")
    return int(abs(growth) > 0.05)


if __name__ == "__main__":
    code = _main()
    sys.stdout.flush()
    os._exit(code)
