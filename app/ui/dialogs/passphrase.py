"""The question for a passphrase, where no keyring can keep the key: open, choose, or keep nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.session.session import Session
from app.session.vault_door import VaultState
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.task_runner import TaskRunner

_LOCKED = "Your conversations are encrypted. Type their passphrase to open them."
_NEW = (
    "Your conversations can be kept on this computer, encrypted with a passphrase that only you know. "
    "Nobody can bring them back if you forget it: it is stored nowhere."
)


class PassphraseDialog(QDialog):
    """Ends accepted when the vault is open or the person chose to keep nothing."""

    def __init__(self, session: Session, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._new = session.vault_state is VaultState.NEW
        self.setWindowTitle("Your conversations")
        self.setMinimumWidth(440)
        self.field, self.again = self._field("Passphrase"), self._field("The same again")
        self.again.setVisible(self._new)
        self.problem = label(session.vault_problem if self._new else "", self, quiet=True)
        words = "Keep conversations" if self._new else "Open"
        self.agree = button(words, self._open, kind=ButtonKind.PRIMARY, parent=self)
        self.private = button(
            "Keep nothing this time", self._go_private, name="Talk without keeping anything", parent=self
        )
        self.agree.setDefault(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 20)
        rows.setSpacing(10)
        rows.addWidget(label(_NEW if self._new else _LOCKED, self))
        for each in (self.field, self.again, self.problem):
            rows.addWidget(each)
        row = QHBoxLayout()
        row.addWidget(self.private)
        row.addStretch(1)
        row.addWidget(self.agree)
        rows.addLayout(row)
        self.field.setFocus()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.returnPressed.connect(self._open)
        return field

    def _open(self) -> None:
        passphrase = self.field.text()
        if not passphrase:
            self.problem.setText("Type a passphrase first.")
        elif self._new and passphrase != self.again.text():
            self.problem.setText("The two are not the same. Type the same passphrase twice.")
        else:
            self._allow(False)
            self.problem.setText("Opening…")
            self._tasks.run(
                lambda report: self._session.unlock(passphrase), lambda done: self.accept(), self._failed
            )

    def _failed(self, sentence: str, detail: str) -> None:
        self._allow(True)
        self.problem.setText(sentence)
        self.problem.setToolTip(detail)
        self.field.selectAll()
        self.field.setFocus()

    def _allow(self, allowed: bool) -> None:
        for each in (self.field, self.again, self.agree, self.private):
            each.setEnabled(allowed)

    def _go_private(self) -> None:
        self._session.go_private()
        self.accept()
