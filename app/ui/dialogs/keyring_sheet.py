"""The sheet that says why the system may ask for a password, shown before the keyring is asked or while it asks."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.session.session import Session
from app.session.vault_access import VaultState
from app.translation import tr
from app.ui.buttons import button
from app.ui.dialogs.sheet import Sheet
from app.ui.task_runner import TaskRunner

_FIRST_PAINT_MS = (
    60  # the window, which says where conversations are kept, is seen before the keyring is asked
)
_READ_FIRST_MS = 1500  # the system's own box comes over this sheet
_QUICK_MS = 200  # a keyring that is unlocked answers sooner, and nobody has to read anything


class KeyringSheet(Sheet):
    """Shown at once where a key is made for the first time or the keyring is locked, before it is asked; else only
    where the keyring does not answer quickly. Help from people is reachable meanwhile.

    ``over``: the vault is open, or the person or the keyring decided otherwise. Nobody has to wait for the keyring.
    """

    over = Signal()

    def __init__(self, session: Session, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        new = session.vault_access.is_new
        words = (
            tr(
                "Your conversations are kept on this computer, encrypted. Their key goes into this system's "
                "keyring, which may ask for your password now."
            )
            if new
            else tr(
                "Your conversations are encrypted. Their key is in this system's keyring, which may ask for "
                "your password now."
            )
        )
        super().__init__(tr("Opening your conversations"), words, parent)
        self._session, self._tasks, self._new, self._done = session, tasks, new, False
        self.private = button(
            tr("Keep nothing this time"),
            self.reject,
            name=tr("Talk without keeping anything"),
            parent=self,
        )
        self.add_buttons(self.private)

    def begin(self) -> None:
        """Ask the keyring, and show the sheet where that takes its time. One that hangs holds up no window."""
        QTimer.singleShot(0 if self._new else _FIRST_PAINT_MS + _QUICK_MS, self, self._show)
        access = self._session.vault_access
        self._tasks.run(
            lambda report: access.keyring_may_ask,
            self._go_on,
            lambda sentence, detail: self._go_on(asks=False),
        )

    def _go_on(self, asks: bool) -> None:
        if self._done:
            return
        if asks:
            self._show()
        QTimer.singleShot(_READ_FIRST_MS if asks else _FIRST_PAINT_MS, self, self._ask)

    def _show(self) -> None:
        if not self._done and not self.isVisible():
            self.open()

    def _ask(self) -> None:
        self._tasks.run(
            lambda report: self._session.open_with_keyring(),
            lambda done: self._end(),
            lambda sentence, detail: self._end(),
        )

    def reject(self) -> None:
        """Go on without the keyring, keeping nothing."""
        if self._session.vault_access.state is VaultState.KEYRING:
            self._session.vault_access.go_private()
        self._end()

    def _end(self) -> None:
        if not self._done:
            self._done = True
            self.done(self.DialogCode.Accepted)
            self.over.emit()
            self.deleteLater()
