"""The start of the window: Qt application, appearance, passphrase dialog and main window."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QBoxLayout

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.diagnostics.report import Report
from app.diagnostics.running_marker import Keeping
from app.domain.model import InstalledModel
from app.session.session import Session
from app.session.vault_access import VaultState
from app.ui.appearance import LIGHT, apply_appearance
from app.ui.dialogs.passphrase import PassphraseDialog
from app.ui.fault_message import FaultMessage
from app.ui.icons import icon
from app.ui.main_window import MainWindow
from app.ui.one_window import OneWindow
from app.ui.orderly_end import OrderlyEnd
from app.ui.qt_messages import QtMessages
from app.ui.unexpected_end_bar import UnexpectedEndBar

_ALREADY_OPEN = "Oyster is open already with these conversations; its window comes to the front."


def application() -> QApplication:
    """Return the one ``QApplication``, created at the first call."""
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
    """Show the window until it is closed; return the exit code. Without a ``model`` the welcome page is shown.

    Where a window is open on the same data folder already, that one comes to the front, and this answers 0.
    """
    running = application()
    only = OneWindow(session.locations)
    if not only.claim():
        only.call_the_first()
        print(_ALREADY_OPEN, file=sys.stderr)  # noqa: T201 - printed to the terminal that started the program
        return 0
    messages = QtMessages()
    try:
        return _run(running, session, only, model)
    finally:
        messages.give_back()
        only.release()


def _run(running: QApplication, session: Session, only: OneWindow, model: InstalledModel | None) -> int:
    """Run the window; unless it ends as asked, its mark stays in the data folder."""
    run = OrderlyEnd(running, session.locations)
    unfinished = run.begin()
    apply_appearance(running, session.settings.theme, session.settings.text_scale)
    window = MainWindow(session)
    fault_message = FaultMessage(window.errors, window)
    only.called.connect(window.come_to_front)
    run.watch(window)
    if unfinished is not None:
        _tell_of_end(window, unfinished)
    window.show()
    record(Event.WINDOW_OPENED)
    QTimer.singleShot(0, lambda: _begin(session, window, model, run))
    try:
        code = running.exec()
    finally:
        fault_message.stop()
    record(Event.WINDOW_CLOSED, code=code)
    run.end()
    return code


def _tell_of_end(window: MainWindow, report: Report) -> None:
    """Show the notice of an unexpected end above the composer."""
    bar = UnexpectedEndBar(report)
    below = window.pane.below.layout()
    if isinstance(below, QBoxLayout):
        below.insertWidget(0, bar)
    QTimer.singleShot(0, bar, bar.announce)


def _begin(session: Session, window: MainWindow, model: InstalledModel | None, run: OrderlyEnd) -> None:
    """Load the model and, meanwhile, open the vault, with the passphrase dialog where it is needed."""
    window.use_model(model)
    if session.vault_access.state in (VaultState.LOCKED, VaultState.NEW):
        asked = PassphraseDialog(session, window.tasks, window)
        opened = asked.exec()
        if not window.isVisible():
            return  # the system may have asked the program to end meanwhile
        if not opened:
            session.vault_access.go_private()
        window.vault_opened()
    run.note(Keeping.KEPT if session.vault_access.state is VaultState.OPEN else Keeping.PRIVATE)
