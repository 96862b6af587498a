"""The page of blind comparison: have a message answered twice, choose between two replies, and see the scores."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.rating import BlindChoice
from app.rating.blind import BlindPair, ComparedBy, ranked
from app.translation import tr, tr_count
from app.ui.buttons import button
from app.ui.evaluation.cell_table import CellTable
from app.ui.help.choice_row import ChoiceRow
from app.ui.labels import label, show_words
from app.ui.rating.blind_pair import BlindPairView
from app.ui.rating.rating_page import RatingPage
from app.ui.rating.two_ways import TwoWaysForm
from app.ui.transcript.announcer import Announcer
from app.ui.transcript.proportions import is_text_size_change
from app.ui.view_models.blind_ranking import ranking_cells, ranking_notes, revealed_words

_HEADINGS = (tr("Way or model"), tr("Score"), tr("Preferred"), tr("Not preferred"), tr("Neither"))
_METHOD = tr(
    "Scores are those of Bradley and Terry, with Davidson's for ties: 0 is the mean, and a difference of 1 means that "
    "one is preferred to the other about 2.7 times as often. In brackets the 95 % interval."
)
_TABLE_EMS = 13


class BlindPage(RatingPage):
    """``next_requested``: show the next pair; ``chosen``: the choice in ``pair_view`` is to be kept."""

    next_requested = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Blind comparison"), parent)
        self._choices: tuple[BlindChoice, ...] = ()
        self._by = ComparedBy.WAY
        self.form = TwoWaysForm(self)
        self.waiting = label("", self)
        self.next = button(tr("Show the next pair"), self.next_requested.emit, parent=self)
        self.pair_view = BlindPairView(self)
        self.revealed = label("", self, heading=True)
        self.problem = label("", self)
        self.problem.set_tone("alert")
        offered = [(ComparedBy.WAY.value, tr("By strategy")), (ComparedBy.MODEL.value, tr("By model"))]
        self.by = ChoiceRow(tr("Scores"), offered, ComparedBy.WAY.value, self)
        self.table = CellTable(tr("Scores of what was compared"), _HEADINGS, parent=self)
        self.notes = label("", self, quiet=True)
        self._announcer = Announcer(self)
        self._build()
        self.pair_view.chosen.connect(self.chosen)
        self.by.chosen.connect(self._rank_by)
        self.pair_view.hide()
        for shown in (self.revealed, self.problem):
            shown.hide()
        self._fit()

    def _build(self) -> None:
        rows = self.column
        rows.addWidget(self.form)
        rows.addWidget(label(tr("Choose between two replies"), self, heading=True, factor=1.15))
        rows.addWidget(self.revealed)
        rows.addWidget(self.waiting)
        rows.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.pair_view)
        rows.addWidget(self.problem)
        rows.addWidget(label(tr("Scores"), self, heading=True, factor=1.15))
        rows.addWidget(self.by)
        rows.addWidget(label(_METHOD, self, quiet=True))
        rows.addWidget(self.table)
        rows.addWidget(self.notes)
        rows.addStretch(1)

    def show_waiting(self, count: int) -> None:
        """Say how many pairs wait for this rater's choice."""
        words = tr_count(
            "{count} pair of replies waits for your choice.",
            "{count} pairs of replies wait for your choice.",
            count,
        )
        self.waiting.setText(words if count else tr("No pair of replies waits for your choice."))
        self.next.setVisible(bool(count) and self.pair_view.isHidden())

    def show_pair(self, pair: BlindPair) -> None:
        """Show two replies to choose between."""
        self.tell("")
        self.revealed.hide()
        self.next.hide()
        self.pair_view.show_pair(pair)
        self.pair_view.show()
        self.pair_view.setFocus()
        QTimer.singleShot(0, self, self._scroll_to_pair)  # once the replies have their height

    def _scroll_to_pair(self) -> None:
        """Begin the view with the pair: the replies are read before one is chosen."""
        self.verticalScrollBar().setValue(self.pair_view.y())

    def begin_anew(self) -> None:
        """Take away the pair and what was revealed of the last one: somebody else chooses from here on."""
        self.tell("")
        for each in (self.revealed, self.pair_view):
            each.hide()

    def reveal(self, pair: BlindPair) -> None:
        """Say which reply was which, now that the choice is kept."""
        words = revealed_words(pair)
        self.pair_view.hide()
        show_words(self.revealed, words)
        self._announcer.say(self, words)

    def tell(self, problem: str) -> None:
        """Say what hinders the choice from being kept; it stays as it is."""
        show_words(self.problem, problem)

    def show_choices(self, choices: tuple[BlindChoice, ...]) -> None:
        """Show the scores of what was chosen."""
        self._choices = choices
        self._rank_by(self._by.value)

    def _rank_by(self, by: str) -> None:
        self._by = ComparedBy(by)
        found = ranked(self._choices, self._by)
        rows = ranking_cells(found)
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        show_words(self.notes, ranking_notes(found, self._choices))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        self.table.limit_height(_TABLE_EMS)
