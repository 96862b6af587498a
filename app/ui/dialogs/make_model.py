"""The dialog before a model is built here: which quantisation, and which access token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.session.model_acquisition import Offer, best_offer
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label
from app.ui.view_models.model_build import WHAT_HAPPENS, gate_words, room_of, storage_choices

_SHORTEST_TOKEN = 8


@dataclass(frozen=True, slots=True)
class MakingChoice:
    """What the person chose. ``token`` is empty to use the stored one, or none."""

    quantisation: str
    token: str = field(repr=False)
    keep_token: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """What is known of a gated model's token; ``page`` is where its terms are accepted."""

    page: str
    token_known: bool
    keyring_problem: str  # empty where the keyring can keep a token


class MakeModelDialog(Sheet):
    """Accepted with ``choice`` only once a needed token is there."""

    def __init__(
        self, title: str, offers: Sequence[Offer], gate: Gate | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Get {title}", WHAT_HAPPENS, parent)
        self._offers, self._gate = tuple(offers), gate
        self.storage = QComboBox(self)
        self.storage.setAccessibleName("How it is stored")
        self.room = label("", self, quiet=True)
        self.token = QLineEdit(self)
        self.keep = QCheckBox("Keep the token in this system's keyring", self)
        self.begin = button("Begin", self.accept, kind=ButtonKind.PRIMARY, parent=self)
        self.begin.setDefault(True)
        self._build_storage()
        if gate is not None:
            self._build_gate(gate)
        self.add_buttons(button("Not now", self.reject, parent=self), self.begin)
        self._rate()

    @property
    def choice(self) -> MakingChoice:
        """The values of the fields."""
        return MakingChoice(str(self.storage.currentData()), self.token.text().strip(), self.keep.isChecked())

    def _build_storage(self) -> None:
        for each in storage_choices(self._offers):
            self.storage.addItem(each.words, each.name)
        self.storage.setCurrentIndex(self._offers.index(best_offer(self._offers)))
        self.storage.currentIndexChanged.connect(self._rate)
        name = label("How it is stored", self)
        name.setBuddy(self.storage)
        for shown in (name, self.storage, self.room):
            self.fields.addWidget(shown)

    def _build_gate(self, gate: Gate) -> None:
        words = label(gate_words(gate.page), self)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.setAccessibleName("Access token")
        self.token.setPlaceholderText("The token that is kept is used" if gate.token_known else "hf_…")
        self.token.textChanged.connect(self._rate)
        self.keep.setChecked(not gate.keyring_problem)
        self.keep.setEnabled(not gate.keyring_problem)
        name = label("Access token", self)
        name.setBuddy(self.token)
        for shown in (words, name, self.token, self.keep):
            self.fields.addWidget(shown)
        if gate.keyring_problem:
            self.fields.addWidget(
                label(f"{gate.keyring_problem} The token is used this once.", self, quiet=True, factor=0.92)
            )

    def _rate(self) -> None:
        self.room.setText(room_of(self._offers[max(0, self.storage.currentIndex())]))
        wanted = self._gate is not None and not self._gate.token_known
        self.begin.setEnabled(not wanted or len(self.token.text().strip()) >= _SHORTEST_TOKEN)
