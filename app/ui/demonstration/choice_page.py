"""The page on which a visitor chooses: a scenario to be walked through, or a message of their own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.session.demonstration.scenarios import Scenario
from app.translation import program_language, tr
from app.ui.buttons import ButtonKind, button
from app.ui.icon_label import IconLabel
from app.ui.labels import label
from app.ui.transcript.proportions import em
from app.ui.transcript.slim_scroll_bar import make_page

_WIDEST_EMS = 44


class ScenarioCard(QFrame):
    """One scenario: what it is called, what it shows, and the button that begins it."""

    def __init__(self, number: int, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        language = program_language()
        title, about = scenario.title.in_language(language), scenario.about.in_language(language)
        self.setAccessibleName(title)
        self.begin = button(
            tr("{number}. {title}", number=number, title=title),
            kind=ButtonKind.PRIMARY,
            name=tr("Show: {title}", title=title),
            parent=self,
        )
        self.begin.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(6)
        rows.addWidget(self.begin)
        rows.addWidget(label(about, self))


class ChoicePage(QScrollArea):
    """``chosen`` carries a scenario's id, ``write_requested`` nothing."""

    chosen = Signal(str)
    write_requested = Signal()

    def __init__(self, offered: Sequence[Scenario], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageScroll")
        make_page(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("What would you like to see?"))
        self.cards = {each.id: ScenarioCard(number, each) for number, each in enumerate(offered, 1)}
        self.write = button(tr("Write a message yourself"), self.write_requested.emit)
        inside = QWidget()
        inside.setObjectName("pageInside")
        self._rows = rows = QVBoxLayout(inside)
        rows.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(IconLabel("pearl", "Oyster", self, ems=2.2))
        top.addWidget(label(tr("What would you like to see?"), self, heading=True, factor=1.5), 1)
        rows.addLayout(top)
        for identity, card in self.cards.items():
            card.begin.clicked.connect(lambda _=False, named=identity: self.chosen.emit(named))
            rows.addWidget(card)
        rows.addWidget(self.write)
        rows.addWidget(
            label(
                tr("Nothing that is written here is kept, and nothing leaves this computer."),
                self,
                quiet=True,
            )
        )
        rows.addStretch(1)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cards in a centred column."""
        super().resizeEvent(event)
        side = max(16, (self.viewport().width() - _WIDEST_EMS * em(self)) // 2)
        self._rows.setContentsMargins(side, 14, side, 14)
