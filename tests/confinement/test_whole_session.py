"""A whole session opens no socket of the internet: watched by strace, and where there is no network at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.confinement import window_session
from tests.engine.scripted_model import build_scripted_model

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="strace and network namespaces are Linux's"),
    pytest.mark.timeout(400),
]
ROOT = Path(__file__).parents[2]
RUN = "from app.commands import main; main()"


def run(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "OYSTER_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=380)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder of a person who keeps nothing."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    (folder / "settings.json").write_text('{"private": true}')
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that says one short sentence."""
    return build_scripted_model(tmp_path_factory.mktemp("model") / "scripted.gguf", "It is calm.")


def internet_sockets(trace: str) -> Sequence[str]:
    return [
        line for line in trace.splitlines() if "AF_INET" in line or "sin_port" in line or "sin6_port" in line
    ]


def test_a_turn_in_the_window_opens_no_internet_socket(home: Path, tmp_path: Path, model: Path) -> None:
    assert shutil.which("strace"), (
        "strace is missing: 'make test' installs it, or your system's packages have it."
    )
    trace = tmp_path / "trace"
    watched = ("strace", "-f", "--seccomp-bpf", "-e", "trace=network,execve,exit_group", "-o", str(trace))
    session = (sys.executable, str(Path(window_session.__file__)), "--start-with", str(model))
    done = run(home, *watched, *session)
    if "ptrace" in done.stderr and "not permitted" in done.stderr:
        pytest.skip("this machine lets no process watch another, so nothing can be told of its sockets")
    assert done.returncode == 0, done.stderr[-2000:]
    log = (home / "oyster.log").read_text()
    assert "window opened" in log and "turn ended" in log and "turn failed" not in log, log
    told = trace.read_text()
    assert "socketpair(AF_UNIX" in told
    assert told.count("execve(") >= 4, (
        "the window, the engine, the classifier and what counts their resources"
    )
    assert internet_sockets(told) == []


def test_a_turn_in_the_terminal_needs_no_network_interface(home: Path, model: Path) -> None:
    apart = ("unshare", "-rn") if os.getuid() else ("unshare", "-n")
    if subprocess.run([*apart, "true"], capture_output=True).returncode != 0:
        pytest.skip("this machine makes no network namespaces")
    talk = (sys.executable, "-c", RUN, "--start-with", str(model), "chat", "--once")
    done = run(home, *apart, *talk, window_session.MESSAGE)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "turn ended" in (home / "oyster.log").read_text()


def test_a_socket_of_the_internet_would_be_found(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    connect = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    watched = ("strace", "-f", "--seccomp-bpf", "-e", "trace=network", "-o", str(trace))
    done = run(tmp_path, *watched, sys.executable, "-c", connect)
    if done.returncode != 0:
        pytest.skip("this machine lets no process watch another")
    assert len(internet_sockets(trace.read_text())) >= 2
