"""The form in which a message is answered twice: its words, and two ways to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.analysis import Mode
from app.domain.strategy import StrategyTable
from app.domain.support import Support
from app.rating.answering_twice import WishedWay
from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.combo_box import ComboBox
from app.ui.flow_row import FlowRow
from app.ui.help.plan_field import GrowingField
from app.ui.labels import label, show_words
from app.ui.transcript.support_card import SupportCard

_ABOUT = tr(
    "The message is answered in both ways, in a new conversation. You see the replies in an order drawn at random, and "
    "not how they came about, until you have chosen. Where two models answer, each is loaded when it is its turn, and "
    "at the end the one of before; whatever else you send meanwhile is answered by the one that is loaded just then."
)


class TwoWaysForm(QWidget):
    """``asked`` carries the text and the two ``WishedWay``; ``stop_requested``: give it up."""

    asked = Signal(str, object)
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways: list[WishedWay] = []
        self._loaded = ""  # the id of the loaded model
        self.text = GrowingField(tr("Message to answer twice"), tr("What somebody might write"), self)
        self.first = ComboBox(tr("One way to answer"), self)
        self.second = ComboBox(tr("The other way to answer"), self)
        self.first_model = ComboBox(tr("The model of the one way"), self)
        self.second_model = ComboBox(tr("The model of the other way"), self)
        self.ask = button(tr("Answer twice"), self._ask, kind=ButtonKind.PRIMARY, parent=self)
        self.stop = button(tr("Stop"), self.stop_requested.emit, parent=self)
        self.state = label("", self, quiet=True)
        self._help = QVBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(label(_ABOUT, self, quiet=True))
        rows.addWidget(self.text)
        for field in (self.first, self.first_model, self.second, self.second_model):
            if field in (self.first, self.second):
                rows.addWidget(label(field.accessibleName(), self, heading=True))
            rows.addWidget(field)
        actions = FlowRow(gap=8)
        for each in (self.ask, self.stop):
            actions.addWidget(each)
        rows.addLayout(actions)
        rows.addWidget(self.state)
        rows.addLayout(self._help)
        self.text.textChanged.connect(self._allow)
        for field in (self.first, self.first_model, self.second, self.second_model):
            field.activated.connect(self._allow)
        self._busy, self._can = False, False
        self.show_state("", busy=False)

    def show_table(self, table: StrategyTable, *, can_answer: bool) -> None:
        """Offer the ways of a table; without a model nothing can be answered, which is said."""
        self._can = can_answer
        if not self._busy:
            self.show_state(
                "" if can_answer else tr("Load a model first: it answers the message."), busy=False
            )
        self._ways = [WishedWay(), *(WishedWay(Mode.GUIDE, each.id) for each in table.strategies)]
        names = [tr("No guidance"), *(each.shown_name for each in table.strategies)]
        if [self.first.itemText(index) for index in range(self.first.count())] != names:
            for place, field in enumerate((self.first, self.second)):
                field.clear()
                field.addItems(names)
                field.setCurrentIndex(min(place, len(names) - 1))
        self._allow()

    def show_models(self, models: Sequence[tuple[str, str]], loaded: str) -> None:
        """Offer the models that are here, by id and title; with fewer than two there is nothing to choose."""
        for field in (self.first_model, self.second_model):
            kept = field.currentData() if self._loaded == loaded else loaded
            field.clear()
            for identity, title in models:
                field.addItem(tr("Answered by {model}", model=title), identity)
            field.setCurrentIndex(max(0, field.findData(kept or loaded)))
            field.setVisible(len(models) > 1)
        self._loaded = loaded

    def show_state(self, words: str, *, busy: bool) -> None:
        """Say how far it is; while replies are written nothing else can be asked."""
        self._busy = busy
        show_words(self.state, words)
        self.stop.setVisible(busy)
        if busy:
            layouts.clear(self._help)
        self._allow()

    def show_support(self, support: Support) -> None:
        """Show help from people, where the crisis screen offers it."""
        layouts.clear(self._help)
        self._help.addWidget(SupportCard(support, self))

    def _allow(self) -> None:
        first, second = self._wished()
        written = bool(self.text.toPlainText().strip())
        self.ask.setEnabled(self._can and first != second and written and not self._busy)

    def _wished(self) -> tuple[WishedWay, WishedWay]:
        """Return the two ways, each with its model, as they are chosen."""
        pairs = ((self.first, self.first_model), (self.second, self.second_model))
        first, second = (
            replace(self._ways[way.currentIndex()], model=str(model.currentData() or ""))
            if self._ways
            else WishedWay()
            for way, model in pairs
        )
        return first, second

    def _ask(self) -> None:
        self.asked.emit(self.text.toPlainText().strip(), self._wished())
