"""Opens the window: the application, its appearance, the question for a passphrase, and the main window."""

from __future__ import annotations

import signal
import sys

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.domain.model import InstalledModel
from app.session.session import Session
from app.session.vault_door import VaultState
from app.ui.appearance import LIGHT, apply_appearance
from app.ui.dialogs.passphrase import PassphraseDialog
from app.ui.icons import icon
from app.ui.main_window import MainWindow
from app.ui.one_window import OneWindow

_ALREADY_OPEN = "Oyster is open already with these conversations; its window comes to the front."
_HEARTBEAT_MS = 500


def application() -> QApplication:
    """Answer the one application, made at the first call."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("oyster")
    made.setApplicationDisplayName("Oyster")
    made.setDesktopFileName("oyster-desktop")
    made.setWindowIcon(icon("pearl", QColor(LIGHT.accent), 64))
    QLocale.setDefault(QLocale.system())
    return made


def open_window(session: Session, *, model: InstalledModel | None) -> int:
    """Show the window until it is closed; answer the exit code. ``model`` None shows the welcome.

    Where a window is open on the same data folder already, that one comes to the front, and this answers 0.
    """
    running = application()
    only = OneWindow(session.locations)
    if not only.claim():
        only.call_the_first()
        print(_ALREADY_OPEN, file=sys.stderr)  # noqa: T201 - said where the program was started
        return 0
    apply_appearance(running, session.settings.theme, session.settings.text_scale)

    heartbeat = QTimer()  # lets Python see Ctrl+C in the terminal
    heartbeat.start(_HEARTBEAT_MS)
    heartbeat.timeout.connect(lambda: None)
    window = MainWindow(session)
    only.called.connect(window.come_to_front)
    signal.signal(signal.SIGINT, lambda number, frame: window.close())
    window.show()
    QTimer.singleShot(0, lambda: _begin(session, window, model))
    try:
        return running.exec()
    finally:
        only.release()


def _begin(session: Session, window: MainWindow, model: InstalledModel | None) -> None:
    """Load the model while the person is asked whether conversations are to be kept."""
    window.use_model(model)
    if session.vault_state in (VaultState.LOCKED, VaultState.NEW):
        asked = PassphraseDialog(session, window.tasks, window)
        if not asked.exec():
            session.go_private()
        window.vault_opened()
