"""What every test may use: the trial model as set-up left it, and folders of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

TRIAL_GGUF = Path(sys.prefix) / "share" / "oyster" / "SmolLM2-135M-Instruct.Q4_1.gguf"


def _keep_to_own_core() -> None:
    """Give each of the processes that tests run in a core of its own: llama.cpp's threads spin while they wait."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if worker and hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[int(worker.removeprefix("gw")) % len(cores)]})


_keep_to_own_core()


@pytest.fixture(scope="session")
def trial_gguf() -> Path:
    """The real trial model; set-up puts it there, and a test without it is a failure, never a skip."""
    assert TRIAL_GGUF.is_file(), f"{TRIAL_GGUF} is missing: run 'make setup'."
    return TRIAL_GGUF


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the person's own data."""
    home = tmp_path / "oyster-home"
    monkeypatch.setenv("OYSTER_HOME", str(home))
    return home
