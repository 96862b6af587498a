"""The page of rated replies: one row for a reply and a rubric, with one's own rating and those of others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from app.domain.rating import Rater
from app.translation import program_language, tr
from app.ui.buttons import ButtonKind, button
from app.ui.evaluation.cell_table import CellTable
from app.ui.flow_row import FlowRow
from app.ui.labels import label, show_words
from app.ui.rating.rating_page import RatingPage
from app.ui.transcript.proportions import is_text_size_change
from app.ui.view_models.rated_replies import RatedReplies, RatedRow, rated_rows

_HEADINGS = (tr("Conversation"), tr("Yours"), tr("Others"), tr("Reply"), tr("Rubric"))
_NONE = tr("No reply was rated yet. Press Rate… below a reply.")
_ABOUT = tr(
    "Raters are blind to each other: what others gave is shown once you have rated the same reply on the same rubric."
)
_TABLE_EMS = 22


class RatingsPage(RatingPage):
    """``rate_requested`` and ``open_requested`` carry the ``RatedRow`` that was chosen.

    ``model_requested``: the loaded model is to rate all of them; ``stop_requested``: no more of it.
    """

    rate_requested = Signal(object)
    open_requested = Signal(object)
    model_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Rated replies"), parent)
        self.rows: tuple[RatedRow, ...] = ()
        self._busy = False
        self.table = CellTable(tr("Rated replies, the latest first"), _HEADINGS, parent=self)
        self.empty = label(_NONE, self, quiet=True)
        self.rate = button(tr("Rate it…"), self._rate, kind=ButtonKind.PRIMARY, parent=self)
        self.show_reply = button(tr("Show in the conversation"), self._open, parent=self)
        self.model = button(tr("Have the loaded model rate them"), self.model_requested.emit, parent=self)
        self.stop = button(tr("Stop"), self.stop_requested.emit, parent=self)
        self.state = label("", self, quiet=True)
        rows = self.column
        rows.addWidget(label(_ABOUT, self, quiet=True))
        rows.addWidget(self.empty)
        rows.addWidget(self.table)
        actions = FlowRow(gap=8)
        for each in (self.rate, self.show_reply, self.model, self.stop):
            actions.addWidget(each)
        rows.addLayout(actions)
        rows.addWidget(self.state)
        rows.addStretch(1)
        self.table.chosen_changed.connect(self._allow)
        self.table.opened.connect(lambda row: self.rate_requested.emit(self.rows[row]))
        self.show_model_state("", busy=False)
        self._fit()

    def show_ratings(self, read: RatedReplies, rater: Rater | None) -> None:
        """Show what was rated, as this rater may see it."""
        self.rows = rated_rows(read, rater, program_language())
        self.table.show_rows([each.cells for each in self.rows])
        self.table.setVisible(bool(self.rows))
        self.empty.setVisible(not self.rows)
        if self.rows:
            self.table.selectRow(0)

    def show_model_state(self, words: str, *, busy: bool) -> None:
        """Say how far the model is with rating."""
        self._busy = busy
        show_words(self.state, words)
        self.stop.setVisible(busy)
        self._allow()

    @property
    def _chosen(self) -> RatedRow | None:
        chosen = self.table.chosen
        return self.rows[chosen[0]] if chosen and chosen[0] < len(self.rows) else None

    def _allow(self) -> None:
        for each in (self.rate, self.show_reply):
            each.setEnabled(self._chosen is not None)
        self.model.setEnabled(bool(self.rows) and not self._busy)

    def _rate(self) -> None:
        self.rate_requested.emit(self._chosen)

    def _open(self) -> None:
        self.open_requested.emit(self._chosen)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        self.table.limit_height(_TABLE_EMS)
