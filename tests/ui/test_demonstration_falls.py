"""The demonstration is back where it stood after a kill -9, and does not grow from visitor to visitor."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.privacy.passphrase import Argon2Parameters
from app.session.demonstration.kept_state import Place, Plan, begin_demonstration, keep_place, read_state
from app.session.demonstration.scenarios import scenarios
from app.session.recording.recording_file import write_recording
from app.session.session import Session
from app.ui.demonstration.stage import Stage
from app.ui.help.help_window import HelpWindow
from tests.demonstration_day import VISITOR_SECONDS, SimulatedDay, programme_at_once
from tests.recording_factories import recording

ROOT = Path(__file__).resolve().parents[2]
WANTED_SECONDS = 5.0


@pytest.fixture
def demonstration(tmp_path: Path) -> Iterator[tuple[Locations, subprocess.Popen[str]]]:
    """A demonstration under its supervisor, offscreen."""
    write_recording(tmp_path / "made.json", recording())
    locations = Locations(tmp_path / "data")
    cheap = Argon2Parameters(memory_kib=64, passes=1, lanes=1)
    plan = Plan(recording=str(tmp_path / "made.json"), region="GB")
    begin_demonstration(locations, plan, "two herons by the quiet lake", cheap)
    keep_place(locations, Place("worry", 2))
    process = started(locations)
    yield locations, process
    process.send_signal(signal.SIGTERM)
    process.wait(60)


def started(locations: Locations) -> subprocess.Popen[str]:
    """Start a supervisor, which prints the number of each window's process."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ui.demonstration_process", str(locations.root)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def test_a_kill_brings_it_back_where_it_stood(
    demonstration: tuple[Locations, subprocess.Popen[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    locations, process = demonstration
    assert process.stdout is not None
    first = int(process.stdout.readline())
    began = time.monotonic()
    os.kill(first, signal.SIGKILL)
    second = int(process.stdout.readline())
    seconds = time.monotonic() - began
    with capsys.disabled():
        sys.stdout.write(f"\non the screen again {seconds:.1f} s after kill -9\n")
    assert second != first
    state = read_state(locations)
    assert state is not None
    assert state.place == Place("worry", 2)
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    assert seconds < WANTED_SECONDS * max(1.0, busy), f"with {busy:.1f} programs waiting for each core"


def test_a_window_whose_supervisor_was_killed_makes_room_for_the_next_one(
    demonstration: tuple[Locations, subprocess.Popen[str]],
) -> None:
    locations, process = demonstration
    assert process.stdout is not None
    left = int(process.stdout.readline())
    process.kill()
    process.wait(60)
    assert _is_running(left), "the screen does not go dark with the supervisor"
    second = started(locations)
    try:
        assert second.stdout is not None and int(second.stdout.readline()) != left
        assert not _is_running(left)
    finally:
        second.send_signal(signal.SIGTERM)
        second.wait(60)


def _is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def test_visitors_come_and_go_and_leave_no_widget_behind(qtbot: QtBot, tmp_path: Path) -> None:
    """The short form of ``python -m tests.demonstration_day``; the first visitor is one who is shown help."""
    short = recording(scenarios()[0])
    with Session(Locations(tmp_path / "data"), region="GB", private=True) as session:
        stage = Stage(session, session.locations, programme_at_once(short))
        stage.window.show()
        readings = list(SimulatedDay(stage).visitors(4 * VISITOR_SECONDS / 3600))
        left = stage.window.findChildren(HelpWindow)
        stage.end()
        stage.window.deleteLater()
    assert len(readings) >= 3
    assert len({each.widgets for each in readings}) == 1, [each.widgets for each in readings]
    assert left == [], "what was written in it went with its visitor"
