"""What the next start says after an end that nobody asked for, and that it says nothing after one in order."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import pytest

from app.diagnostics.running_marker import Keeping
from app.ui.unexpected_end_bar import SENTENCES
from tests.diagnostics.canary import canary_found_in, canary_in
from tests.ui.program_process import ended, program, signalled

pytestmark = pytest.mark.timeout(600)  # each test starts the whole program three or four times


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder of a person who keeps nothing, so that no passphrase is asked for."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    (folder / "settings.json").write_text(json.dumps({"private": True}))
    return folder


def test_a_kill_is_told_once_at_the_next_start_and_an_end_that_was_asked_for_is_not(home: Path) -> None:
    """One story, since a start of the program takes seconds: each run looks at what the one before has left."""
    mark = home / "window.running"
    with program(home) as (process, seen):
        assert seen["said"] == "", "the first start has nothing to tell"
        assert mark.is_file()
        assert signalled(process, signal.SIGKILL) == -signal.SIGKILL
    with program(home, "close") as (process, seen):
        assert seen["said"] == SENTENCES[Keeping.PRIVATE]
        report = str(seen["report"])
        assert "ended from outside" in report and "window opened" in report
        assert str(Path.home()) not in report
        assert ended(process) == 0
    assert not mark.exists(), "closing is an end in order"
    with program(home) as (process, seen):
        assert seen["said"] == "", "it was told before"
        assert signalled(process, signal.SIGTERM) == 0
    assert not mark.exists(), "SIGTERM is an end in order"
    with program(home, "quit") as (process, seen):
        assert seen["said"] == ""
        assert ended(process) == 0
    assert not mark.exists(), "Ctrl+Q is an end in order"


def test_a_mistake_in_a_slot_ends_nothing_and_an_abort_is_told_with_its_place(home: Path) -> None:
    mark = home / "window.running"
    with program(home, "fall in a slot") as (process, _):
        assert ended(process) == 0
        assert not canary_in(process.done().stderr)
    log = (home / "oyster.log").read_text()
    assert "an exception that nobody caught" in log and "ValueError" in log
    assert not canary_found_in(home)
    with program(home, "abort") as (process, seen):
        assert seen["said"] == "", "a mistake that ended nothing is no unexpected end"
        assert ended(process) == -signal.SIGABRT
    with program(home) as (process, seen):
        report = str(seen["report"])
        assert "Fatal error: Aborted" in report and "app/ui/application.py" in report
        assert not canary_in(report)
        with pytest.raises(AssertionError, match="open already"), program(home):
            pass
        assert mark.is_file(), "a second window leaves the first one's mark alone"
        assert signalled(process, signal.SIGINT) == 0
    assert not mark.exists(), "Ctrl+C is an end in order"


def test_the_sentence_is_true_of_what_was_kept_and_a_question_that_is_open_ends_with_the_program(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    with program(home) as (process, _):  # no keyring: the question for a passphrase is open
        signalled(process, signal.SIGKILL)
    with program(home, passphrase=True) as (process, seen):
        assert seen["said"] == SENTENCES[Keeping.NOT_YET_KNOWN]
        wait_for_mark(home, Keeping.KEPT)
        signalled(process, signal.SIGKILL)
    with program(home) as (process, seen):
        assert seen["said"] == SENTENCES[Keeping.KEPT]
        assert signalled(process, signal.SIGHUP) == 0
    assert not (home / "window.running").exists()


def wait_for_mark(home: Path, keeping: Keeping) -> None:
    """Wait until the window has noted whether conversations are kept."""
    deadline = time.monotonic() + 30
    while json.loads((home / "window.running").read_text() or "{}").get("keeping") != keeping:
        assert time.monotonic() < deadline, "the window never noted it"
        time.sleep(0.05)
