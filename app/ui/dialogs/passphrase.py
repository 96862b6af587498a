"""The passphrase dialog, used where no keyring can keep the key: open, create, or store nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.session.session import Session
from app.session.vault_access import VaultState
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label
from app.ui.panel.share_bar import ShareBar
from app.ui.task_runner import TaskRunner
from app.ui.tooltips import show_tooltip
from app.ui.view_models.passphrase_strength import strength_of

_LOCKED = "They are encrypted. Type their passphrase to open them."
_NEW = (
    "Your conversations can be kept on this computer, encrypted with a passphrase that only you know. It is stored "
    "nowhere: if you forget it, nobody can bring them back, and neither can we."
)
_PRIVATE = "Without a passphrase you can talk all the same; nothing is kept when the program ends."


class PassphraseDialog(Sheet):
    """Accepted when the vault is open or the person chose to store nothing."""

    def __init__(self, session: Session, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        self._new = session.vault_access.state is VaultState.NEW
        super().__init__(
            "Keep your conversations?" if self._new else "Open your conversations",
            _NEW if self._new else _LOCKED,
            parent,
        )
        self._session, self._tasks = session, tasks
        self._working = False
        self.field, self.again = self._field("Passphrase"), self._field("The same passphrase again")
        self.strength, self.bar = (
            label("", self, quiet=True),
            ShareBar("Strength of the passphrase", self, limit=False),
        )
        self.problem = label("", self)
        self.problem.set_tone("alert")
        reason = label(session.vault_access.problem, self, quiet=True, factor=0.92)
        words = "Keep conversations" if self._new else "Open"
        self.agree = button(words, self._open, kind=ButtonKind.PRIMARY, parent=self)
        self.private = button(
            "Keep nothing this time", self._go_private, name="Talk without keeping anything", parent=self
        )
        self.agree.setDefault(True)
        self.fields.addWidget(self.field)
        for each in (self.bar, self.strength, self.again):
            self.fields.addWidget(each)
            each.setVisible(self._new)
        self.fields.addWidget(label(_PRIVATE, self, quiet=True, factor=0.92))
        for shown in (reason, self.problem):
            self.fields.addWidget(shown)
            shown.setVisible(bool(shown.text()))
        self.add_buttons(self.agree, apart=self.private)
        self.field.textChanged.connect(self._rate)
        self._rate()
        self.field.setFocus()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        return field

    def _rate(self) -> None:
        strength = strength_of(self.field.text())
        self.strength.setText(strength.words)
        self.bar.show_share(strength.share, strength.words)

    def _open(self) -> None:
        passphrase = self.field.text()
        if not passphrase:
            self._say("Type a passphrase first.")
        elif self._new and not strength_of(passphrase).enough:
            self._say(strength_of(passphrase).words)
        elif self._new and passphrase != self.again.text():
            self._say("The two are not the same. Type the same passphrase twice.")
        elif not self._working:
            self._allow(False)
            self._say("Opening…", tone="")
            self._tasks.run(
                lambda report: self._session.unlock(passphrase),
                lambda done: self.accept(),
                self._failed,
                in_order=True,
            )

    def _failed(self, sentence: str, detail: str) -> None:
        self._allow(True)
        self._say(sentence)
        show_tooltip(self.problem, detail)
        self.field.selectAll()
        self.field.setFocus()

    def _say(self, words: str, tone: str = "alert") -> None:
        self.problem.set_tone(tone)
        self.problem.setText(words)
        self.problem.setAccessibleName(words)
        self.problem.show()

    def _allow(self, allowed: bool) -> None:
        self._working = not allowed
        for each in (self.field, self.again, self.agree, self.private):
            each.setEnabled(allowed)

    def _go_private(self) -> None:
        self._session.vault_access.go_private()
        self.accept()

    def reject(self) -> None:
        """Closing means storing nothing; it is refused while the vault is being opened."""
        if not self._working:
            super().reject()
