"""Opens the conversations with the recovery key, and lets the person choose a new passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.errors import OysterError
from app.privacy.recovery_key import read_recovery_key
from app.session.session import Session
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.lock.new_passphrase_fields import NewPassphraseFields
from app.ui.lock.secret_field import SecretField
from app.ui.lock.secret_sheet import OPENING, SecretSheet
from app.ui.task_runner import TaskRunner

_WORDS = tr(
    "Type the seven groups from the paper, capital or small, with or without spaces. Then choose a new passphrase: it "
    "opens your conversations from now on, and the recovery key stays valid."
)


class RecoverDialog(SecretSheet):
    """Accepted once the vault is open."""

    def __init__(self, session: Session, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(tr("Use the recovery key"), _WORDS, tasks, parent)
        self._session = session
        self.key = SecretField(tr("The recovery key, from the paper"), self)
        self.key.setEchoMode(SecretField.EchoMode.Normal)  # 35 characters are not typed blindly
        self.new = NewPassphraseFields(tr("New passphrase"), self)
        for each in (self.key, self.new, self.problem):
            self.fields.addWidget(each)
        self.agree = button(tr("Open"), self._open, kind=ButtonKind.PRIMARY, parent=self)
        self.agree.setDefault(True)
        self.add_buttons(button(tr("Cancel"), self.reject, parent=self), self.agree)
        self.key.setFocus()

    def _open(self) -> None:
        try:
            read_recovery_key(self.key.text())
        except OysterError as error:
            self.say(error.sentence)
            return
        if problem := self.new.problem:
            self.say(problem)
        elif not self.working:
            typed, new = self.key.text(), self.new.take()
            self.work(lambda: self._session.unlock(new, typed), self.accept, OPENING, self.agree)
