"""Every process of the program: it leaves no core dump, and opens no socket but local ones."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app.child_process import ChildProcess
from app.confinement.confinement import NO_NETWORK, Confinement, connects
from app.confinement.connection_log import Purpose
from app.confinement.core_dumps import core_dumps_are_forbidden
from app.confinement.network_refusal import NetworkRefused, network_is_refused

APP = Path(__file__).parents[2] / "app"


def tried(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except NetworkRefused as error:
        return f"refused: {error.sentence}"
    except OSError as error:
        return type(error).__name__
    return "done"


def _look(pipe: Connection) -> None:
    """Tell what holds here, and what happens to those that try."""
    there = socket.socket(fileno=os.dup(pipe.fileno()))
    attempts: dict[str, Callable[[], object]] = {
        "new": socket.socket,
        "connect": lambda: socket.create_connection(("127.0.0.1", 9), 1),
        "name": lambda: socket.getaddrinfo("example.org", 443),
        "datagram": lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM),
        "pair": socket.socketpair,
        "taken over": lambda: there.getsockname(),
    }
    told = {name: tried(attempt) for name, attempt in attempts.items()}
    pipe.send((core_dumps_are_forbidden(), network_is_refused(), told))


@contextmanager
def child(
    serve: Callable[..., None], *arguments: object, confinement: Confinement = NO_NETWORK
) -> Iterator[ChildProcess]:
    process = ChildProcess("looks", serve, *arguments, confinement=confinement)
    try:
        yield process
    finally:
        process.close()


def test_a_child_opens_local_sockets_alone_and_leaves_no_core_dump() -> None:
    with child(_look) as process:
        no_dump, refused, told = process.pipe.recv()
    assert no_dump and refused
    sentence = "This part of the program does not connect to anything, and something in it tried to."
    internet = ("new", "connect", "name", "datagram")
    assert {name: told[name] for name in internet} == dict.fromkeys(internet, f"refused: {sentence}")
    assert told["pair"] == told["taken over"] == "done"


def test_a_child_that_connects_leaves_no_core_dump_either() -> None:
    with child(_look, confinement=connects(Purpose.OTHER, "a test", ["127.0.0.1"])) as process:
        no_dump, refused, told = process.pipe.recv()
    assert no_dump and not refused
    assert told["new"] == "done" and told["connect"] == "ConnectionRefusedError"


@pytest.mark.skipif(
    sys.platform != "linux", reason="dumps and their limit are read from /proc, which Linux has"
)
def test_the_command_line_gives_both_up_before_it_reads_anything() -> None:
    script = """if True:
        import sys
        from app.commands import main
        import app.commands.start_language as first
        def look():
            from app.confinement.core_dumps import core_dumps_are_forbidden
            from app.confinement.network_refusal import network_is_refused
            print(core_dumps_are_forbidden(), network_is_refused())
            sys.exit(0)
        first.choose_language = look
        main()
    """
    environment = {**os.environ, "PYTHONPATH": str(APP.parent)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "True True", done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says of an end whether a core was dumped")
def test_a_fall_dumps_no_core(tmp_path: Path) -> None:
    """The same fall without it, to show that this system would write one."""
    script = """if True:
        import os, resource, sys
        from app.confinement.core_dumps import forbid_core_dumps
        resource.setrlimit(resource.RLIMIT_CORE, (2**24, resource.getrlimit(resource.RLIMIT_CORE)[1]))
        for before in (forbid_core_dumps, lambda: None):
            number = os.fork()
            if number == 0:
                before()
                os.abort()
            print(os.WCOREDUMP(os.waitpid(number, 0)[1]))
    """
    environment = {**os.environ, "PYTHONPATH": str(APP.parent)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if "not allowed to raise" in done.stderr or done.stdout.split()[1:] == ["False"]:
        pytest.skip("this system lets no process dump a core, so there is nothing to compare with")
    assert done.stdout.split() == ["False", "True"], done.stderr


def test_processes_are_started_in_one_place_only() -> None:
    """A process that is started elsewhere would give up nothing."""
    starts = re.compile(r"^\s*(import|from) (subprocess|multiprocessing)\b(?!\.)", re.MULTILINE)
    sources = {path: path.read_text(encoding="utf-8") for path in APP.rglob("*.py")}
    found = {path.relative_to(APP).as_posix() for path, source in sources.items() if starts.search(source)}
    known = {
        "child_process.py",
        "commands/__init__.py",  # frozen children begin there
        "engine/worker/quantisation.py",  # asks who its parent is
        "launcher.py",
    }
    assert found == known
