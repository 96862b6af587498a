"""The launcher starts what may connect, outside what the kernel refuses the program; and it ends with the program."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.confined_program import screen_is_reached_by_internet
from app.confinement.seccomp import seccomp_is_known_here

ROOT = Path(__file__).parents[1]
held = pytest.mark.skipif(not seccomp_is_known_here(), reason="the kernel of this machine refuses no sockets")

BEGIN = """
import ctypes, os, socket, sys, time
from app.child_process import ChildProcess
from app.confined_program import confine_program
from app.confinement.confinement import NO_NETWORK, connects
from app.confinement.connection_log import Purpose
from app.launcher import the_launcher
from tests.launched_work import *

if __name__ == "__main__":
    confine_program()
    CONNECTS = connects(Purpose.OTHER, "a test", [])
"""


def program(folder: Path, script: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start a program with these lines after its confinement."""
    path = folder / "program.py"
    path.write_text(BEGIN + "".join(f"    {line}\n" for line in script.strip().splitlines()))
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
    return subprocess.Popen(
        [sys.executable, str(path)],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        umask=0 if os.name == "posix" else -1,
    )


def printed(folder: Path, script: str, environment: Mapping[str, str] | None = None) -> list[str]:
    running = program(folder, script, environment)
    out, complaints = running.communicate(timeout=60)
    assert running.returncode == 0, complaints
    return out.split()


@held
def test_only_a_child_that_may_connect_does_and_its_end_is_told(tmp_path: Path) -> None:
    told = printed(
        tmp_path,
        """
print(native_socket())
for confinement in (CONNECTS, NO_NETWORK):
    os.environ["SAID_LATER"] = "yes"
    child = ChildProcess("tries", try_socket, "word", confinement=confinement)
    print(child.pid is not None, *child.pipe.recv(), child.is_alive)
    child.pipe.send("end")
    print(child.exit_code(), child.is_alive, child.pid)
child = ChildProcess("waits", try_socket, "word", confinement=CONNECTS)
child.pipe.recv()
child.terminate()
print(child.exit_code())
child.kill()
child.close()
""",
    )
    lines = (
        "EACCES",
        "True done word yes 077 True",
        "7 False None",
        "True EACCES word yes 077 True",
        "7 False None",
        "-15",
    )
    assert told == " ".join(lines).split()


def _is_there(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:1]
    except OSError:
        return False


@held
def test_killed_the_program_takes_the_launcher_and_what_it_started_along(tmp_path: Path) -> None:
    running = program(
        tmp_path,
        """
child = ChildProcess("waits", deaf, confinement=CONNECTS)
child.pipe.recv()
print(child.pid, parent_of(child.pid), flush=True)
time.sleep(60)
""",
    )
    assert running.stdout is not None
    child, launcher = map(int, running.stdout.readline().split())
    running.kill()
    running.communicate()
    until = time.monotonic() + 20
    while (_is_there(child) or _is_there(launcher)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _is_there(child) and not _is_there(launcher)


@held
def test_a_launcher_that_was_killed_is_an_error_that_can_be_told(tmp_path: Path) -> None:
    told = printed(
        tmp_path,
        """
child = ChildProcess("waits", try_socket, "word", confinement=CONNECTS)
child.pipe.recv()
os.kill(parent_of(child.pid), 9)
print(child.exit_code())
try:
    ChildProcess("late", try_socket, "word", confinement=CONNECTS)
except OSError as error:
    print("refused")
""",
    )
    assert told[-1] == "refused" and int(told[0]) < 0


@held
def test_an_address_is_opened_by_a_program_that_may_connect(tmp_path: Path) -> None:
    opener, note = tmp_path / "xdg-open", tmp_path / "note"
    opener.write_text(
        f'#!/bin/sh\ngrep Seccomp: /proc/self/status > {note}.part\necho "$1" >> {note}.part\n'
        f"mv {note}.part {note}\n"
    )
    opener.chmod(0o755)
    told = printed(
        tmp_path,
        f"""
the_launcher().open_address("https://example.org/a?b=c")
while not os.path.exists({str(note)!r}):
    time.sleep(0.01)
os.environ["PATH"] = "/nowhere"
try:
    the_launcher().open_address("https://example.org")
except OSError as error:
    print(error.errno)
""",
        {"PATH": f"{tmp_path}:{os.environ['PATH']}"},
    )
    assert note.read_text().split() == ["Seccomp:", "0", "https://example.org/a?b=c"]
    assert told == ["2"]


@pytest.mark.parametrize(
    ("environment", "is_far"),
    [
        ({"DISPLAY": ":0"}, False),
        ({"DISPLAY": "unix:0"}, False),
        ({"DISPLAY": "/private/tmp/x/org.xquartz:0"}, False),
        ({"DISPLAY": "localhost:10.0"}, True),
        ({"DISPLAY": "far.example:0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DBUS_SESSION_BUS_ADDRESS": "tcp:host=127.0.0.1,port=1"}, True),
        ({}, False),
    ],
)
def test_a_window_that_is_drawn_over_the_internet_is_known(environment: dict[str, str], is_far: bool) -> None:
    assert screen_is_reached_by_internet(environment) is is_far
