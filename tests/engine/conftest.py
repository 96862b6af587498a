"""A loaded engine for tests that only send requests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine.client import EngineClient


@pytest.fixture(scope="module")
def engine(short_gguf: Path) -> Iterator[EngineClient]:
    """The real worker with the first layers of the trial model."""
    yield from _loaded(short_gguf)


@pytest.fixture(scope="module")
def trial_engine(trial_gguf: Path) -> Iterator[EngineClient]:
    """The real worker with the whole trial model, where its output has to make sense."""
    yield from _loaded(trial_gguf)


def _loaded(path: Path) -> Iterator[EngineClient]:
    client = EngineClient()
    client.load(path, name="trial", sha256="trial", context_size=4096)
    yield client
    client.close()
