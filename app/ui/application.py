"""Opens the window: the application, its appearance, the question for a passphrase, and the main window."""

from __future__ import annotations

import signal
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.model import InstalledModel
from app.session.session import Session
from app.session.vault_door import VaultState
from app.ui.appearance import apply_appearance
from app.ui.dialogs.passphrase import PassphraseDialog
from app.ui.main_window import MainWindow


def application() -> QApplication:
    """Answer the one application, made at the first call."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("oyster")
    made.setApplicationDisplayName("Oyster")
    made.setDesktopFileName("oyster-desktop")
    return made


def open_window(session: Session, *, model: InstalledModel | None) -> int:
    """Show the window until it is closed; answer the exit code. ``model`` None shows the welcome."""
    running = application()
    apply_appearance(running, session.settings.theme, session.settings.text_scale)
    signal.signal(signal.SIGINT, lambda number, frame: running.quit())
    heartbeat = QTimer()  # lets Python see Ctrl+C in the terminal
    heartbeat.start(500)
    heartbeat.timeout.connect(lambda: None)
    window = MainWindow(session)
    window.show()
    if session.vault_state in (VaultState.LOCKED, VaultState.NEW):
        asked = PassphraseDialog(session, window.tasks, window)
        if not asked.exec():
            session.go_private()
        window.vault_opened()
    window.use_model(model)
    return running.exec()
