"""The page of rubrics: each with its source, and a counsellor's own edition edited in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.rubric import Rubric
from app.rating.rating_words import rubric_words
from app.translation import program_language, tr
from app.ui.buttons import ButtonKind, button
from app.ui.combo_box import ComboBox
from app.ui.flow_row import FlowRow
from app.ui.labels import label, show_words
from app.ui.rating.rating_page import RatingPage
from app.ui.transcript.announcer import Announcer
from app.ui.transcript.proportions import em, is_text_size_change

_ABOUT = tr(
    "What is rated, in YAML: change the words, the steps or the scales, and give your edition a name of its own. It is "
    "checked before it is kept; the line of a mistake is named. Ratings that were made stay on their edition."
)
_EDITOR_EMS = 24


class RubricsPage(RatingPage):
    """``chosen`` carries the id of the rubric to show, ``saved`` the text to keep, ``given_up`` an own one's id."""

    chosen = Signal(str)
    saved = Signal(str)
    given_up = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Rubrics"), parent)
        self._rubrics: tuple[Rubric, ...] = ()
        self.rubric = ComboBox(tr("Rubric"), self)
        self.source = label("", self, quiet=True)
        self.editor = QPlainTextEdit(self)
        self.editor.setObjectName("systemPrompt")
        self.editor.setAccessibleName(tr("The rubric as YAML"))
        self.editor.setTabChangesFocus(True)
        self.outcome = label("", self)
        self.save = button(tr("Save my edition"), self._save, kind=ButtonKind.PRIMARY, parent=self)
        self.give_up = button(tr("Back to the shipped one"), self._give_up, parent=self)
        self._announcer = Announcer(self)
        rows = self.column
        for each in (self.rubric, self.source, label(_ABOUT, self, quiet=True), self.editor, self.outcome):
            rows.addWidget(each)
        actions = FlowRow(gap=8)
        for made in (self.save, self.give_up):
            actions.addWidget(made)
        rows.addLayout(actions)
        rows.addStretch(1)
        self.rubric.activated.connect(lambda index: self.chosen.emit(self._rubrics[index].id))
        self.editor.textChanged.connect(self._allow)
        self.outcome.hide()
        self._allow()
        self._fit()

    def show_rubrics(self, rubrics: Sequence[Rubric], identity: str) -> None:
        """Offer the rubrics; the one of this id is the chosen one."""
        self._rubrics = tuple(rubrics)
        with QSignalBlocker(self.rubric):
            self.rubric.clear()
            for each in self._rubrics:
                self.rubric.addItem(rubric_words(each, program_language()))
            ids = [each.id for each in self._rubrics]
            self.rubric.setCurrentIndex(ids.index(identity) if identity in ids else 0)
        if (shown := self.shown) is not None:
            self.source.setText(shown.source.spoken(program_language()))

    @property
    def shown(self) -> Rubric | None:
        """The rubric that is chosen."""
        index = self.rubric.currentIndex()
        return self._rubrics[index] if 0 <= index < len(self._rubrics) else None

    def show_text(self, text: str, *, own: bool) -> None:
        """Show a rubric's YAML; ``own``: it is a counsellor's own edition."""
        self.editor.setPlainText(text)
        self.editor.document().setModified(False)
        self.give_up.setVisible(own)
        self._allow()

    @property
    def is_changed(self) -> bool:
        """True where something was written that is not kept."""
        return self.editor.document().isModified()

    def tell(self, words: str, tone: str = "") -> None:
        """Say how it ended, and announce it to screen readers."""
        self.outcome.set_tone(tone)
        show_words(self.outcome, words)
        if words:
            self._announcer.say(self, words)

    def _allow(self) -> None:
        self.save.setEnabled(self.is_changed)

    def _save(self) -> None:
        self.saved.emit(self.editor.toPlainText())

    def _give_up(self) -> None:
        if (shown := self.shown) is not None:
            self.given_up.emit(shown.id)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        self.editor.setFixedHeight(em(self, _EDITOR_EMS))
