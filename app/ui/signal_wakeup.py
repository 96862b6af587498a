"""Lets Python handle the system's signals while Qt's event loop sleeps."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

_HEARTBEAT_MS = 500
_MOST_BYTES = 4096


class SignalWakeup(QObject):
    """Wakes the event loop when a signal comes: Python calls a handler only between two of its own instructions.

    On Windows a pipe cannot wake it and a socket may not be opened, so a timer does it there, twice a second.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heartbeat = QTimer(self)
        self._heartbeat.timeout.connect(lambda: None)
        self._pipe: tuple[int, int] | None = None
        self._before = -1  # the descriptor that was told of signals before
        self._notifier: QSocketNotifier | None = None

    def start(self) -> None:
        """Wake the loop from now on; in the main thread alone."""
        if sys.platform == "win32":
            self._heartbeat.start(_HEARTBEAT_MS)
            return
        reader, writer = self._pipe = os.pipe()
        for each in self._pipe:
            os.set_blocking(each, False)
        self._before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._empty)

    def stop(self) -> None:
        """Wake it no more."""
        self._heartbeat.stop()
        if self._pipe is None or self._notifier is None:
            return
        signal.set_wakeup_fd(self._before)
        self._notifier.setEnabled(False)
        for each in self._pipe:
            os.close(each)
        self._pipe = self._notifier = None

    def _empty(self) -> None:
        if self._pipe is not None:
            with suppress(BlockingIOError):
                os.read(self._pipe[0], _MOST_BYTES)
