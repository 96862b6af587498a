"""A process that opens a conversation and locks itself when it reads a line, so that its memory can be searched."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from app.locations import Locations
from app.session.session import Session
from app.ui.qt_application import application
from app.ui.window_keeper import WindowKeeper

PASSPHRASE = "three quiet boats at dawn"


def until(met: Callable[[], bool]) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if met() else None)
    timer.start(20)
    loop.exec()


def run(root: Path) -> None:
    """Show the newest conversation with a draft; lock; then go on until the process is killed."""
    application()
    session = Session(Locations(root), region="GB")
    session.unlock(PASSPHRASE)
    keeper = WindowKeeper(session)
    window = keeper.open_main()
    until(lambda: window.list.model.rowCount() > 0)
    window.open(session.vault.conversations()[0].id)
    until(lambda: bool(window.flow.open.path))
    window.composer.field.setPlainText("Half a sentence")
    sys.stdout.write("shown\n")
    sys.stdout.flush()
    sys.stdin.readline()
    still_referred_to = window.flow  # as by something of Qt's, which Python's collector does not see
    window = session = None
    keeper.lock()
    sys.stdout.write("locking\n")
    sys.stdout.flush()
    until(lambda: False)
    assert still_referred_to


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    run(Path(sys.argv[1]))
