"""The dialog for another passphrase, or for one in place of the keyring."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.session.vault_access import VaultAccess
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.lock.new_passphrase_fields import NewPassphraseFields
from app.ui.lock.secret_field import SecretField
from app.ui.lock.secret_sheet import SecretSheet
from app.ui.task_runner import TaskRunner

_CHANGE = tr(
    "Nothing is lost if the computer stops in the middle: then the old passphrase opens, or the new one. A recovery "
    "key that you have made stays valid."
)
_INSTEAD = tr(
    "From now on a passphrase opens your conversations, and this system's keyring no longer holds their key. It is "
    "stored nowhere: if you forget it, only a recovery key brings them back."
)


class ChangePassphraseDialog(SecretSheet):
    """Accepted once the new passphrase is in force; ``left`` says where the keyring holds the key all the same."""

    def __init__(self, access: VaultAccess, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        self._by_passphrase = access.by_passphrase
        heading = tr("Change the passphrase") if self._by_passphrase else tr("Choose a passphrase")
        super().__init__(heading, _CHANGE if self._by_passphrase else _INSTEAD, tasks, parent)
        self._access, self.left = access, ""
        self.present = SecretField(tr("Present passphrase"), self)
        self.present.setVisible(self._by_passphrase)
        self.new = NewPassphraseFields(tr("New passphrase"), self)
        self.fields.addWidget(self.present)
        self.fields.addWidget(self.new)
        self.fields.addWidget(self.problem)
        self.agree = button(heading, self._change, kind=ButtonKind.PRIMARY, parent=self)
        self.agree.setDefault(True)
        self.add_buttons(button(tr("Cancel"), self.reject, parent=self), self.agree)
        (self.present if self._by_passphrase else self.new.field).setFocus()

    def _change(self) -> None:
        if self._by_passphrase and not self.present.text():
            self.say(tr("Type your present passphrase first."))
        elif problem := self.new.problem:
            self.say(problem)
        elif not self.working:
            present, new = self.present.take(), self.new.take()
            self.work(
                lambda: self._put_in_force(present, new),
                self.accept,
                tr("Changing… this takes a few seconds."),
                self.agree,
            )

    def _put_in_force(self, present: str, new: str) -> None:
        self.left = self._access.change_passphrase(present, new)
