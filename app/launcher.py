"""The launcher: a small process, forked before the program gives up the internet, that starts the few that may connect.

A child inherits what the kernel refuses its parent, so the downloader cannot be a child of the window. The launcher
waits on a private socket, starts what it is asked to in fresh interpreters, tells how they ended, and ends with the
program, whose processes it then ends too. It never connects itself and sees nothing but the requests. Linux alone needs
it: elsewhere nothing is inherited, and ``the_launcher`` is None.
"""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import os
import pickle
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

from app.confinement.network_refusal import refuse_network

_END_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class _Start:
    """A request for a process; ``work`` is a pickled function with its arguments, read in that process alone."""

    name: str
    work: bytes
    daemon: bool
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Open:
    """A request to show an address in the person's browser."""

    address: str
    environment: Mapping[str, str]


class LaunchedProcess:
    """A process that the launcher started: what ``multiprocessing.Process`` is for one's own children."""

    def __init__(self, status: Connection, pid: int) -> None:
        self._status = status
        self._guard = threading.Lock()
        self._handle = _handle_of(pid)
        self.pid = pid
        self.exitcode: int | None = None

    def is_alive(self) -> bool:
        """Return whether it has not ended yet."""
        self.join(0.0)
        return self.exitcode is None

    def join(self, timeout: float | None = None) -> None:
        """Wait for its end, for so many seconds at most."""
        if self.exitcode is None and wait([self._status], timeout):
            with self._guard:
                self._take_exit_code()

    def terminate(self) -> None:
        """Ask it to end."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self._signal(signal.SIGKILL)

    def _take_exit_code(self) -> None:
        if self.exitcode is not None:
            return
        try:
            self.exitcode = int(self._status.recv())
        except (EOFError, OSError):
            self.exitcode = -signal.SIGTERM  # the launcher ends its children when it ends
        self._status.close()

    def _signal(self, number: signal.Signals) -> None:
        if not self.is_alive():
            return
        with contextlib.suppress(OSError):
            if self._handle is not None:
                signal.pidfd_send_signal(self._handle, number)
            else:
                os.kill(self.pid, number)

    def __del__(self) -> None:
        if self._handle is not None:
            os.close(self._handle)


class Launcher:
    """The program's end of the launcher's socket."""

    def __init__(self, door: socket.socket) -> None:
        self._door = door

    def start(
        self, name: str, work: Callable[..., None], pipe: Connection, *, daemon: bool
    ) -> LaunchedProcess:
        """Start a process that calls ``work`` with ``pipe``, which stays open here. Raises ``OSError``."""
        request = _Start(name, pickle.dumps(work), daemon, dict(os.environ))
        status = self._asked(request, pipe.fileno())
        return LaunchedProcess(status, _answer(status))

    def open_address(self, address: str) -> None:
        """Show an address in the person's browser, which needs the internet. Raises ``OSError``."""
        with contextlib.closing(self._asked(_Open(address, dict(os.environ)))) as status:
            _answer(status)

    def _asked(self, request: _Start | _Open, *descriptors: int) -> Connection:
        """Send a request with descriptors; return the connection that is answered on."""
        status, theirs = multiprocessing.Pipe()
        with theirs:
            socket.send_fds(self._door, [b"\0"], [theirs.fileno(), *descriptors])
        status.send(request)
        return status


_launcher: Launcher | None = None


def the_launcher() -> Launcher | None:
    """Return the launcher; None where processes are started directly."""
    return _launcher


def start_launcher() -> None:
    """Fork the launcher; the process may not have threads yet. Raises ``OSError``."""
    global _launcher
    ours, theirs = socket.socketpair()
    if os.fork() == 0:
        ours.close()
        try:
            _serve(theirs)
        finally:
            os._exit(0)
    theirs.close()
    _launcher = Launcher(ours)


def _serve(door: socket.socket) -> None:
    """Start processes until the program is gone, then end them."""
    refuse_network()
    _let_go_of_the_terminal()
    _make_device_files()
    running: dict[int, tuple[BaseProcess, Connection]] = {}
    while True:
        for ready in wait([door, *running]):
            if ready is not door:
                _tell_end(*running.pop(cast("int", ready)))
                continue
            mark, descriptors, _, _ = socket.recv_fds(door, 1, 2)
            if not mark:
                _end(process for process, _ in running.values())
                return
            _take(Connection(descriptors[0]), descriptors[1:], running)


def _let_go_of_the_terminal() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the program's to answer
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nothing, number)
    os.close(nothing)


def _make_device_files() -> None:
    """Have the NVIDIA driver's device files made where they are made on demand: a held worker may not ask for them.

    Untried, for want of such a machine. Where it fails, the processor computes.
    """
    maker = shutil.which("nvidia-modprobe")
    is_driver_there = Path("/proc/driver/nvidia/version").exists()
    if maker is not None and is_driver_there and not Path("/dev/nvidia-uvm").exists():
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run([maker, "-c", "0", "-u"], timeout=_END_SECONDS, check=False)


def _take(
    status: Connection, descriptors: list[int], running: dict[int, tuple[BaseProcess, Connection]]
) -> None:
    """Do what is asked on a connection, and answer with the process id, or with the error's number."""
    try:
        request = status.recv()
        os.environ.clear()
        os.environ.update(request.environment)
        if isinstance(request, _Open):
            _show(request.address)
            status.send(0)
            return
        with Connection(descriptors[0]) as pipe:
            context = multiprocessing.get_context("spawn")
            arguments = (pipe, request.work)
            process = context.Process(target=_work, args=arguments, name=request.name, daemon=request.daemon)
            process.start()
        running[process.sentinel] = (process, status)
        status.send(process.pid)
    except OSError as error:
        with contextlib.suppress(OSError):
            status.send(-(error.errno or 1))
    except EOFError:
        return


def _work(pipe: Connection, work: bytes) -> None:
    """Run in the new process what was asked for."""
    pickle.loads(work)(pipe)


def _show(address: str) -> None:
    """Start the desktop's own opener, with the environment that the program itself was started in."""
    surroundings = dict(os.environ)
    if getattr(sys, "frozen", False):  # a frozen program's libraries are not the browser's
        surroundings.pop("LD_LIBRARY_PATH", None)
        if "LD_LIBRARY_PATH_ORIG" in surroundings:
            surroundings["LD_LIBRARY_PATH"] = surroundings["LD_LIBRARY_PATH_ORIG"]
    nothing = subprocess.DEVNULL
    subprocess.Popen(
        ["xdg-open", address],
        env=surroundings,
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        start_new_session=True,
    )


def _tell_end(process: BaseProcess, status: Connection) -> None:
    process.join()
    with contextlib.suppress(OSError), status:
        status.send(process.exitcode)


def _end(processes: Iterable[BaseProcess]) -> None:
    """End processes: politely, and after a moment without asking."""
    left = list(processes)
    for each in left:
        each.terminate()
    until = time.monotonic() + _END_SECONDS
    for each in left:
        each.join(max(0.0, until - time.monotonic()))
        each.kill()


def _answer(status: Connection) -> int:
    """Return the process id that is answered. Raises ``OSError``."""
    try:
        number = int(status.recv())
    except EOFError as error:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from error
    if number < 0:
        raise OSError(-number, os.strerror(-number))
    return number


def _handle_of(pid: int) -> int | None:
    """Return a handle that means this process alone, also after its number is used again; None where there is none."""
    try:
        return os.pidfd_open(pid)
    except (AttributeError, OSError):
        return None
