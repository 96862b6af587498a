"""The window of ratings: what was rated, how far raters agree, blind comparison, rubrics, and who rates now."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.domain.conversation import ConversationId
from app.domain.rating import Rater
from app.domain.rubric import Rubric
from app.rating.agreement_of_ratings import rater_agreement
from app.session.session import Session
from app.translation import tr
from app.ui.error_bar import ErrorBar
from app.ui.help.choice_row import ChoiceRow
from app.ui.help.help_button import HelpButton
from app.ui.labels import label
from app.ui.rating.agreement_page import AgreementPage
from app.ui.rating.blind_flow import BlindFlow
from app.ui.rating.blind_page import BlindPage
from app.ui.rating.model_rater_flow import ModelRaterFlow
from app.ui.rating.rating_page import WIDEST_EMS
from app.ui.rating.ratings_page import RatingsPage
from app.ui.rating.rubrics_flow import RubricsFlow
from app.ui.rating.rubrics_page import RubricsPage
from app.ui.readable_width import ReadableWidth
from app.ui.task_runner import TaskRunner
from app.ui.transcript.proportions import em
from app.ui.view_models.rated_replies import RatedReplies
from app.ui.view_models.shown_title import shown_title

_SIZE, _SMALLEST = (1000, 780), (420, 380)
_LONGEST_NAME = 80
_NAME_EMS = 28


class RatingsTab(StrEnum):
    """The pages, in the order of their buttons."""

    RATINGS = "ratings"
    AGREEMENT = "agreement"
    BLIND = "blind"
    RUBRICS = "rubrics"


class RatingsWindow(QWidget):
    """``rater_changed`` carries who rates from here on, or None; ``help_requested``: from people."""

    rater_changed = Signal(object)
    help_requested = Signal()

    def __init__(self, session: Session, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session, self._tasks = session, tasks
        self._read = RatedReplies()
        self._rater: Rater | None = None
        self.errors = ErrorBar(self)
        self.rater = QLineEdit(self)
        self.rater.setMaxLength(_LONGEST_NAME)
        self.rater.setAccessibleName(tr("Who rates"))
        self.rater.setPlaceholderText(tr("Your name or a sign of yours"))
        self.ratings, self.agreement, self.compared = RatingsPage(self), AgreementPage(self), BlindPage(self)
        self.blind = BlindFlow(session, tasks, self.compared, self)
        self.judging = ModelRaterFlow(session, tasks, self.ratings, self)
        self.rubrics = RubricsPage(self)
        self._editing = RubricsFlow(session, tasks, self.rubrics, self)
        self.pages = QStackedWidget(self)
        for page in (self.ratings, self.agreement, self.compared, self.rubrics):
            self.pages.addWidget(page)
        offered = [
            (RatingsTab.RATINGS.value, tr("Rated replies")),
            (RatingsTab.AGREEMENT.value, tr("Agreement")),
            (RatingsTab.BLIND.value, tr("Blind comparison")),
            (RatingsTab.RUBRICS.value, tr("Rubrics")),
        ]
        self.tabs = ChoiceRow("", offered, RatingsTab.RATINGS.value, self)
        self.help = HelpButton(self)
        self.setWindowTitle(tr("Ratings"))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self._build()
        self.tabs.chosen.connect(self.show_tab)
        self.rater.editingFinished.connect(self._change_rater)
        self.agreement.rubric_chosen.connect(self._compute)
        self.help.clicked.connect(self.help_requested)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_requested)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.setContentsMargins(24, 10, 10, 0)
        top.addWidget(label(tr("Who rates"), self, heading=True, wraps=False))
        self.rater.setMaximumWidth(em(self, _NAME_EMS))
        top.addWidget(self.rater, 1)
        top.addStretch(0)
        top.addWidget(self.help)
        rows.addLayout(top)
        tabs = QVBoxLayout()
        tabs.setContentsMargins(24, 2, 24, 0)
        tabs.addWidget(self.tabs)
        rows.addLayout(tabs)
        rows.addWidget(self.errors)
        rows.addWidget(self.pages, 1)
        ReadableWidth(self, WIDEST_EMS, top, tabs, corner=top)

    def leave(self) -> None:
        """Stop what is being written or rated, and close."""
        self.blind.stop()
        self.judging.stop()
        self.close()

    def open(self, rater: Rater | None) -> None:
        """Show the window with what is kept now."""
        self.refresh(rater)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_tab(self, tab: str) -> None:
        """Show a page."""
        self.tabs.choose(tab)
        self.pages.setCurrentIndex(list(RatingsTab).index(RatingsTab(tab)))
        if RatingsTab(tab) is RatingsTab.RUBRICS:
            self._editing.open()
        if RatingsTab(tab) is RatingsTab.AGREEMENT and self.agreement.chosen is not None:
            self._compute(self.agreement.chosen)

    def refresh(self, rater: Rater | None) -> None:
        """Read what is kept again, as this rater may see it."""
        self._tasks.run(
            lambda report: self._read_kept(rater),
            lambda read: self._show(*read),
            self.errors.tell,
            in_order=True,
        )

    def _read_kept(self, rater: Rater | None) -> tuple[RatedReplies, Rater | None]:
        vault, hidden = self._session.vault, self._session.settings.titles_hidden
        ratings = vault.ratings()
        homes: tuple[ConversationId, ...] = tuple(dict.fromkeys(each.conversation for each in ratings))
        trees = [vault.tree(each) for each in homes]
        titles = {each.conversation.id: shown_title(each.conversation, hidden=hidden) for each in trees}
        rated = {each.reply for each in ratings}
        words = {each.id: each.text for tree in trees for each in tree.messages if each.id in rated}
        return RatedReplies(ratings, titles, words), rater or vault.last_rater()

    def _show(self, read: RatedReplies, rater: Rater | None) -> None:
        self._read, self._rater = read, rater
        if not self.rater.isModified():  # what is being written stays
            self.rater.setText(rater.name if rater is not None else "")
        self.ratings.show_ratings(read, rater)
        self.judging.show_ratings(read)
        self.blind.rate_as(rater)
        self.agreement.show_rubrics(read.rubrics)
        if self.agreement.isVisible() and self.agreement.chosen is not None:
            self._compute(self.agreement.chosen)

    def _compute(self, rubric: Rubric) -> None:
        read, rater = self._read, self._rater
        self._tasks.run(
            lambda report: rater_agreement(read.ratings, rubric, rater),
            lambda found: self.agreement.show_agreement(found, read),
            self.errors.tell,
            in_order=True,
        )

    def _change_rater(self) -> None:
        self.rater.setModified(False)
        name = " ".join(self.rater.text().split())
        if name and (self._rater is None or name != self._rater.name):
            self.rater_changed.emit(Rater(name))
