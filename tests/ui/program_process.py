"""The whole program in a separate offscreen process, which runs a command once its window is open.

Run as a script it is that process. Its one argument is the command; observations go to standard output as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "two herons by the lake"
LIMIT_SECONDS = 90


@contextmanager
def program(
    home: Path, task: str = "stay", *arguments: str, passphrase: bool = False
) -> Iterator[tuple[subprocess.Popen[str], dict[str, object]]]:
    """Start the program on a data folder; yield its process, and its observations once the window is open."""
    environment = {
        **os.environ,
        "OYSTER_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "PYTHONPATH": str(ROOT),
    }
    descriptors: tuple[int, ...] = ()
    if passphrase:
        read, write = os.pipe()
        os.write(write, f"{PASSPHRASE}\n".encode())
        os.close(write)
        descriptors, arguments = (read,), ("--passphrase-fd", str(read), *arguments)
    process = subprocess.Popen(
        [sys.executable, __file__, task, *arguments],
        env=environment,
        pass_fds=descriptors,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for descriptor in descriptors:
        os.close(descriptor)
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line, process.communicate(timeout=LIMIT_SECONDS)[1]
        yield process, json.loads(line)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=LIMIT_SECONDS)


def ended(process: subprocess.Popen[str]) -> int:
    """Wait for the end and return the exit code."""
    return process.wait(LIMIT_SECONDS)


def signalled(process: subprocess.Popen[str], number: signal.Signals) -> int:
    """Send a signal, wait for the end and return the exit code."""
    process.send_signal(number)
    return ended(process)


def _main(task: str) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.ui.application import application
    from app.ui.main_window import MainWindow
    from app.ui.unexpected_end_bar import UnexpectedEndBar

    running = application()
    watch = QTimer()

    def said(bar: UnexpectedEndBar) -> str:
        return bar.words.text() if bar.isVisible() else ""

    def fall() -> None:
        raise ValueError("the grey heron told nobody about Marguerite")

    def look() -> None:
        windows = [each for each in running.topLevelWidgets() if isinstance(each, MainWindow)]
        if not windows or not windows[0].isVisible() or (task != "stay" and QApplication.activeModalWidget()):
            return
        watch.stop()
        (window,) = windows
        bars = window.findChildren(UnexpectedEndBar)
        report = str(bars[0]._report) if bars else ""
        sys.stdout.write(json.dumps({"said": "".join(map(said, bars)), "report": report}) + "\n")
        sys.stdout.flush()
        tasks[task](window)

    tasks: dict[str, Callable[[MainWindow], object]] = {
        "stay": lambda window: None,
        "close": lambda window: QTimer.singleShot(0, window.close),
        "quit": lambda window: QTimer.singleShot(0, window.menu.actions()[-1].trigger),
        "fall in a slot": lambda window: (QTimer.singleShot(0, fall), QTimer.singleShot(300, window.close)),
        "abort": lambda window: QTimer.singleShot(0, os.abort),
    }
    watch.timeout.connect(look)
    watch.start(50)
    sys.argv = ["oyster", *sys.argv[2:]]
    from app.commands import main

    main()


if __name__ == "__main__":
    _main(sys.argv[1])
