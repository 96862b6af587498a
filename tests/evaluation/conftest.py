"""A data folder with a short model, found by the provider, for all tests of a file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.evaluation.opened_models import close_models, use_locations
from app.locations import Locations
from app.models.catalogue import load_catalogue
from app.models.model_library import ModelLibrary


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, short_gguf: Path) -> Iterator[Locations]:
    """The folder of models and logs; every engine that a test opened is ended afterwards."""
    locations = Locations(tmp_path_factory.mktemp("home"))
    ModelLibrary(locations.models, load_catalogue()).add(short_gguf)
    use_locations(locations)
    yield locations
    close_models()
    use_locations(None)


@pytest.fixture
def run_python() -> Callable[[str], str]:
    """Run code in a separate process and return its output."""

    def run(code: str) -> str:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
        )
        return done.stdout

    return run
