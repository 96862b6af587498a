"""The model page: a short welcome without a model, else the place to choose, verify and remove models."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.model import InstalledModel, ModelStanding
from app.models.catalogue import CatalogueEntry
from app.session.helper_choice import helper_advice
from app.session.recommendation import Recommendation
from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.icon_label import IconLabel
from app.ui.labels import label
from app.ui.model_folder.folder_card import FolderCard
from app.ui.transcript.proportions import em, is_text_size_change
from app.ui.transcript.slim_scroll_bar import make_page
from app.ui.view_models.recommended_model import recommended_models
from app.ui.welcome.hub_finder import HubFinder
from app.ui.welcome.model_card import ModelCard
from app.ui.welcome.model_cards import CardIntents, ModelCards
from app.ui.welcome.progress_card import ProgressCard

_WELCOME = tr(
    "A private conversation with a model that runs on this computer. Nothing you write leaves it, unless you name a "
    "server. Beside the conversation you see what was noticed in your message, and how the reply came about."
)
_CLINICIAN = tr("This program is not a clinician and cannot replace one.")
_WIDEST_EMS = 44


class WelcomePage(QFrame):
    """Emits what the person chooses; ids are passed as text. The way back and the progress stand still."""

    back_requested = Signal()
    get_requested = Signal(str)
    file_chosen = Signal(str)
    model_chosen = Signal(str)
    verify_requested = Signal(str)
    remove_requested = Signal(str)
    find_requested = Signal(str)
    compare_requested = Signal(str)

    def __init__(self, offers: tuple[CatalogueEntry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = offers
        self._first = {next((each.id for each in offers if each.standing is ModelStanding.OY1), "")}
        self._less: list[ModelCard] = []
        self._shown: object = None
        self._make = ModelCards(
            CardIntents(
                self.get_requested.emit,
                self.model_chosen.emit,
                self.verify_requested.emit,
                self.remove_requested.emit,
                self._pick,
                self.find_requested.emit,
                self.compare_requested.emit,
            ),
            self,
        )
        self.setAccessibleName(tr("Models"))
        self.page = QScrollArea(self)
        self.page.setObjectName("pageScroll")
        make_page(self.page)
        self.page.setAccessibleName(tr("Models"))
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.page)
        self.back = button(
            tr("← Back to the conversation"),
            self.back_requested.emit,
            name=tr("Back to the conversation (Escape)"),
            parent=self,
        )
        self.title = label(tr("Models"), self, heading=True, factor=1.7)
        self.introduction = label(_WELCOME, self)
        self.limits = label(_CLINICIAN, self, quiet=True)
        self.progress, self.activity = ProgressCard(self), ProgressCard(self)  # of downloads; of other work
        self.folder = FolderCard(self)
        self._claims = frozenset[str]()  # ids of files that claim to be Oy1
        self.finder = HubFinder(self)
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
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._others = QVBoxLayout()
        self._others.setSpacing(12)
        self._rows.addLayout(self._list)
        self._rows.addWidget(self.finder)
        self._rows.addLayout(self._others)
        self.more = button(
            tr("More models"), self.show_more, kind=ButtonKind.QUIET, name=tr("Show more models"), parent=self
        )
        self._rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(self.folder)
        self.page.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._top, self._bottom = QHBoxLayout(), QVBoxLayout()
        self._top.addWidget(self.back)
        self._top.addStretch(1)
        for card in (self.activity, self.progress):
            self._bottom.addWidget(card)
        whole.addLayout(self._top)
        whole.addWidget(self.page, 1)
        whole.addLayout(self._bottom)
        self._fit()

    def show_models(
        self,
        models: tuple[InstalledModel, ...],
        loaded: str,
        recommendation: Recommendation | None = None,
        bytes_per_second: float | None = None,
        missing: tuple[InstalledModel, ...] = (),
    ) -> None:
        """Show installed models, then those recommended, then others; ``loaded`` is the id of the model in use.

        ``missing`` are models whose files have vanished.
        """
        shown = (models, loaded, recommendation, bytes_per_second, missing)
        if self._shown == shown:
            return  # an equal list is left alone, so that nothing moves under the pointer
        self._shown = shown
        welcome = not loaded
        for each in (self.introduction, self.limits):
            each.setVisible(welcome)
        layouts.clear(self._list)
        layouts.clear(self._others)
        recommended = recommended_models(recommendation, models, bytes_per_second)
        known = {each.id for each in (*models, *missing)} | {each.entry.id for each in recommended}
        offers = [each for each in self._offers if each.id not in known]
        first = [each for each in offers if each.id in self._first]
        rest = [each for each in offers if each.id not in self._first]
        had = {each.id for each in self._offers}
        above = [
            *(
                self._make.installed(
                    each,
                    in_use=each.id == loaded,
                    claims=each.id in self._claims,
                    advice=helper_advice(self._offers, models, each.id),
                )
                for each in models
            ),
            *(self._make.gone(each, known=each.id in had) for each in missing),
            *map(self._make.recommended, recommended),
            *(self._make.offer(each, recommendation, bytes_per_second) for each in first),
            self._make.file(),
        ]
        below = [self._make.offer(each, recommendation, bytes_per_second) for each in rest]
        self.cards = [*above, *below]
        for cards, column in ((above, self._list), (below, self._others)):
            for card in cards:
                column.addWidget(card)
        self._set_tab_order(above, below)
        self._less = below if welcome else []
        for card in self._less:
            card.hide()
        self.more.setVisible(bool(self._less))

    def show_claims(self, claims: Collection[str]) -> None:
        """Offer to compare the files with these ids, which claim to be Oy1."""
        if self._claims != frozenset(claims) and isinstance(self._shown, tuple):
            self._claims, shown = frozenset(claims), self._shown
            self._shown = None
            self.show_models(*shown)

    def _set_tab_order(self, above: list[ModelCard], below: list[ModelCard]) -> None:
        before, after = ([each for card in cards for each in card.controls] for cards in (above, below))
        controls: list[QWidget] = [self.back, *before, *self.finder.controls, *after, self.more]
        controls += self.folder.controls
        for one, other in pairwise(controls):
            QWidget.setTabOrder(one, other)

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
        self.finder.set_busy(busy)

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
        side = max(24, (self.page.viewport().width() - em(self, _WIDEST_EMS)) // 2)
        self._top.setContentsMargins(side, em(self, 0.8), side, em(self, 0.4))
        self._bottom.setContentsMargins(side, em(self, 0.4), side, em(self, 0.4))
        self._outer.setContentsMargins(side, em(self, 1.0), side, em(self, 2))

    def _pick(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Choose a model file"), "", tr("Model files (*.gguf);;All files (*)")
        )
        if path:
            self.file_chosen.emit(path)
