"""The page of agreement: Krippendorff's alpha by scale, Cohen's kappa by pair of raters, and what divides them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.rubric import Rubric
from app.rating.agreement_of_ratings import DividedItem, RaterAgreement
from app.rating.rating_words import rubric_words
from app.translation import program_language, tr, tr_count
from app.ui.buttons import button
from app.ui.combo_box import ComboBox
from app.ui.evaluation.cell_table import CellTable
from app.ui.flow_row import FlowRow
from app.ui.labels import label, show_words
from app.ui.rating.rating_page import RatingPage
from app.ui.transcript.proportions import is_text_size_change
from app.ui.view_models.rated_replies import (
    RatedReplies,
    dimension_cells,
    divided_cells,
    overrating_lines,
    pair_cells,
)

_DIMENSIONS = (
    tr("Scale"),
    tr("Raters"),
    tr("Replies"),
    tr("Alpha, nominal"),
    tr("Alpha, ordinal"),
    tr("Alpha, interval"),
)
_PAIRS = (tr("Raters"), tr("Scale"), tr("Replies"), tr("Equal"), tr("Cohen's kappa"))
_DIVIDED = (tr("Conversation"), tr("Reply"), tr("Scale"), tr("Given"))
_NONE = tr("Agreement needs replies that two raters have rated on the same rubric.")
_METHOD = tr(
    "1 is full agreement, 0 what chance alone gives. Alpha is Krippendorff's, of all raters: nominal takes steps as "
    "names, ordinal as an order, interval as figures. Kappa is Cohen's, of two raters, and takes steps as names. "
    "In brackets the 95 % interval, drawn again from the replies (bootstrap); with few replies it is wide, and should "
    "be read so."
)
_MODELS = tr(
    "Models as judges are known to overrate and to miss faults of safety; here they stand like any rater."
)
_TABLE_EMS = 15


class AgreementPage(RatingPage):
    """``rubric_chosen`` carries the ``Rubric`` to compute, ``open_requested`` the ``DividedItem`` to show."""

    rubric_chosen = Signal(object)
    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Agreement"), parent)
        self._rubrics: tuple[Rubric, ...] = ()
        self._divided: tuple[DividedItem, ...] = ()
        self.rubric = ComboBox(tr("Rubric"), self)
        self.empty = label(_NONE, self, quiet=True)
        self.dimensions = CellTable(tr("Agreement of all raters by scale"), _DIMENSIONS, parent=self)
        self.pairs = CellTable(tr("Agreement of each two raters"), _PAIRS, parent=self)
        self.models = label("", self)
        self.divided = CellTable(
            tr("Replies that divide raters, the widest apart first"), _DIVIDED, parent=self
        )
        self.unseen = label("", self, quiet=True)
        self.show_reply = button(tr("Show in the conversation"), self._open, parent=self)
        self.found = QWidget(self)
        self._build()
        self.rubric.activated.connect(lambda index: self.rubric_chosen.emit(self._rubrics[index]))
        self.divided.chosen_changed.connect(self._allow)
        self.divided.opened.connect(lambda row: self.open_requested.emit(self._divided[row]))
        self._fit()

    def _build(self) -> None:
        rows = self.column
        rows.addWidget(self.rubric)
        rows.addWidget(self.empty)
        below = QVBoxLayout(self.found)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        below.addWidget(label(_METHOD, self, quiet=True))
        below.addWidget(self.dimensions)
        below.addWidget(label(tr("Two by two"), self, heading=True, factor=1.15))
        below.addWidget(self.pairs)
        below.addWidget(self.models)
        below.addWidget(label(tr("To talk about"), self, heading=True, factor=1.15))
        below.addWidget(self.unseen)
        below.addWidget(self.divided)
        actions = FlowRow(gap=8)
        actions.addWidget(self.show_reply)
        below.addLayout(actions)
        rows.addWidget(self.found)
        rows.addStretch(1)

    def show_rubrics(self, rubrics: tuple[Rubric, ...]) -> None:
        """Offer the rubrics that were rated on; the chosen one stays chosen."""
        chosen = self.chosen
        self._rubrics = rubrics
        self.rubric.clear()
        for each in rubrics:
            self.rubric.addItem(rubric_words(each, program_language()))
        if chosen in rubrics and chosen is not None:
            self.rubric.setCurrentIndex(rubrics.index(chosen))
        self.rubric.setVisible(bool(rubrics))
        self.empty.setVisible(not rubrics)
        self.found.setVisible(bool(rubrics))

    @property
    def chosen(self) -> Rubric | None:
        """The rubric whose agreement is shown."""
        index = self.rubric.currentIndex()
        return self._rubrics[index] if 0 <= index < len(self._rubrics) else None

    def show_agreement(self, found: RaterAgreement, read: RatedReplies) -> None:
        """Show the agreement on a rubric."""
        language = program_language()
        together = any(alpha.items for each in found.dimensions for alpha in each.alphas.values())
        self.empty.setVisible(not together)
        self.found.setVisible(together)
        self.dimensions.show_rows(dimension_cells(found, language))
        self.pairs.show_rows(pair_cells(found, language))
        lines = overrating_lines(found.overrating)
        show_words(self.models, "\n".join((_MODELS, *lines)) if lines else "")
        self._divided = found.divided
        self.divided.show_rows([divided_cells(each, read, language) for each in found.divided])
        self.divided.setVisible(bool(found.divided))
        self.show_reply.setVisible(bool(found.divided))
        show_words(self.unseen, _unseen_words(found))

    def _allow(self) -> None:
        self.show_reply.setEnabled(len(self.divided.chosen) == 1)

    def _open(self) -> None:
        self.open_requested.emit(self._divided[self.divided.chosen[0]])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        for each in (self.dimensions, self.pairs, self.divided):
            each.limit_height(_TABLE_EMS)


def _unseen_words(found: RaterAgreement) -> str:
    if found.unseen:
        return tr_count(
            "{count} reply divides others; you see it once you have rated it.",
            "{count} replies divide others; you see them once you have rated them.",
            found.unseen,
        )
    return "" if found.divided else tr("No reply divides the raters.")
