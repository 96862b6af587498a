"""What the launcher's tests have their processes do."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import sys
from multiprocessing.connection import Connection
from pathlib import Path


def native_socket() -> str:
    """Open an internet socket past Python, and tell how that went."""
    library = ctypes.CDLL(None, use_errno=True)
    return "done" if library.socket(socket.AF_INET, 1, 0) >= 0 else errno.errorcode[ctypes.get_errno()]


def try_socket(pipe: Connection, word: str) -> None:
    pipe.send((native_socket(), word, os.environ.get("SAID_LATER", "no"), f"{os.umask(0o077):03o}"))
    pipe.recv()
    sys.exit(7)


def deaf(pipe: Connection) -> None:
    """Outlast a closed pipe and a request to end."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    pipe.send("here")
    while True:
        signal.pause()


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
