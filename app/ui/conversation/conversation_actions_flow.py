"""Listing, renaming and deleting stored conversations."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.conversation import Conversation, ConversationId
from app.session.session import Session
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation_list.conversation_list import ConversationList
from app.ui.dialogs.questions import Confirmation, TitleQuestion
from app.ui.error_bar import ErrorBar
from app.ui.task_runner import TaskRunner


class ConversationActionsFlow(QObject):
    """Asks before it changes a conversation and refreshes the list afterwards."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        flow: ConversationFlow,
        shown: ConversationList,
        errors: ErrorBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._flow = session, tasks, flow
        self._list, self._errors, self._window = shown, errors, window
        self._listing = 0  # counts readings of the list, so that a slow one never replaces a later one
        shown.search_changed.connect(lambda query: self.refresh())
        shown.rename_requested.connect(self._ask_title)
        shown.delete_requested.connect(self._ask_whether_to_delete)
        flow.listing_changed.connect(self.refresh)
        flow.opened_changed.connect(lambda: shown.mark_open(flow.open.id))

    def refresh(self) -> None:
        """List the conversations that match the search, in the background."""
        query = self._list.query
        self._listing += 1
        number = self._listing

        def done(found: tuple[Conversation, ...]) -> None:
            if number == self._listing:
                self._list.show_conversations(found, self._flow.open.id)

        self._tasks.run(
            lambda report: self._session.vault.conversations(query), done, self._errors.tell, in_order=True
        )

    def rename_open(self) -> None:
        """Ask for a new title of the open conversation."""
        if self._flow.open.id is not None:
            self._ask_title(self._flow.open.id, self._flow.open.title)

    def delete_open(self) -> None:
        """Ask whether to delete the open conversation."""
        if self._flow.open.id is not None:
            self._ask_whether_to_delete(self._flow.open.id, self._flow.open.title)

    def _ask_title(self, conversation: str, title: str) -> None:
        question = TitleQuestion(title, self._window)
        if question.exec() and question.title:
            self.rename(conversation, question.title)

    def _ask_whether_to_delete(self, conversation: str, title: str) -> None:
        words = f"“{title}” and all its messages are deleted for good. They cannot be brought back."
        if Confirmation("Delete this conversation?", words, "Delete", self._window).exec():
            self.delete(conversation)

    def rename(self, conversation: str, title: str) -> None:
        """Rename a conversation."""
        self._flow.call(conversation, title)
        self._change(lambda: self._session.vault.rename(ConversationId(conversation), title))

    def delete(self, conversation: str) -> None:
        """Delete a conversation for good; a reply being generated in it is stopped first."""
        if self._flow.turns.answering_in(conversation):
            self._flow.turns.stop()
            self._errors.tell("The reply in that conversation is being stopped. Delete it again then.")
            return
        self._flow.leave(conversation)
        self._change(lambda: self._session.vault.delete(ConversationId(conversation)))

    def _change(self, change: Callable[[], None]) -> None:
        self._tasks.run(
            lambda report: change(),
            lambda done: self._flow.listing_changed.emit(),
            self._errors.tell,
            in_order=True,
        )
