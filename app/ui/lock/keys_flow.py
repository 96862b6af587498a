"""Changing what opens the conversations: from the menu, in dialogs, with what came of it told in the window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.session.session import Session
from app.session.vault_access import VaultState
from app.translation import tr
from app.ui.error_bar import ErrorBar
from app.ui.lock.change_passphrase import ChangePassphraseDialog
from app.ui.lock.recovery_key_dialog import RecoveryKeyDialog
from app.ui.task_runner import TaskRunner


class KeysFlow(QObject):
    """Both dialogs are refused where no conversations are kept: there is no key then."""

    def __init__(self, session: Session, tasks: TaskRunner, errors: ErrorBar, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._tasks, self._errors, self._window = session, tasks, errors, window

    def change_passphrase(self) -> None:
        """Ask for another passphrase, or for one in place of the keyring."""
        if self._may():
            dialog = ChangePassphraseDialog(self._session.vault_access, self._tasks, self._window)
            dialog.accepted.connect(lambda: self._tell(dialog.left))
            dialog.open()

    def make_recovery_key(self) -> None:
        """Show a new recovery key, and keep it once it was typed again."""
        if self._may():
            RecoveryKeyDialog(self._session.vault_access, self._tasks, self._window).open()

    def _tell(self, left: str) -> None:
        if left:
            self._errors.tell(left)

    def _may(self) -> bool:
        if self._session.vault_access.state is VaultState.OPEN:
            return True
        self._errors.tell(
            tr("Nothing is kept in this private conversation, so there is no key that could be changed.")
        )
        return False
