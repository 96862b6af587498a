"""``oyster models move``, ``list``, ``relocate``, ``verify``, ``queue`` and ``shared`` as a person runs them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.commands.exit_codes import ExitCode
from app.commands.root import application
from app.locations import Locations
from app.models.download_queue import DownloadQueue, DownloadState, QueuedDownload, write_queue
from app.models.models_place import open_library
from tests.engine.scripted_model import build_scripted_model

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locations:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return Locations(tmp_path / "data")


@pytest.fixture
def run(home: Locations) -> Run:
    """Run a verb in this process; errors come out as they are raised."""

    def run(*arguments: str) -> tuple[int, str]:
        command = ["--data-dir", str(home.root), "models", *arguments]
        done = CliRunner(env={"COLUMNS": "300"}).invoke(application, command, catch_exceptions=False)
        return done.exit_code, done.output

    return run


def test_the_folder_is_moved_and_everything_is_found_there(home: Locations, run: Run, tmp_path: Path) -> None:
    library = open_library(home)
    model = library.add(build_scripted_model(tmp_path / "mine.gguf", "Hello."))
    code, said = run("move", str(tmp_path / "disk"))
    assert code == ExitCode.DONE and f"The models are in {tmp_path / 'disk'} now." in said
    assert open_library(home).find(model.id) is not None
    assert run("verify")[0] == ExitCode.DONE
    model.path.rename(tmp_path / "there.gguf")
    assert "its file is gone" in run("list")[1]
    assert run("verify")[0] == ExitCode.DAMAGED
    assert "found again" in run("relocate", model.id, str(tmp_path / "there.gguf"))[1]
    assert "its file is gone" not in run("list")[1]


def test_what_the_window_fetches_is_told(home: Locations, run: Run) -> None:
    assert "no downloads" in run("queue")[1]
    waiting = QueuedDownload("oy1", "Oy1", DownloadState.PAUSED, done_bytes=10**9, total_bytes=9 * 10**9)
    write_queue(home.downloads, DownloadQueue((waiting,)))
    assert "oy1: is paused, 1.00 of 9.00 GB." in run("queue")[1]


def test_other_programs_models_are_listed(run: Run, tmp_path: Path) -> None:
    assert "No models of LM Studio or Jan" in run("shared")[1]
    theirs = tmp_path / ".lmstudio" / "models" / "a" / "b" / "c.gguf"
    theirs.parent.mkdir(parents=True)
    build_scripted_model(theirs, "Hello.")
    assert str(theirs) in run("shared")[1]
