"""The sheet in which a reply is rated: the rubric, marked words, the rater's own answer, and the assessment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.conversation import now
from app.domain.rating import Rater, RatingContents
from app.domain.rubric import Rubric
from app.rating.rating_words import rubric_words, short_score
from app.translation import program_language, tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.combo_box import ComboBox
from app.ui.dialogs.sheet import Sheet
from app.ui.help.plan_field import GrowingField
from app.ui.labels import label, show_words
from app.ui.rating.count_rows import CountRows
from app.ui.rating.marked_reply import MarkedReply
from app.ui.rating.opinion_part import OpinionPart
from app.ui.rating.scale_row import ScaleRow
from app.ui.view_models.rating_draft import RatedReply, RatingDraft, rating_of, says_anything

_ABOUT = tr(
    "Your rating is kept beside the reply, encrypted with the conversation. It changes nothing of it."
)
_LONGEST_NAME = 80


class RatingSheet(Sheet):
    """``saved`` carries the ``Rating`` to keep, ``taken_back`` one to delete. Those of others are never shown here."""

    saved = Signal(object)
    taken_back = Signal(object)

    def __init__(
        self,
        rated: RatedReply,
        rubrics: Sequence[Rubric],
        rater: Rater | None,
        rubric: Rubric | None = None,
        draft: RatingDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Rate this reply"), _ABOUT, parent)
        self._rated, self._rubrics, self._draft = rated, tuple(rubrics), draft or RatingDraft()
        self._language, self._given_up = program_language(), False
        self._rubric = rubric if rubric in self._rubrics and rubric is not None else self._rubrics[0]
        self._shown_rater = rater.name if rater is not None else ""
        self.rater = QLineEdit(self._shown_rater, self)
        self.rater.setMaxLength(_LONGEST_NAME)
        self.rater.setAccessibleName(tr("Who rates"))
        self.rater.setPlaceholderText(tr("Your name or a sign of yours"))
        self.rubric = ComboBox(tr("Rubric"), self)
        for each in self._rubrics:
            self.rubric.addItem(rubric_words(each, self._language))
        self.source = label("", self, quiet=True, factor=0.92)
        self.reply = MarkedReply(rated.reply.text, self)
        self.scales: dict[str, ScaleRow] = {}
        self.counts: CountRows | None = None
        self.total = label("", self, heading=True)
        self.opinion = OpinionPart(rated.headline, self)
        self.instead = GrowingField(
            tr("What I would have said"), tr("In your own words, as you would say it."), self
        )
        self.note = GrowingField(tr("Note"), tr("Anything else, for yourself and whoever reads it."), self)
        self.problem = label("", self)
        self.problem.set_tone("alert")
        self.take_back = button(tr("Take it back"), self._take_back, kind=ButtonKind.QUIET, parent=self)
        self.save = button(tr("Save"), self._save, kind=ButtonKind.PRIMARY, parent=self)
        self._scales = QVBoxLayout()
        self._scales.setSpacing(14)
        self._build()
        self._wire()
        self.rubric.setCurrentIndex(self._rubrics.index(self._rubric))
        self._show_rubric()

    def _build(self) -> None:
        fields = self.fields
        for words, field in ((tr("Who rates"), self.rater), (tr("Rubric"), self.rubric)):
            fields.addWidget(label(words, self, heading=True))
            fields.addWidget(field)
        fields.addWidget(self.source)
        if self._rated.asked:
            fields.addWidget(label(tr("The message"), self, heading=True, factor=1.08))
            fields.addWidget(label(self._rated.asked, self))
        fields.addWidget(label(tr("The reply"), self, heading=True, factor=1.08))
        fields.addWidget(self.reply)
        fields.addLayout(self._scales)
        fields.addWidget(self.total)
        fields.addWidget(self.opinion)
        for words, written in ((tr("What I would have said"), self.instead), (tr("Note"), self.note)):
            fields.addWidget(label(words, self, heading=True))
            fields.addWidget(written)
        fields.addWidget(self.problem)
        self.problem.hide()
        self.cancel = button(tr("Cancel"), self._give_up, parent=self)
        self.add_buttons(self.cancel, self.save, apart=self.take_back)

    def _wire(self) -> None:
        self.rater.editingFinished.connect(self._change_rater)
        self.rater.textChanged.connect(self._review)
        self.rubric.activated.connect(self._change_rubric)
        for part in (self.reply, self.opinion):
            part.changed.connect(self._review)
        for field in (self.instead, self.note):
            field.textChanged.connect(self._review)

    # -- which rating is shown ----------------------------------------------------------------------

    @property
    def name(self) -> str:
        """Who rates, as it is written."""
        return " ".join(self.rater.text().split())

    def _change_rater(self) -> None:
        """Show what another rater has kept; what was entered under no name stays."""
        if self.name == self._shown_rater:
            return
        if self._shown_rater:
            self._keep_draft()
            self._shown_rater = self.name
            self._show_contents()
        else:
            self._shown_rater = self.name
            if not says_anything(self.contents):
                self._show_contents()
        self._review()

    def _change_rubric(self, index: int) -> None:
        self._keep_draft()
        self._rubric = self._rubrics[index]
        self._show_rubric()

    @property
    def draft(self) -> RatingDraft:
        """What is entered and not saved; empty after *Cancel*."""
        if not self._given_up:
            self._keep_draft()
        return self._draft

    def _give_up(self) -> None:
        """Close, and forget what was entered."""
        self._draft, self._given_up = RatingDraft(), True
        self.reject()

    def _keep_draft(self) -> None:
        kept = self._rated.kept(Rater(self._shown_rater), self._rubric)
        if self.contents == (kept.contents if kept is not None else RatingContents()):
            self._draft = self._draft.without(self._shown_rater, self._rubric)
            return
        self._draft = self._draft.with_entered(self._shown_rater, self._rubric, self.contents)

    def _show_rubric(self) -> None:
        """Build the scales of the chosen rubric, and show what was entered or kept."""
        layouts.clear(self._scales)
        self.source.setText(self._rubric.source.spoken(self._language))
        self.scales = {each.id: ScaleRow(each, self._language, self) for each in self._rubric.dimensions}
        for row in self.scales.values():
            row.changed.connect(self._review)
            self._scales.addWidget(row)
        self.counts = None
        if self._rubric.behaviours:
            self.counts = CountRows(self._rubric.behaviours, self._language, self)
            self.counts.changed.connect(self._review)
            self._scales.addWidget(label(tr("How often"), self, heading=True))
            self._scales.addWidget(self.counts)
        self._show_contents()

    def _show_contents(self) -> None:
        shown = self._draft.contents(self._rated, self._shown_rater, self._rubric)
        for identity, row in self.scales.items():
            row.show_chosen(shown.scores.get(identity, ""))
        if self.counts is not None:
            self.counts.show_counts(shown.counts)
        self.reply.show_spans(shown.spans)
        self.opinion.show_opinion(shown.opinion)
        self.instead.setPlainText(shown.instead)
        self.note.setPlainText(shown.note)
        self._review()

    # -- what is entered ------------------------------------------------------------------------------

    @property
    def contents(self) -> RatingContents:
        """What is entered now."""
        return RatingContents(
            scores={each: row.chosen for each, row in self.scales.items() if row.chosen},
            counts=self.counts.counts if self.counts is not None else {},
            spans=self.reply.spans,
            instead=self.instead.toPlainText().strip(),
            opinion=self.opinion.opinion,
            note=self.note.toPlainText().strip(),
        )

    def _review(self) -> None:
        """Show what it comes to, and what is missing."""
        show_words(self.total, short_score(self._rubric, self.contents, self._language))
        self.save.setEnabled(bool(self.name) and self.opinion.is_whole and says_anything(self.contents))
        kept = self._rated.kept(Rater(self._shown_rater), self._rubric)
        self.take_back.setVisible(kept is not None)

    def _save(self) -> None:
        self._change_rater()
        self.saved.emit(rating_of(self._rated, Rater(self.name), self._rubric, self.contents, now()))

    def _take_back(self) -> None:
        kept = self._rated.kept(Rater(self._shown_rater), self._rubric)
        if kept is not None:
            self.taken_back.emit(kept)

    def tell(self, sentence: str) -> None:
        """Say why it could not be saved; what is entered stays."""
        show_words(self.problem, sentence)
