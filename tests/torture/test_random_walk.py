"""Whatever a person does, in whatever order: the window stands, answers, ignores nothing, and keeps what was said."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.torture.conftest import WALK
from tests.torture.tally import Effort
from tests.torture.walk.report import WalkReport

USUAL_SECONDS, SHARE = 2.5, 0.25
USUAL_LIMIT, SLOWEST_STEP = 900.0, 5.0  # seconds; beside other programs a start alone may take minutes
ROOT = Path(__file__).parents[2]


@pytest.mark.timeout(0)  # the walk has a limit of its own, by its length
def test_a_walk_at_random_leaves_the_window_standing(
    tmp_path: Path,
    pytestconfig: pytest.Config,
    effort: Effort,
    record_property: Callable[[str, object], None],
) -> None:
    steps, seed = pytestconfig.getoption("walk_steps", None), effort.seed
    if steps is None:
        seconds = max(USUAL_SECONDS, effort.minutes * 60 * SHARE)
        length, limit = ["--seconds", str(seconds)], USUAL_LIMIT + seconds
    else:
        length, limit = ["--steps", str(steps)], USUAL_LIMIT + steps * SLOWEST_STEP
    print(f"\nwalk from seed {seed}", flush=True)
    report = walk(tmp_path / "home", seed, length, limit)
    for line in report.lines():
        record_property(WALK, line)
        print(line)
    shown = "\n".join((report.fault, *report.last_steps))
    assert not report.fault, f"{shown}\nThe same walk again: make torture ARGUMENTS='--seed {seed}'"


def walk(home: Path, seed: int, length: list[str], limit_seconds: float) -> WalkReport:
    """Walk in a process of its own, so that even a fall is told with the steps that led to it."""
    command = [
        sys.executable,
        "-X",
        "faulthandler",
        "-m",
        "tests.torture.walk",
        str(home),
        "--seed",
        str(seed),
    ]
    process = subprocess.Popen(
        [*command, *length], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    limit = threading.Timer(limit_seconds, process.kill)
    limit.start()
    last: deque[str] = deque(maxlen=60)
    for line in process.stdout:
        last.append(line.rstrip("\n"))
        print(last[-1], flush=True)
    code = process.wait()
    limit.cancel()
    if code == 0 and last and last[-1].startswith("{"):
        return msgspec.json.decode(last[-1], type=WalkReport)
    return WalkReport(seed, 0, 0, 0, 0, "", {}, 0, f"The program ended with {code}.", tuple(last))
