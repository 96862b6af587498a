"""Silences native code's output in a child process, and ignores Ctrl+C there."""

from __future__ import annotations

import os
import signal


def keep_quiet() -> None:
    """Redirect standard output and error to nowhere and ignore Ctrl+C, which the parent handles."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silent = os.open(os.devnull, os.O_RDWR)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    os.close(silent)
