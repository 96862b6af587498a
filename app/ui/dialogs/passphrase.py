"""The passphrase dialog, used where no keyring can keep the key: open, create, or store nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.session.session import Session
from app.session.vault_access import VaultState
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.lock.new_passphrase_fields import NewPassphraseFields
from app.ui.lock.recover_dialog import RecoverDialog
from app.ui.lock.secret_sheet import OPENING, SecretSheet
from app.ui.lock.unlock_form import UnlockForm
from app.ui.task_runner import TaskRunner

_LOCKED = tr("They are encrypted. Type their passphrase to open them.")
_NEW = tr(
    "Your conversations can be kept on this computer, encrypted with a passphrase that only you "
    "know. It is stored nowhere: if you forget it, only a recovery key that you made from the menu "
    "brings them back, and we cannot."
)
_PRIVATE = tr("Without a passphrase you can talk all the same; nothing is kept when the program ends.")


class PassphraseDialog(SecretSheet):
    """Accepted when the vault is open or the person chose to store nothing. Help from people is reachable before."""

    def __init__(self, session: Session, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        self._new = session.vault_access.state is VaultState.NEW
        heading = tr("Keep your conversations?") if self._new else tr("Open your conversations")
        super().__init__(heading, _NEW if self._new else _LOCKED, tasks, parent)
        self._session = session
        self.private = button(
            tr("Keep nothing this time"),
            self._go_private,
            name=tr("Talk without keeping anything"),
            parent=self,
        )
        if self._new:
            self._ask_for_new()
        else:
            self._ask_for_present(session, tasks)
        self.fields.addWidget(label(_PRIVATE, self, quiet=True, factor=0.92))
        reason = label(session.vault_access.problem, self, quiet=True, factor=0.92)
        self.fields.addWidget(reason)
        reason.setVisible(bool(reason.text()))
        self.fields.addWidget(self.problem)
        self.agree.setDefault(True)
        self.field.setFocus()

    def _ask_for_new(self) -> None:
        self.new = NewPassphraseFields(tr("Passphrase"), self)
        self.field, self.again = self.new.field, self.new.again
        self.fields.addWidget(self.new)
        self.agree = button(tr("Keep conversations"), self._keep, kind=ButtonKind.PRIMARY, parent=self)
        self.add_buttons(self.agree, apart=self.private)

    def _ask_for_present(self, session: Session, tasks: TaskRunner) -> None:
        form = UnlockForm(session, tasks, self)
        form.opened.connect(self.accept)
        form.busy.connect(self._be_busy)
        self.field, self.agree, self.problem = form.field, form.open, form.problem
        self.fields.addWidget(form)
        recover = button(tr("Use the recovery key…"), kind=ButtonKind.QUIET, parent=self)
        recover.clicked.connect(lambda: self._recover(tasks))
        self.fields.addWidget(recover, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_buttons(apart=self.private)

    def _keep(self) -> None:
        if problem := self.new.problem:
            self.say(problem)
        elif not self.working:
            passphrase = self.new.take()
            self.work(
                lambda: self._session.unlock(passphrase), self.accept, OPENING, self.agree, self.private
            )

    def _recover(self, tasks: TaskRunner) -> None:
        if RecoverDialog(self._session, tasks, self).exec():
            self.accept()

    def _be_busy(self, busy: bool) -> None:
        self.working = busy
        self.private.setEnabled(not busy)

    def _go_private(self) -> None:
        self._session.vault_access.go_private()
        self.accept()
