"""Fixtures for every test: a screen, the trial model, and a data folder of its own."""

from __future__ import annotations

import gc
import os
import sys
from compileall import compile_dir
from pathlib import Path

import pyrage
import pytest
from filelock import FileLock
from pytestqt.qtbot import QtBot
from xdist.remote import Producer

from app.alignment.evidence import sentence_encoder
from app.alignment.reasoning_chain import writer
from app.confinement import confinement
from app.privacy import keys
from app.ui.import_hook import look_at_no_module
from tests.distribution import OneFileAProcess, place_in_order
from tests.forked_children import fork_children
from tests.privacy.quick_archive import sealed_quickly
from tests.privacy.quick_cost import QUICK
from tests.short_model import SHORT, write_short_model

pytest_plugins = ("tests.models.shapes.fixtures",)
_LONGEST_WAIT_MS = (
    60_000  # for a condition in the window: pytest-qt's five seconds are too few on a loaded machine
)
_CLASSIFIER_SECONDS = (
    30.0  # for the sentence classifier's process, where it is loaded too: a person is not kept waiting
)
_APP = Path(__file__).parents[1] / "app"
TRIAL_GGUF = Path(sys.prefix) / "share" / "oyster" / "SmolLM2-135M-Instruct.Q4_1.gguf"
# Windows are tested on a real X screen where there is one: offscreen drawing hides what a person meets.
os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if sys.platform == "linux" else "offscreen")
# Sentences are compared in English, whatever language the developer's system speaks.
os.environ["OYSTER_LANGUAGE"] = "en"
os.environ.setdefault("GOMP_SPINCOUNT", "1000")  # several processes compute side by side here
_NO_SCREEN = (
    "The window's tests run on an X screen of their own (Xvfb, through pytest-xvfb). 'make test' installs both; "
    "QT_QPA_PLATFORM=offscreen does without."
)


@pytest.hookimpl(optionalhook=True)
def pytest_xvfb_disable(config: pytest.Config) -> bool:
    """Start no screen where another platform was chosen."""
    return os.environ["QT_QPA_PLATFORM"] != "xcb"


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Say what is missing rather than let Qt end the process."""
    sentence_encoder._PATIENCE_SECONDS = sentence_encoder._ANSWER_SECONDS = _CLASSIFIER_SECONDS
    hands_out_only = bool(config.getoption("numprocesses", None)) and not hasattr(config, "workerinput")
    if not hasattr(config, "workerinput"):
        compile_dir(_APP, quiet=1)  # once, and not in each program that tests start
    if os.environ["QT_QPA_PLATFORM"] == "xcb" and "DISPLAY" not in os.environ and not hands_out_only:
        raise pytest.UsageError(_NO_SCREEN)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest."""
    items.sort(key=lambda item: place_in_order(item.path.name))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneFileAProcess | None:
    """Hand out the tests by file, unless another way was chosen."""
    return OneFileAProcess(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_finish() -> None:
    """Leave what was imported out of garbage collection: all the tests together are millions of objects."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive):
    assert _wait.__kwdefaults__ is not None and "timeout" in _wait.__kwdefaults__
    _wait.__kwdefaults__["timeout"] = _LONGEST_WAIT_MS


def _keep_to_own_core() -> None:
    """Pin each test process to a core: llama.cpp's threads spin while they wait."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if worker and hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[int(worker.removeprefix("gw")) % len(cores)]})


_keep_to_own_core()
look_at_no_module()
fork_children()
# A new passphrase takes a second of computing on purpose: tests/privacy/test_passphrase.py and test_archive_cost.py
# have what it costs.
pytest.MonkeyPatch().setattr(keys, "calibrated_cost", lambda: QUICK)
pytest.MonkeyPatch().setattr(pyrage.passphrase, "encrypt", sealed_quickly)


@pytest.fixture(scope="session")
def trial_gguf() -> Path:
    """The trial model from set-up; a test without it fails and is never skipped."""
    assert TRIAL_GGUF.is_file(), f"{TRIAL_GGUF} is missing: run 'make setup'."
    return TRIAL_GGUF


@pytest.fixture(scope="session")
def short_gguf(tmp_path_factory: pytest.TempPathFactory, trial_gguf: Path) -> Path:
    """The first layers of the trial model, written once for all test processes."""
    base = tmp_path_factory.getbasetemp()
    path = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"{SHORT}.gguf"
    with FileLock(f"{path}.lock"):
        if not path.exists():
            write_short_model(trial_gguf, path.with_suffix(".part"))
            path.with_suffix(".part").rename(path)
    return path


@pytest.fixture
def brief_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each node of a reasoning chain written in fewer tokens: a small model rambles on to the limit."""
    monkeypatch.setattr(writer, "_TOKENS", 56)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for the test, so that no test touches the person's data."""
    home = tmp_path / "oyster-home"
    monkeypatch.setenv("OYSTER_HOME", str(home))
    monkeypatch.setattr(
        confinement, "_log", None
    )  # where an earlier test's command has put the list of connections
    return home


@pytest.fixture
def everything_stands_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have any message count as one in which a risk stands out."""
    monkeypatch.setattr("app.alignment.explanatory_parts.WORTH_TAKING_APART", 0.0)
