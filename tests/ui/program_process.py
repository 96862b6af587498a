"""The whole program in a separate offscreen process, which runs a command once its window is open."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.ui.main_window import MainWindow
from app.ui.qt_application import application
from app.ui.unexpected_end_bar import UnexpectedEndBar
from tests.forked_program import SECRET, Command, ForkedProgram

PASSPHRASE = "two herons by the lake"
_LOOKS_MS = 50


@contextmanager
def program(
    home: Path, task: str = "stay", *, passphrase: bool = False
) -> Iterator[tuple[ForkedProgram, dict[str, object]]]:
    """Start the program on a data folder; yield its process, and its observations once the window is open."""
    environment = {
        **os.environ,
        "OYSTER_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    }
    arguments, secret = (("--passphrase-fd", SECRET), PASSPHRASE) if passphrase else ((), "")
    process = ForkedProgram(Command(arguments, environment, secret=secret, before=Watched(task)))
    try:
        line = process.first_line()
        assert line, process.done().stderr
        yield process, json.loads(line)
    finally:
        process.kill()
        process.done()


def ended(process: ForkedProgram) -> int:
    """Wait for the end and return the exit code."""
    return process.done().returncode


def signalled(process: ForkedProgram, number: signal.Signals) -> int:
    """Send a signal, wait for the end and return the exit code."""
    process.signal(number)
    return ended(process)


@dataclass(frozen=True, slots=True)
class Watched:
    """Called in the new process before the program begins: looks for its window, and does the task there."""

    task: str

    def __call__(self) -> None:
        """Begin to look."""
        watch = QTimer(application())
        watch.timeout.connect(lambda: self._look(watch))
        watch.start(_LOOKS_MS)

    def _look(self, watch: QTimer) -> None:
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        asks = QApplication.activeModalWidget() is not None
        if not windows or not windows[0].isVisible() or (self.task != "stay" and asks):
            return
        watch.stop()
        (window,) = windows
        bars = window.findChildren(UnexpectedEndBar)
        said = "".join(each.words.text() for each in bars if each.isVisible())
        report = str(bars[0]._report) if bars else ""
        sys.stdout.write(json.dumps({"said": said, "report": report}) + "\n")
        sys.stdout.flush()
        _TASKS[self.task](window)


def _fall() -> None:
    raise ValueError("the grey heron told nobody about Marguerite")


def _fall_and_close(window: MainWindow) -> None:
    QTimer.singleShot(0, _fall)
    QTimer.singleShot(300, window.close)


_TASKS: dict[str, Callable[[MainWindow], object]] = {
    "stay": lambda window: None,
    "close": lambda window: QTimer.singleShot(0, window.close),
    "quit": lambda window: QTimer.singleShot(0, window.menu.actions()[-1].trigger),
    "fall in a slot": _fall_and_close,
    "abort": lambda window: QTimer.singleShot(0, os.abort),
}
