"""Rating replies: opens the sheet, keeps what was said, and shows it in the panel beside what was computed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.conversation import ConversationId, MessageId
from app.domain.rating import Rater, Rating, RatingId, SeenRatings, seen_by
from app.domain.rubric import Rubric
from app.rating.rubric_file import RubricShelf, rubrics_in
from app.session.session import Session
from app.translation import tr
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.panel.panel import TransparencyPanel
from app.ui.task_runner import TaskRunner
from app.ui.view_models.rating_draft import RatedReply, RatingDraft

if TYPE_CHECKING:
    from app.rating.agreement_of_ratings import DividedItem
    from app.ui.rating.rating_sheet import RatingSheet
    from app.ui.rating.ratings_window import RatingsWindow
    from app.ui.view_models.rated_replies import RatedRow

_GONE = tr("This reply is not kept any more, so that it cannot be rated.")


class RatingFlow(QObject):
    """``changed``: another rating is kept, or another person rates. ``rater`` is who rates now; at first nobody."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        flow: ConversationFlow,
        pane: ConversationPane,
        panel: TransparencyPanel,
        open_help: Callable[[QWidget], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._flow, self._pane, self._panel = session, tasks, flow, pane, panel
        self._open_help = open_help
        self.rater: Rater | None = None
        self.sheet: RatingSheet | None = None
        self.window: RatingsWindow | None = None
        self._rubric: Rubric | None = None  # of the last rating, offered first
        self._drafts: dict[MessageId, RatingDraft] = {}  # of sheets that were closed without saving
        self._shown: MessageId | None = None  # the reply whose ratings are in the panel
        pane.transcript.rate_requested.connect(self._rate_open)
        panel.turn_shown.connect(self._follow_panel)

    # -- the window -----------------------------------------------------------------------------------

    def open(self) -> RatingsWindow:
        """Show the window of ratings beside the conversation."""
        if self.window is None:
            from app.ui.rating.ratings_window import (
                RatingsWindow,
            )  # imported on demand: it computes with NumPy

            window = RatingsWindow(self._session, self._tasks, self._pane.window())
            window.rater_changed.connect(self.rate_as)
            window.help_requested.connect(lambda: self._open_help(window))
            window.ratings.rate_requested.connect(self._rate_row)
            window.ratings.open_requested.connect(self._show_reply)
            window.agreement.open_requested.connect(self._show_reply)
            window.blind.answered.connect(self._flow.listing_changed)
            window.judging.rated.connect(self.refresh)
            self.changed.connect(lambda: window.refresh(self.rater))
            self.window = window
        self.window.open(self.rater)
        return self.window

    def leave(self) -> None:
        """Close the sheet and the window; what was not saved is given up."""
        if self.sheet is not None:
            self.sheet.close()
        if self.window is not None:
            self.window.leave()

    def _rate_row(self, row: RatedRow) -> None:
        self.rate(row.conversation, row.reply, row.rubric)

    def _show_reply(self, row: RatedRow | DividedItem) -> None:
        """Open the conversation of a reply on the branch that has it."""

        def opened(leaf: MessageId) -> None:
            self._flow.open_conversation(row.conversation, leaf)
            window = self._pane.window()
            window.raise_()
            window.activateWindow()

        self._tasks.run(
            lambda report: self._session.vault.tree(row.conversation).newest_leaf_below(row.reply),
            opened,
            self._pane.errors.tell,
            in_order=True,
        )

    # -- the sheet ------------------------------------------------------------------------------------

    def _rate_open(self, message: str) -> None:
        reply = self._flow.open.find(message)
        if reply is not None:
            self.rate(reply.conversation, reply.id)

    def rate(self, conversation: ConversationId, reply: MessageId, rubric: Rubric | None = None) -> None:
        """Open the sheet for a reply, on a rubric where one is given."""
        self._tasks.run(
            lambda report: self._read(conversation, reply),
            lambda read: self._open(*read, rubric),
            self._pane.errors.tell,
            in_order=True,
        )

    def _read(
        self, conversation: ConversationId, reply: MessageId
    ) -> tuple[RatedReply | None, RubricShelf, Rater | None]:
        vault = self._session.vault
        tree, record = vault.tree(conversation), vault.turn_of(reply)
        found = tree.find(reply)
        headline = record.assessment.headline if record is not None else None
        rated = None
        if found is not None:
            asked = tree.find(found.parent) if found.parent is not None else None
            words = asked.text if asked is not None else ""
            rated = RatedReply(found, headline, vault.ratings_of(reply), words)
        return rated, rubrics_in(self._session.locations.rubrics), vault.last_rater()

    def _open(
        self, rated: RatedReply | None, shelf: RubricShelf, last: Rater | None, rubric: Rubric | None
    ) -> None:
        if rated is None:
            self._pane.errors.tell(_GONE)
            return
        for problem in shelf.problems:
            self._pane.errors.tell(problem)
        self.rater = self.rater or last
        rubrics = shelf.rubrics if rubric is None or rubric in shelf.rubrics else (*shelf.rubrics, rubric)
        if self.sheet is not None:
            self.sheet.reject()
        identity = rated.reply.id
        draft = self._drafts.get(identity)
        from app.ui.rating.rating_sheet import RatingSheet  # no start waits for it

        sheet = RatingSheet(rated, rubrics, self.rater, rubric or self._rubric, draft, self._pane.window())
        sheet.rejected.connect(lambda: self._drafts.update({identity: sheet.draft}))
        sheet.accepted.connect(lambda: self._drafts.pop(identity, None))
        sheet.saved.connect(self._keep)
        sheet.taken_back.connect(self._take_back)
        sheet.finished.connect(self._forget_sheet)
        self.sheet = sheet
        sheet.open()

    def _forget_sheet(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.deleteLater()

    def _keep(self, rating: Rating) -> None:
        def kept(_: None) -> None:
            self.rater, self._rubric = rating.rater, rating.rubric
            self._done()
            if self._flow.open.find(rating.reply) is not None:
                self._flow.show_turn_of(rating.reply)  # the rating stands there, at every depth

        self._tasks.run(
            lambda report: self._session.vault.keep_rating(rating), kept, self._failed, in_order=True
        )

    def _take_back(self, rating: Rating) -> None:
        identity: RatingId = rating.id
        self._tasks.run(
            lambda report: self._session.vault.take_back_rating(identity),
            lambda _: self._done(),
            self._failed,
            in_order=True,
        )

    def _done(self) -> None:
        if self.sheet is not None:
            self.sheet.accept()
        self.refresh()

    def _failed(self, sentence: str, detail: str) -> None:
        """Say it in the sheet, where what was entered stays."""
        if self.sheet is not None:
            self.sheet.tell(sentence)
        else:
            self._pane.errors.tell(sentence, detail)

    # -- the panel ------------------------------------------------------------------------------------

    def rate_as(self, rater: Rater | None) -> None:
        """Let another person rate from here on."""
        if rater != self.rater:
            self.rater = rater
            self.refresh()

    def refresh(self) -> None:
        """Read the ratings of the reply in the panel again, and tell that they may be others."""
        self._shown = None
        self._follow_panel()
        self.changed.emit()

    def _follow_panel(self) -> None:
        reply = self._flow.in_panel.reply
        if reply is None:
            self._shown = None
            self._panel.ratings.clear()
            return
        if reply.id == self._shown:
            return
        self._shown, shown, text = reply.id, reply.id, reply.text
        assessment = self._flow.in_panel.state.assessment
        headline = assessment.headline if assessment is not None else None
        self._panel.ratings.clear()

        def read(found: tuple[SeenRatings, Rater | None]) -> None:
            if self._shown == shown:
                self.rater = self.rater or found[1]
                self._panel.ratings.show_ratings(found[0], text, headline)

        self._tasks.run(lambda report: self._seen(shown), read, self._pane.errors.tell, in_order=True)

    def _seen(self, reply: MessageId) -> tuple[SeenRatings, Rater | None]:
        rater = self.rater or self._session.vault.last_rater()
        return seen_by(rater, self._session.vault.ratings_of(reply)), rater
