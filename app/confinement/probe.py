"""What holds a process right now, found by trying."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection

from app.confinement.core_dumps import core_dumps_are_forbidden
from app.confinement.native import c_library
from app.confinement.network_refusal import network_is_refused

_AF_INET, _SOCK_STREAM = 2, 1


@dataclass(frozen=True, slots=True)
class Held:
    """What a process cannot do: open internet sockets from Python, or from native code; read a file; leave a dump."""

    by_hook: bool
    by_kernel: bool
    from_files: bool
    from_dumps: bool


def held_here(file: str) -> Held:
    """Try what this process must not do; ``file`` is one that the person may read."""
    return Held(network_is_refused(), not _opens_socket(), not _reads(file), core_dumps_are_forbidden())


def answer_held(pipe: Connection, file: str) -> None:
    """Tell what holds a child process."""
    pipe.send(held_here(file))


def _opens_socket() -> bool:
    """Open an internet socket past Python; only Linux is asked, where the kernel may refuse it."""
    if sys.platform != "linux":
        return True
    number = int(c_library().socket(_AF_INET, _SOCK_STREAM, 0))
    if number >= 0:
        os.close(number)
    return number >= 0


def _reads(file: str) -> bool:
    try:
        os.close(os.open(file, os.O_RDONLY))
    except OSError:
        return False
    return True
