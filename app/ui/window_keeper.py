"""Which window stands on the screen: the conversation's, or the locked one; and how one takes the other's place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.alignment.evidence.sentence_classifier import end_classifier
from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.domain.conversation import ConversationId
from app.session.lock_marker import forget_lock, is_marked_locked, mark_locked
from app.session.session import Session
from app.session.vault_access import VaultState
from app.translation import tr
from app.ui.lock.delete_everything_dialog import DeleteEverythingDialog
from app.ui.lock.input_watch import InputWatch
from app.ui.lock.locked_window import LockedWindow
from app.ui.lock.memory import forget, give_back_memory, overwrite_what_is_freed, states_in
from app.ui.lock.recover_dialog import RecoverDialog
from app.ui.lock.screen_capture import hide_from_captures
from app.ui.lock.traces import clear_traces
from app.ui.main_window import MainWindow
from app.ui.view_models.shift_presses import NEEDED

# After a window was deleted: once what that has set off is over, and again for what was slower.
_DELETED_MS, _AGAIN_MS = 100, 2000
_PRIVATE = tr(
    "This conversation is private and kept nowhere, so it cannot be locked and opened again. Quick exit ends it at "
    "once."
)


@dataclass(frozen=True, slots=True)
class LeftAt:
    """Where the person was when the window was locked; neither is a word of theirs."""

    conversation: ConversationId | None = None
    model: str = ""


@dataclass(frozen=True, slots=True)
class Deletion:
    """Everything is to be deleted once the windows are closed."""

    models: bool


class WindowKeeper(QObject):
    """Owns the session of the window that is shown. A lock closes the window with its session, and begins a new one.

    ``dress`` is called with each new window before it is shown. ``kept`` carries, once a locked window was left,
    whether what is said is kept.
    """

    kept = Signal(bool)

    def __init__(
        self, session: Session, dress: Callable[[QWidget], None] = lambda window: None, model: str = ""
    ) -> None:
        super().__init__()
        self.session, self._dress = session, dress
        self.window: MainWindow | None = None
        self.locked: LockedWindow | None = None
        self.deletion: Deletion | None = None
        self._left = LeftAt(model=model)  # where it begins locked, the model to open with
        self._emptying = 0  # windows that were closed by a lock
        self.watch = InputWatch(parent=self)
        self.watch.limit = self._lock_seconds
        self.watch.idle.connect(self._lock_because_idle)
        self.watch.shift.connect(self._count_shift)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(lambda window: self._hide_from_captures())

    @property
    def begins_locked(self) -> bool:
        """True where conversations exist, and the person wishes to be asked or had locked the window."""
        asks = self.session.settings.locks_at_start or is_marked_locked(self.session.locations)
        waits = self.session.vault_access.state in (VaultState.LOCKED, VaultState.KEYRING)
        return asks and waits and not self.session.vault_access.is_new

    def open_main(self) -> MainWindow:
        """Show the conversation's window."""
        window = self.window = MainWindow(self.session)
        window.lock_requested.connect(self.lock)
        window.deletion_requested.connect(self._ask_deletion)
        window.parts.leave.clicked.connect(lambda: self.leave_at_once())
        self._dress(window)
        window.show()
        return window

    def open_locked(self, place: QWidget | None = None, *, active: bool = True) -> LockedWindow:
        """Show the locked window, where ``place`` stood; in the background where that was not active."""
        locked = self.locked = LockedWindow(self.session)
        locked.opened.connect(self._unlocked)
        locked.private_requested.connect(self._go_private)
        locked.recovery_requested.connect(self._recover)
        locked.leave.clicked.connect(lambda: self.leave_at_once())
        self._dress(locked)
        if place is not None:
            locked.setGeometry(place.geometry())
            locked.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not active)
            locked.setWindowState(place.windowState() & ~Qt.WindowState.WindowActive)
        locked.show()
        return locked

    # -- locking ------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Lock the window now; a private conversation cannot be locked, which is said."""
        if self.window is not None and not self._lock_if_kept():
            self.window.errors.tell(_PRIVATE)

    def _lock_because_idle(self) -> None:
        self._lock_if_kept()

    def _lock_if_kept(self) -> bool:
        window, session = self.window, self.session
        if window is None or session.vault_access.state is not VaultState.OPEN:
            return False
        loaded = session.loaded
        self._left = LeftAt(window.flow.open.id, loaded[0].id if loaded is not None else "")
        mark_locked(session.locations)
        record(Event.WINDOW_LOCKED)
        self.window, active = None, QApplication.activeWindow() is not None
        _hide_all()  # before anything that takes a moment
        QGuiApplication.sync()
        self.session = session.anew()
        self.open_locked(window, active=active)
        _end_dialogs()
        QTimer.singleShot(0, self, lambda: self._end(window, session))
        return True

    def _end(self, window: MainWindow, session: Session) -> None:
        """Close a window and its session: what arrived of a reply and what was not sent are kept."""
        self._emptying += 1
        overwrite_what_is_freed(True)
        window.close()
        empty = partial(self._empty, states_in(window))
        window.destroyed.connect(partial(QTimer.singleShot, _DELETED_MS, self, empty))
        window.deleteLater()
        session.close()
        end_classifier()

    def _empty(self, states: list[dict[str, object]]) -> None:
        """Forget what a deleted window held, and empty its memory, now and again."""
        forget(states)
        give_back_memory()
        QTimer.singleShot(_AGAIN_MS, self, self._empty_again)

    def _empty_again(self) -> None:
        give_back_memory()
        self._emptying -= 1
        self._overwrite_no_more()

    def _overwrite_no_more(self) -> None:
        """Overwrite what is freed as long as the window is locked or one that was closed is being emptied."""
        if self.locked is None and not self._emptying:
            overwrite_what_is_freed(False)

    def _unlocked(self) -> None:
        forget_lock(self.session.locations)
        left = self._left
        window = self._back_to_main()
        window.use_model(self.session.find_model(left.model) or self.session.preferred_model())
        if left.conversation is not None:
            window.open(left.conversation)

    def _go_private(self) -> None:
        self.session.vault_access.go_private()
        self._back_to_main().use_model(self.session.preferred_model())

    def _recover(self) -> None:
        if self.locked is not None and RecoverDialog(self.session, self.locked.tasks, self.locked).exec():
            self._unlocked()

    def _back_to_main(self) -> MainWindow:
        locked, self.locked = self.locked, None
        self._overwrite_no_more()
        window = self.open_main()
        window.vault_opened()
        self.kept.emit(self.session.vault_access.state is VaultState.OPEN)
        if locked is not None:
            reading = locked.help_tab
            locked.close()  # first: a plan that was written is kept by it
            locked.deleteLater()
            if reading is not None:
                window.help.open().show_tab(reading)
        return window

    def _lock_seconds(self) -> float:
        if self.window is None:
            return 0.0
        return self.session.settings.lock_seconds(by_passphrase=self.session.vault_access.by_passphrase)

    # -- leaving at once ------------------------------------------------------------------------------

    def leave_at_once(self) -> None:
        """Take every window off the screen, clear what others could see, and end the program, locked."""
        _hide_all()
        QGuiApplication.sync()
        clear_traces()
        if not self.session.vault_access.is_new and not self.session.settings.private:
            mark_locked(self.session.locations)
        record(Event.LEFT_AT_ONCE)
        _end_dialogs()
        QTimer.singleShot(0, self, self._quit)

    def _quit(self) -> None:
        self.watch.stop()
        for window in (self.window, self.locked):
            if window is not None:
                window.close()
        QApplication.exit(0)

    def _count_shift(self, count: int) -> None:
        if count >= NEEDED:
            self.leave_at_once()
            return
        button = self.window.parts.leave if self.window is not None else None
        button = self.locked.leave if self.locked is not None else button
        if button is not None:
            button.show_presses(count)

    # -- the rest -------------------------------------------------------------------------------------

    def _ask_deletion(self) -> None:
        question = DeleteEverythingDialog(self.window)
        if question.exec():
            self.deletion = Deletion(question.models.isChecked())
            _hide_all()  # no backup is made of what is deleted
            self._quit()

    def end(self) -> None:
        """Close the session that is open now; no window is shown any more."""
        self.watch.stop()
        self.session.close()

    def _hide_from_captures(self) -> None:
        hide_from_captures(not self.session.settings.in_captures)

    def come_to_front(self) -> None:
        """Raise the window that is shown."""
        if self.window is not None:
            self.window.come_to_front()
        elif self.locked is not None:
            self.locked.show()
            self.locked.raise_()
            self.locked.activateWindow()


def _hide_all() -> None:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.hide()


def _end_dialogs() -> None:
    """End every question that is open, as if it had been cancelled."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog):
            window.done(QDialog.DialogCode.Rejected)
