"""A signal is handled while the window's event loop sleeps, and nothing wakes the loop otherwise."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.ui.signal_wakeup import SignalWakeup

_LATE_MS = 5000


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[QEventLoop]:
    loop = QEventLoop()

    def end(number: int, frame: FrameType | None) -> None:
        loop.exit(number)

    before = signal.signal(signal.SIGUSR1, end)
    yield loop
    signal.signal(signal.SIGUSR1, before)


def test_a_signal_is_handled_while_the_loop_sleeps(loop: QEventLoop) -> None:
    wakeup = SignalWakeup()
    wakeup.start()
    QTimer.singleShot(_LATE_MS, loop, lambda: loop.exit(0))
    threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGUSR1)).start()
    ended = loop.exec()
    wakeup.stop()
    assert ended == signal.SIGUSR1


def test_once_stopped_signals_are_told_to_whoever_was_told_before(qapp: QApplication) -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    first = signal.set_wakeup_fd(writer)
    wakeup = SignalWakeup()
    wakeup.start()
    wakeup.stop()
    wakeup.stop()
    assert signal.set_wakeup_fd(first) == writer
    os.close(reader)
    os.close(writer)
