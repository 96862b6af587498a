"""The mark of an open window and the report of one that ended unexpectedly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.diagnostics.events import Event
from app.diagnostics.log import RunningLog, record
from app.diagnostics.native_faults import dump_since
from app.diagnostics.report import report_of, without_home
from app.diagnostics.running_marker import Keeping, LastEnd, Run, RunningMarker, last_end
from app.locations import Locations, private_folder
from tests.diagnostics.canary import CANARY, canary_found_in, canary_in

FALL = """
import ctypes, sys
from pathlib import Path
from app.diagnostics.native_faults import catch_native_faults
from app.diagnostics.running_marker import Keeping, RunningMarker
from app.locations import Locations
locations = Locations(Path(sys.argv[1]))
catch_native_faults(locations)
marker = RunningMarker(locations)
marker.begin()
marker.note(Keeping.KEPT)
said = "the grey heron told nobody about Marguerite"
ctypes.string_at(0)
"""


def test_a_mark_that_is_left_behind_is_found_by_the_next_run(locations: Locations) -> None:
    first = RunningMarker(locations)
    assert first.begin() is None
    first.note(Keeping.PRIVATE)
    found = RunningMarker(locations).begin()
    assert found is not None and found.keeping is Keeping.PRIVATE and found.started > 0


def test_a_mark_is_gone_after_an_end_in_order(locations: Locations) -> None:
    marker = RunningMarker(locations)
    marker.begin()
    assert last_end(locations) is LastEnd.STILL_OPEN
    marker.end()
    assert last_end(locations) is LastEnd.IN_ORDER
    assert RunningMarker(locations).begin() is None


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"[]", b'{"started": "x"}', b'{"started": 1}'])
def test_a_mark_that_a_power_loss_has_spoilt_still_tells_of_the_end(
    locations: Locations, content: bytes
) -> None:
    private_folder(locations.root)
    locations.running.write_bytes(content)
    assert last_end(locations) is LastEnd.UNEXPECTED
    assert RunningMarker(locations).begin() is not None


def test_where_nothing_can_be_written_nothing_is_claimed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    marker = RunningMarker(Locations(tmp_path / "file"))
    assert marker.begin() is None
    marker.note(Keeping.KEPT)
    marker.end()


def test_a_fall_in_native_code_is_told_with_its_kind_and_its_place(locations: Locations) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FALL, str(locations.root)], capture_output=True, timeout=60, check=False
    )
    assert done.returncode < 0, done.stderr
    assert last_end(locations) is LastEnd.UNEXPECTED
    run = RunningMarker(locations).begin()
    assert run is not None and run.keeping is Keeping.KEPT
    text = str(report_of(locations, run))
    assert "Fatal error: Segmentation fault" in text
    assert "python/ctypes/__init__.py" in text
    assert not canary_in(text)
    assert not canary_found_in(locations.root)


def test_only_what_the_fault_handler_writes_is_taken_from_its_file(locations: Locations) -> None:
    private_folder(locations.root)
    locations.faults.write_text(
        f"Fatal Python error: Aborted\n\nThread 0x00007f (most recent call first):\n"
        f'  File "/home/{CANARY}/x.py", line 3 in {CANARY}\n{CANARY}\nFatal Python error: {CANARY}\n'
    )
    assert dump_since(locations, 0) == [
        "Fatal error: Aborted",
        "Thread 0x00007f (most recent call first):",
        "  (elsewhere):3 in (unnamed)",
        "Fatal error: of the interpreter",
    ]


def test_what_an_earlier_run_left_in_the_file_of_faults_is_not_told_again(locations: Locations) -> None:
    private_folder(locations.root)
    locations.faults.write_text("Fatal Python error: Aborted\n")
    marker = RunningMarker(locations)
    marker.begin()
    run = RunningMarker(locations).begin()
    assert run is not None
    assert "Aborted" not in str(report_of(locations, run))


def test_the_report_holds_versions_the_system_and_the_last_lines_of_the_log(
    log: RunningLog, locations: Locations
) -> None:
    for number in range(300):
        record(Event.TURN_BEGUN, messages=number)
    text = str(report_of(locations, Run(1.0, "0.1.0")))
    for part in (
        "Python 3",
        "Qt and PySide6 6",
        "llama-cpp-python 0",
        "processors usable",
        "messages 299",
    ):
        assert part in text, part
    assert "messages 99\n" not in text
    assert "ended from outside" in text


def test_a_version_in_the_mark_that_is_no_version_is_not_repeated(locations: Locations) -> None:
    assert not canary_in(str(report_of(locations, Run(1.0, CANARY))))


def test_the_home_folder_is_written_as_a_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME" if os.name == "posix" else "USERPROFILE", str(Path("/home/marguerite")))
    assert without_home("in /home/marguerite/x and /home/marguerite, not /home/marguerites") == (
        "in ~/x and ~, not /home/marguerites"
    )
