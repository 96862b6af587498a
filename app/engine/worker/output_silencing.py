"""A child process's manners: nothing of native code reaches the person's terminal, and Ctrl+C is for the parent."""

from __future__ import annotations

import os
import signal


def keep_quiet() -> None:
    """Write nothing into the window's terminal, and leave Ctrl+C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silent = os.open(os.devnull, os.O_RDWR)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    os.close(silent)
