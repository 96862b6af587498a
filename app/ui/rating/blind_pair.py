"""Two replies beside each other without a word on how they came about, and the choice between them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from app.domain.rating import Outcome, Strength
from app.rating.blind import BlindPair
from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.help.choice_row import ChoiceRow
from app.ui.help.plan_field import GrowingField
from app.ui.labels import label
from app.ui.transcript.block_column import BlockColumn
from app.ui.transcript.markdown_blocks import split_blocks
from app.ui.transcript.proportions import em, is_text_size_change
from app.ui.transcript.side_by_side import BESIDE_EMS


class _ReplyCard(QFrame):
    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.column = BlockColumn(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 12, 14, 12)
        rows.addWidget(label(title, self, heading=True))
        rows.addWidget(self.column)
        rows.addStretch(1)


class BlindPairView(QWidget):
    """``chosen`` is emitted where the choice is to be kept; ``outcome``, ``strength`` and ``reason`` say what it is."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = label("", self)
        self.cards = (_ReplyCard(tr("First reply"), self), _ReplyCard(tr("Second reply"), self))
        offered = [
            (Outcome.FIRST.value, tr("The first is better")),
            (Outcome.SECOND.value, tr("The second is better")),
            (Outcome.TIE.value, tr("Neither")),
        ]
        self._outcome, self._strength = "", ""
        self.outcomes = ChoiceRow(tr("Which is better?"), offered, "", self)
        strengths = [
            (Strength.SLIGHT.value, tr("slightly")),
            (Strength.CLEAR.value, tr("clearly")),
            (Strength.STRONG.value, tr("by far")),
        ]
        self.strengths = ChoiceRow(tr("By how much?"), strengths, "", self)
        self.how_much = label(tr("By how much?"), self, heading=True)
        self.reason = GrowingField(tr("Why"), tr("What decided it?"), self)
        self.save = button(tr("Save the choice"), self.chosen.emit, kind=ButtonKind.PRIMARY, parent=self)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(12)
        for card in self.cards:
            self._across.addWidget(card, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(label(tr("The message"), self, heading=True))
        rows.addWidget(self.question)
        rows.addLayout(self._across)
        rows.addWidget(label(tr("Which is better?"), self, heading=True))
        for each in (self.outcomes, self.how_much, self.strengths, self.reason):
            rows.addWidget(each)
        rows.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.outcomes.chosen.connect(self._choose)
        self.strengths.chosen.connect(self._weigh)

    def show_pair(self, pair: BlindPair) -> None:
        """Show two replies, with nothing chosen yet."""
        self.question.setText(pair.question.text)
        for card, reply in zip(self.cards, (pair.first, pair.second), strict=True):
            card.column.show_blocks(split_blocks(reply.text))
        self._strength = ""
        self.strengths.choose("")
        self.reason.setPlainText("")
        self.outcomes.choose("")
        self._choose("")

    @property
    def outcome(self) -> Outcome | None:
        """What was chosen, or None."""
        return Outcome(self._outcome) if self._outcome else None

    @property
    def strength(self) -> Strength | None:
        """By how much it is better, or None."""
        return Strength(self._strength) if self._strength else None

    def _choose(self, outcome: str) -> None:
        self._outcome = outcome
        for each in (self.how_much, self.strengths):
            each.setVisible(outcome in (Outcome.FIRST.value, Outcome.SECOND.value))
        self._allow()

    def _weigh(self, strength: str) -> None:
        self._strength = strength
        self._allow()

    def _allow(self) -> None:
        tied = self._outcome == Outcome.TIE.value
        self.save.setEnabled(tied or bool(self._outcome and self._strength))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the replies where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The same for another text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        layouts.stand(self._across, in_a_row=self.width() >= em(self, BESIDE_EMS))
