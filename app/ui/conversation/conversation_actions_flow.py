"""Listing, renaming and deleting stored conversations, and bringing deleted ones back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.conversation import Conversation, ConversationId
from app.session.session import Session
from app.translation import tr
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation_list.conversation_list import ConversationList
from app.ui.dialogs.questions import TitleQuestion
from app.ui.error_bar import ErrorBar
from app.ui.task_runner import TaskRunner
from app.ui.undo_bar import UndoBar


class ConversationActionsFlow(QObject):
    """Changes a conversation and refreshes the list afterwards.

    What is deleted can be brought back as long as the window is open; it is deleted for good when the window closes,
    or, should the program fall, when it opens again.
    """

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        flow: ConversationFlow,
        shown: ConversationList,
        errors: ErrorBar,
        undo_bar: UndoBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._flow = session, tasks, flow
        self._list, self._errors, self._window, self._undo_bar = shown, errors, window, undo_bar
        self._deleted: list[ConversationId] = []  # in this order
        self._listing = 0  # counts readings of the list, so that a slow one never replaces a later one
        shown.search_changed.connect(lambda query: self.refresh())
        shown.rename_requested.connect(self._ask_title)
        shown.delete_requested.connect(self.delete)
        undo_bar.undo_requested.connect(self.undo_deletion)
        flow.opened_changed.connect(undo_bar.hide)
        flow.listing_changed.connect(self.refresh)
        flow.opened_changed.connect(lambda: shown.mark_open(flow.open.id))

    def refresh(self) -> None:
        """List the conversations that match the search, in the background."""
        query = self._list.query
        self._listing += 1
        number = self._listing

        def done(found: tuple[Conversation, ...]) -> None:
            if number == self._listing:
                self._list.model.hide_titles(self._session.settings.titles_hidden)
                self._list.show_conversations(found, self._flow.open.id)

        self._tasks.run(
            lambda report: self._session.vault.conversations(query), done, self._errors.tell, in_order=True
        )

    def rename_open(self) -> None:
        """Ask for a new title of the open conversation."""
        if self._flow.open.id is not None:
            self._ask_title(self._flow.open.id, self._flow.open.title)

    def delete_open(self) -> None:
        """Delete the open conversation."""
        if self._flow.open.id is not None:
            self.delete(self._flow.open.id)

    def _ask_title(self, conversation: str, title: str) -> None:
        question = TitleQuestion(title, self._window)
        if question.exec() and question.title:
            self.rename(conversation, question.title)

    def rename(self, conversation: str, title: str) -> None:
        """Rename a conversation."""
        self._flow.call(conversation, title)
        self._change(lambda: self._session.vault.rename(ConversationId(conversation), title))

    def delete(self, conversation: str) -> None:
        """Delete a conversation; it can be brought back. A reply being generated in it is stopped first."""
        if self._flow.turns.answering_in(conversation):
            self._flow.turns.stop()
            self._errors.tell(tr("The reply in that conversation is being stopped. Delete it again then."))
            return
        self._flow.leave(conversation)
        self._deleted.append(ConversationId(conversation))
        self._undo_bar.tell_of_deletion()
        self._change(lambda: self._session.vault.set_aside(ConversationId(conversation)))

    def undo_deletion(self) -> None:
        """Bring back the conversation that was deleted last, and open it."""
        if not self._deleted:
            self._errors.tell(tr("Nothing was deleted since Oyster was opened."))
            return
        conversation = self._deleted.pop()
        self._undo_bar.hide()
        self._change(
            lambda: self._session.vault.bring_back(conversation),
            lambda: self._flow.open_conversation(conversation),
        )

    def delete_for_good(self) -> None:
        """Delete for good what was deleted, in this run of the window or in one that fell."""
        self._deleted.clear()
        self._undo_bar.hide()
        self._tasks.run(
            lambda report: self._session.vault.delete_set_aside(),
            lambda done: None,
            self._errors.tell,
            in_order=True,
        )

    def _change(self, change: Callable[[], None], then: Callable[[], None] = lambda: None) -> None:
        def done(_: None) -> None:
            self._flow.listing_changed.emit()
            then()

        self._tasks.run(lambda report: change(), done, self._errors.tell, in_order=True)
