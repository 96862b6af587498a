"""The sheet in which a server is named whose model answers: what goes there is said before anything is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from app.domain.errors import OysterError
from app.domain.named_server import NamedServer, named_server
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label
from app.ui.lock.secret_field import SecretField

_WORDS = tr(
    "An OpenAI-compatible server, such as vLLM or llama-server, can answer in place of a model of this computer. All "
    "that a model reads then goes there: what you write, the conversation before it, what the model is told before "
    "every conversation, and the questions of the analysis. Whoever runs the server can read it. Help in a crisis "
    "needs no server. Nothing is sent before you name one here."
)


class ServerSheet(Sheet):
    """Accepted with an address and a model that can be used; ``forgotten``: no server is to be named any more."""

    forgotten = Signal()

    def __init__(self, named: NamedServer | None, *, has_token: bool, parent: QWidget | None = None) -> None:
        super().__init__(tr("A server elsewhere"), _WORDS, parent)
        self.address = QLineEdit(named.address if named is not None else "", self)
        self.address.setAccessibleName(tr("Address of the server"))
        self.address.setPlaceholderText("https://models.example.org/v1")
        self.model = QLineEdit(named.model if named is not None else "", self)
        self.model.setAccessibleName(tr("Name of the model there"))
        kept = tr("Token: kept in the keyring, type another one to change it")
        self.token = SecretField(kept if has_token else tr("Token, if the server wants one"), self)
        self.problem = label("", self)
        self.problem.set_tone("notice")
        self.problem.hide()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for field in (self.address, self.model):
            name = label(field.accessibleName(), self, wraps=False)
            name.setBuddy(field)
            form.addRow(name, field)
        form.addRow(self.token)
        self.fields.addLayout(form)
        self.fields.addWidget(self.problem)
        note = tr("The token goes into this system's keyring, for this server alone.")
        self.fields.addWidget(label(note, self, quiet=True, factor=0.92))
        self.use = button(
            tr("Use it"),
            self.accept,
            kind=ButtonKind.PRIMARY,
            name=tr("Have this server answer"),
            parent=self,
        )
        self.use.setDefault(True)
        self.forget = button(tr("No server"), self._forget, name=tr("Name no server any more"), parent=self)
        self.forget.setVisible(named is not None)
        self.add_buttons(button(tr("Cancel"), self.reject, parent=self), self.use, apart=self.forget)
        self.address.setFocus()

    @property
    def server(self) -> NamedServer:
        """The server in the fields. Raises ``AddressUnusable``."""
        return named_server(self.address.text(), self.model.text())

    def accept(self) -> None:
        """Close where the server can be used; else say why not."""
        try:
            _ = self.server
        except OysterError as error:
            self.problem.setText(error.sentence)
            self.problem.show()
            return
        super().accept()

    def _forget(self) -> None:
        self.reject()
        self.forgotten.emit()
