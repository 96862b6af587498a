"""What the kernel holds a process to, tried by native calls and by names that the process was not given."""

from __future__ import annotations

import ctypes
import errno
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app.child_process import ChildProcess
from app.confinement.confinement import NO_NETWORK, Confinement, computes
from app.confinement.landlock import landlock_version
from app.confinement.seccomp import seccomp_is_known_here

pytestmark = pytest.mark.skipif(
    not (landlock_version() and seccomp_is_known_here()),
    reason="this kernel has no Landlock, or filters are not written for this machine",
)


def _native_socket(family: int) -> str:
    """Open a socket past Python."""
    library = ctypes.CDLL(None, use_errno=True)
    return (
        "done" if library.socket(family, socket.SOCK_STREAM, 0) >= 0 else errno.errorcode[ctypes.get_errno()]
    )


def _tried(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return "done"


def _look(pipe: Connection, given: str, other: str, folder: str) -> None:
    """Tell what happens to attempts at sockets, files and programs."""
    attempts: dict[str, Callable[[], object]] = {
        "read the given file": Path(given).read_bytes,
        "write the given file": lambda: Path(given).open("ab").close(),
        "read another file": Path(other).read_bytes,
        "list the folder": lambda: next(Path(folder).iterdir()),
        "make a file": lambda: Path(folder, "made").write_bytes(b"x"),
        "start a program": lambda: subprocess.run(["/bin/true"], check=True),
        "signal the parent": lambda: os.kill(os.getppid(), 0),
        "read the parent's memory": lambda: Path(f"/proc/{os.getppid()}/maps").read_bytes(),
    }
    told = {name: _tried(attempt) for name, attempt in attempts.items()}
    told |= {"AF_INET": _native_socket(socket.AF_INET), "AF_INET6": _native_socket(socket.AF_INET6)}
    told |= {"AF_UNIX": _native_socket(socket.AF_UNIX)}
    pipe.send(told)


def seen(confinement: Confinement, folder: Path, given: Path) -> dict[str, str]:
    other = folder / "other"
    other.write_text("not for it")
    process = ChildProcess("looks", _look, str(given), str(other), str(folder), confinement=confinement)
    try:
        told: dict[str, str] = process.pipe.recv()
    finally:
        process.close()
    return told


def test_a_computing_process_reads_its_file_and_nothing_else(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.write_text("a model")
    told = seen(computes(reads=(str(given),)), tmp_path, given)
    assert told.pop("read the given file") == "done"
    assert set(told.values()) == {"EACCES"}, told


def test_a_quantising_process_also_writes_in_its_folder(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.write_text("weights")
    folder = tmp_path / "making"
    folder.mkdir()
    told = seen(computes(reads=(str(given),), writes=(str(folder),)), folder, given)
    free = {"read the given file", "read another file", "list the folder", "make a file"}
    assert {name for name, what in told.items() if what == "done"} == free, told


def test_a_process_without_network_reaches_files_and_local_sockets(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.write_text("a document")
    told = seen(NO_NETWORK, tmp_path, given)
    assert told.pop("AF_INET") == told.pop("AF_INET6") == "EACCES"
    assert set(told.values()) == {"done"}, told


def test_switched_off_the_kernel_is_left_out_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OYSTER_SANDBOX", "off")
    given = tmp_path / "given"
    given.write_text("a model")
    told = seen(computes(), tmp_path, given)
    assert set(told.values()) == {"done"}, told
    assert sys.platform == "linux"
