"""The model page: a short welcome without a model, else the place to choose, verify and remove models."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QScrollArea, QVBoxLayout, QWidget

from app.domain.model import InstalledModel, ModelRole, ModelStanding, model_words
from app.models.catalogue import CatalogueEntry, Source
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.icon_label import IconLabel
from app.ui.labels import label
from app.ui.transcript.proportions import em, is_text_size_change
from app.ui.transcript.slim_scroll_bar import make_page
from app.ui.view_models.model_words import size_words, standing_word
from app.ui.welcome.model_card import CardAction, CardWords, ModelCard
from app.ui.welcome.progress_card import ProgressCard

_WELCOME = (
    "A private conversation with a model that runs on this computer. Nothing you write leaves it. Beside the "
    "conversation you see what was noticed in your message, and how the reply came about."
)
_CLINICIAN = "This program is not a clinician and cannot replace one."
_TRIAL = (
    "A small model (98 MB) that shows how the program works. It is not Oy1, it often writes nonsense, and it must "
    "not be relied on."
)
_TONES = {ModelStanding.OY1: "care", ModelStanding.TRIAL: "notice", ModelStanding.UNVERIFIED: "notice"}
_WIDEST_EMS = 44


class WelcomePage(QScrollArea):
    """Emits what the person chooses; ids are passed as text."""

    get_requested = Signal(str)
    file_chosen = Signal(str)
    model_chosen = Signal(str)
    verify_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, oy1: str, offers: tuple[CatalogueEntry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._oy1, self._offers = oy1, offers
        main = next((each.id for each in offers if each.standing is ModelStanding.OY1), "")
        self._first = {main, *(each.id for each in offers if each.standing is ModelStanding.TRIAL)}
        self._less: list[ModelCard] = []
        self.setObjectName("pageScroll")
        make_page(self)
        self.setAccessibleName("Models")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = label("Welcome to Oyster", self, heading=True, factor=1.7)
        self.introduction = label(_WELCOME, self)
        self.limits = label(_CLINICIAN, self, quiet=True)
        self.progress = ProgressCard(self)
        self.cards: list[ModelCard] = []
        self._build()
        self.show_models((), "")

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("pageInside")
        self._outer = QVBoxLayout(inside)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self._outer.addLayout(self._rows)
        self._outer.addStretch(1)
        self._rows.addWidget(IconLabel("pearl", "Oyster", self, ems=2.8))
        for each in (self.title, self.introduction, self.limits):
            self._rows.addWidget(each)
        self._rows.addSpacing(8)
        self._rows.addWidget(self.progress)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._rows.addLayout(self._list)
        self.more = button(
            "More models", self.show_more, kind=ButtonKind.QUIET, name="Show more models", parent=self
        )
        self._rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setWidget(inside)
        self._fit()

    def show_models(self, models: tuple[InstalledModel, ...], loaded: str) -> None:
        """Show installed models, then available ones; ``loaded`` is the id of the model in use."""
        welcome = not loaded
        self.title.setText("Welcome to Oyster" if welcome else "Models")
        for each in (self.introduction, self.limits):
            each.setVisible(welcome)
        layouts.clear(self._list)
        here = {each.id for each in models}
        offers = [each for each in self._offers if each.id not in here]
        first = [each for each in offers if each.id in self._first]
        rest = [each for each in offers if each.id not in self._first]
        self.cards = [self._installed(each, loaded) for each in models]
        self.cards += [*map(self._offer, first), self._file_card(), *map(self._offer, rest)]
        for card in self.cards:
            self._list.addWidget(card)
        self._less = self.cards[len(self.cards) - len(rest) :] if welcome and rest else []
        for card in self._less:
            card.hide()
        self.more.setVisible(bool(self._less))

    def show_more(self) -> None:
        """Show the models that a newcomer does not need."""
        self.more.hide()
        for card in self._less:
            card.show()

    def set_busy(self, busy: bool) -> None:
        """Disable the actions while a model is fetched or built."""
        for card in self.cards:
            for each in card.buttons:
                each.setEnabled(not busy)

    def _installed(self, model: InstalledModel, loaded: str) -> ModelCard:
        in_use = model.id == loaded
        guard = model.role is ModelRole.GUARD
        use = CardAction(
            "Use this model",
            f"Use {model.title}",
            partial(self.model_chosen.emit, model.id),
            ButtonKind.PRIMARY,
        )
        check = CardAction(
            "Check file",
            f"Read the file of {model.title} again and compare its hash",
            partial(self.verify_requested.emit, model.id),
        )
        remove = CardAction(
            "Remove",
            f"Remove {model.title}",
            partial(self.remove_requested.emit, model.id),
            ButtonKind.QUIET,
        )
        kind = "Judges messages. " if guard else ""
        state = "In use. " if in_use else "On this computer. "
        words = f"{state}{kind}{size_words(model.size_bytes)}, {model_words(model)}."
        actions = (check,) if in_use else (check, remove) if guard else (use, check, remove)
        standing = standing_word(model.standing)
        return ModelCard(
            CardWords("model", model.title, words, standing, _TONES[model.standing]), actions, self
        )

    def _offer(self, entry: CatalogueEntry) -> ModelCard:
        badge = standing_word(entry.standing)
        tone = _TONES[entry.standing]
        get = partial(self.get_requested.emit, entry.id)
        if entry.source is Source.MAKE:
            oy1 = entry.standing is ModelStanding.OY1
            words = f"{entry.purpose} {self._oy1 if oy1 else entry.note}"
            make = CardAction("Get it…", f"Get {entry.title}: what it takes is said first", get)
            return ModelCard(
                CardWords("pearl" if oy1 else "down", entry.title, words, badge, tone), (make,), self
            )
        trial = entry.standing is ModelStanding.TRIAL
        words = (
            _TRIAL if trial else f"{entry.purpose} {size_words(entry.size_bytes)}. {entry.licence}.".strip()
        )
        heading = "Try it with the trial model" if trial else entry.title
        fetch = CardAction(
            "Use the trial model" if trial else "Fetch it",
            f"Fetch {entry.title} and use it",
            get,
            ButtonKind.PRIMARY,
        )
        return ModelCard(CardWords("down", heading, words, badge, tone), (fetch,), self)

    def _file_card(self) -> ModelCard:
        words = "Any GGUF file. Choose it here, or drop it anywhere on this window. It stays where it is."
        choose = CardAction("Choose a file…", "Choose a GGUF model file", self._pick)
        return ModelCard(CardWords("file", "A model file that you have", words), (choose,), self)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the column in proportion to the text."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Centre the column."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return handled

    def _fit(self) -> None:
        side = max(24, (self.viewport().width() - em(self, _WIDEST_EMS)) // 2)
        self._outer.setContentsMargins(side, em(self, 2.2), side, em(self, 2))

    def _pick(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, "Choose a model file", "", "Model files (*.gguf);;All files (*)"
        )
        if path:
            self.file_chosen.emit(path)
