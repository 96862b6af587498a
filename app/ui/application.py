"""The run of the window: appearance, passphrase dialog and main window."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.diagnostics.report import Report
from app.diagnostics.running_marker import Keeping
from app.domain.model import InstalledModel
from app.session.delete_everything import delete_everything
from app.session.session import Session
from app.session.vault_access import VaultState
from app.ui.appearance import apply_appearance
from app.ui.dialogs.keyring_sheet import KeyringSheet
from app.ui.dialogs.passphrase import PassphraseDialog
from app.ui.fault_message import FaultMessage
from app.ui.lock.delete_everything_dialog import DeletedDialog
from app.ui.lock.exit_words import ExitNotice
from app.ui.main_window import MainWindow
from app.ui.one_window import OneWindow
from app.ui.opening_hand_over import OpeningHandOver
from app.ui.opening_window import OpeningWindow
from app.ui.orderly_end import OrderlyEnd
from app.ui.qt_application import application
from app.ui.qt_messages import QtMessages
from app.ui.unexpected_end_bar import UnexpectedEndBar
from app.ui.window_keeper import Deletion, WindowKeeper


def open_window(
    session: Session, only: OneWindow, *, model: InstalledModel | None, opening: OpeningWindow | None = None
) -> int:
    """Show the window until it is closed; return the exit code. Without a ``model`` the welcome page is shown.

    ``opening`` is the window that stands already; what was written in it goes to this one.
    """
    running = application()
    messages = QtMessages()
    try:
        code, deletion = _run(running, session, only, model, OpeningHandOver(opening))
    finally:
        messages.give_back()
    if deletion is not None:
        DeletedDialog(delete_everything(session.locations, models=deletion.models)).exec()
    return code


class _Surroundings:
    """What each window of a run is told by the system and by the program's own faults."""

    def __init__(self, run: OrderlyEnd, unfinished: Report | None, opening: OpeningHandOver) -> None:
        self._run, self._unfinished, self._opening = run, unfinished, opening
        self._fault_message: FaultMessage | None = None

    def dress(self, window: QWidget) -> None:
        """Let a window that is about to be shown take the place of the one before."""
        self.leave()
        self._run.watch(window)
        self._opening.follow(window)
        if isinstance(window, MainWindow):
            self._fault_message = FaultMessage(window.errors, window)
            if self._unfinished is not None:
                _tell_of_end(window, self._unfinished)
                self._unfinished = None

    def leave(self) -> None:
        """Tell no window of faults any more."""
        if self._fault_message is not None:
            self._fault_message.stop()
            self._fault_message = None


def _run(
    running: QApplication,
    session: Session,
    only: OneWindow,
    model: InstalledModel | None,
    opening: OpeningHandOver,
) -> tuple[int, Deletion | None]:
    """Run the window; unless it ends as asked, its mark stays in the data folder."""
    run = OrderlyEnd(running, session.locations)
    unfinished = run.begin()
    apply_appearance(running, session.settings.theme, session.settings.text_scale)
    surroundings = _Surroundings(run, unfinished, opening)
    keeper = WindowKeeper(session, surroundings.dress, model.id if model is not None else "")
    keeper.kept.connect(lambda kept: run.note(Keeping.KEPT if kept else Keeping.PRIVATE))
    keeper.kept.connect(lambda kept: opening.give(keeper.window) if keeper.window is not None else None)
    only.called.connect(keeper.come_to_front)
    opening.left.connect(keeper.leave_at_once)
    if opening.has_left:
        keeper.leave_at_once()
    elif keeper.begins_locked:
        keeper.open_locked()
    else:
        _open_first(keeper, model, run, opening)
    record(Event.WINDOW_OPENED)
    try:
        code = running.exec()
    finally:
        surroundings.leave()
        keeper.end()
    record(Event.WINDOW_CLOSED, code=code)
    run.end()
    return code, keeper.deletion


def _open_first(
    keeper: WindowKeeper, model: InstalledModel | None, run: OrderlyEnd, opening: OpeningHandOver
) -> None:
    """Show the first window; what runs as long as the program may not hold it, or a lock could not empty it."""
    session, window = keeper.session, keeper.open_main()
    QTimer.singleShot(0, lambda: _begin(session, window, model, run, opening))


def _tell_of_end(window: MainWindow, report: Report) -> None:
    """Show the notice of an unexpected end above the composer."""
    bar = UnexpectedEndBar(report)
    below = window.pane.below.layout()
    if isinstance(below, QBoxLayout):
        below.insertWidget(0, bar)
    QTimer.singleShot(0, bar, bar.announce)


def _begin(
    session: Session,
    window: MainWindow,
    model: InstalledModel | None,
    run: OrderlyEnd,
    opening: OpeningHandOver,
) -> None:
    """Load the model and, meanwhile, open the vault, with the dialogs that are needed."""
    window.use_model(model)
    if session.vault_access.state is VaultState.KEYRING:
        waiting = KeyringSheet(session, window.tasks, window)
        waiting.over.connect(lambda: _vault_asked(session, window, run, opening))
        waiting.begin()
        opening.show_help(waiting)
    else:
        _vault_asked(session, window, run, opening)


def _vault_asked(session: Session, window: MainWindow, run: OrderlyEnd, opening: OpeningHandOver) -> None:
    """Ask for the passphrase where one is needed, and show what the vault holds."""
    if session.vault_access.state in (VaultState.LOCKED, VaultState.NEW):
        asked = PassphraseDialog(session, window.tasks, window)
        opening.show_help(asked)
        opened = asked.exec()
        if not window.isVisible():
            return  # the system may have asked the program to end meanwhile
        if not opened:
            session.vault_access.go_private()
    window.vault_opened()
    _explain_exit(session, window)
    run.note(Keeping.KEPT if session.vault_access.state is VaultState.OPEN else Keeping.PRIVATE)
    opening.give(window)


def _explain_exit(session: Session, window: MainWindow) -> None:
    """Say what quick exit does, until the person has read it once."""
    below = window.pane.below.layout()
    if session.settings.exit_explained or not isinstance(below, QBoxLayout):
        return
    notice = ExitNotice()
    notice.dismissed.connect(lambda: window.settings.keep(exit_explained=True))
    notice.more_requested.connect(window.explain_exit)
    below.insertWidget(0, notice)
