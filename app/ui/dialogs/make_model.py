"""The dialog before a model is built here: which quantisation, and which access token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.guard_words import missing_guard_words
from app.domain.quantisation import quantisation_named
from app.models.acquisition import Wish
from app.models.catalogue import CatalogueEntry
from app.models.service import Service
from app.session.model_acquisition import Offer, best_offer
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.check_box import CheckBox
from app.ui.combo_box import ComboBox
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label
from app.ui.view_models.model_build import (
    MODELSCOPE_UNTRIED,
    WHAT_HAPPENS,
    gate_words,
    room_of,
    storage_choices,
)
from app.ui.view_models.model_words import size_words

_SHORTEST_TOKEN = 8


@dataclass(frozen=True, slots=True)
class MakingChoice:
    """What the person chose. ``token`` is empty to use the stored one, or none."""

    quantisation: str
    token: str = field(repr=False)
    keep_token: bool
    with_guard: bool = False
    service: Service = Service.HUB

    @property
    def wish(self) -> Wish:
        """What to ask the acquisition for."""
        quantisation = quantisation_named(self.quantisation)
        return Wish(quantisation, token=self.token, guard=self.with_guard, service=self.service)


@dataclass(frozen=True, slots=True)
class Gate:
    """What is known of a gated model's token; ``page`` is where its terms are accepted."""

    page: str
    token_known: bool
    keyring_problem: str  # empty where the keyring can keep a token
    asks: str = ""  # that the keyring may ask for a password once the download begins


class MakeModelDialog(Sheet):
    """Accepted with ``choice`` only once a needed token is there.

    ``modelscope`` is where ModelScope has the weights; empty where it has none.
    """

    def __init__(
        self,
        title: str,
        offers: Sequence[Offer],
        gate: Gate | None,
        parent: QWidget | None = None,
        guard: CatalogueEntry | None = None,
        modelscope: str = "",
    ) -> None:
        super().__init__(tr("Get {title}", title=title), WHAT_HAPPENS, parent)
        self._offers, self._gate = tuple(offers), gate
        self.storage = ComboBox(tr("How it is stored"), self)
        self.room = label("", self, quiet=True)
        self.token = QLineEdit(self)
        self.keep = CheckBox(tr("Keep the token in this system's keyring"), self)
        self.begin = button(tr("Begin"), self.accept, kind=ButtonKind.PRIMARY, parent=self)
        self.begin.setDefault(True)
        self.guard: CheckBox | None = None  # only where a guard is offered
        self.source = ComboBox(tr("Where from"), self)
        self._of_hub: list[QWidget] = []  # what counts for the hub alone
        self._build_storage()
        self._build_source(modelscope)
        if guard is not None:
            self._build_guard(guard)
        if gate is not None:
            self._build_gate(gate)
        self.add_buttons(button(tr("Not now"), self.reject, parent=self), self.begin)
        self._rate()

    @property
    def choice(self) -> MakingChoice:
        """The values of the fields."""
        return MakingChoice(
            str(self.storage.currentData()),
            self.token.text().strip(),
            self.keep.isChecked() and self.service is Service.HUB,
            self.guard is not None and self.guard.isChecked(),
            self.service,
        )

    @property
    def service(self) -> Service:
        """Where the weights are fetched."""
        return Service(self.source.currentData())

    def _build_storage(self) -> None:
        for each in storage_choices(self._offers):
            self.storage.addItem(each.words, each.name)
        self.storage.setCurrentIndex(self._offers.index(best_offer(self._offers)))
        self.storage.currentIndexChanged.connect(self._rate)
        name = label(tr("How it is stored"), self)
        name.setBuddy(self.storage)
        for shown in (name, self.storage, self.room):
            self.fields.addWidget(shown)

    def _build_source(self, modelscope: str) -> None:
        """Offer ModelScope as a second place, and say that it is untried."""
        self.source.addItem(tr("The hub (Hugging Face, or the mirror that is set)"), Service.HUB.value)
        self.source.hide()
        if not modelscope:
            return
        self.source.addItem(tr("ModelScope: {repo}", repo=modelscope), Service.MODELSCOPE.value)
        self.source.show()
        name = label(tr("Where from"), self)
        name.setBuddy(self.source)
        self.untried = label(MODELSCOPE_UNTRIED, self, quiet=True, factor=0.92)
        self.untried.hide()
        self.source.currentIndexChanged.connect(self._change_source)
        for shown in (name, self.source, self.untried):
            self.fields.addWidget(shown)

    def _change_source(self) -> None:
        elsewhere = self.service is Service.MODELSCOPE
        self.untried.setVisible(elsewhere)
        for each in self._of_hub:
            each.setVisible(not elsewhere)
        self.token.clear()  # one service's token is never sent to the other
        self._rate()

    def _build_guard(self, guard: CatalogueEntry) -> None:
        """Offer the guard, chosen unless the person takes it back."""
        words = tr("Fetch {title} with it ({size})", title=guard.title, size=size_words(guard.size_bytes))
        self.guard = CheckBox(words, self)
        self.guard.setChecked(True)
        self.fields.addWidget(self.guard)
        self.fields.addWidget(label(missing_guard_words(), self, quiet=True, factor=0.92))

    def _build_gate(self, gate: Gate) -> None:
        words = label(gate_words(gate.page), self)
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.setAccessibleName(tr("Access token"))
        self.token.setPlaceholderText(tr("The token that is kept is used") if gate.token_known else "hf_…")
        self.token.textChanged.connect(self._rate)
        self.keep.setChecked(not gate.keyring_problem)
        self.keep.setEnabled(not gate.keyring_problem)
        name = label(tr("Access token"), self)
        name.setBuddy(self.token)
        for shown in (words, name, self.token, self.keep):
            self.fields.addWidget(shown)
        self._of_hub += [words, self.keep]
        problem = tr("{keyring_problem} The token is used this once.", keyring_problem=gate.keyring_problem)
        note = problem if gate.keyring_problem else gate.asks
        if note:
            self.fields.addWidget(label(note, self, quiet=True, factor=0.92))

    def _rate(self) -> None:
        self.room.setText(room_of(self._offers[max(0, self.storage.currentIndex())]))
        at_hub = self.service is Service.HUB
        wanted = at_hub and self._gate is not None and not self._gate.token_known
        self.begin.setEnabled(not wanted or len(self.token.text().strip()) >= _SHORTEST_TOKEN)
