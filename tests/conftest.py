"""What every test may use: the trial model as set-up left it, and folders of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TRIAL_GGUF = Path(sys.prefix) / "share" / "oyster" / "SmolLM2-135M-Instruct.Q4_1.gguf"


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
