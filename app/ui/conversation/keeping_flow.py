"""The conversation as a thing that is kept: another title, or gone for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.conversation import ConversationId
from app.session.session import Session
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.error_bar import ErrorBar
from app.ui.task_runner import TaskRunner


class KeepingFlow(QObject):
    """What changed is listed again."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        flow: ConversationFlow,
        errors: ErrorBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._flow, self._errors = session, tasks, flow, errors

    def rename(self, conversation: str, title: str) -> None:
        """Give a conversation another title."""
        self._flow.call(conversation, title)
        self._change(lambda: self._session.vault.rename(ConversationId(conversation), title))

    def delete(self, conversation: str) -> None:
        """Delete a conversation for good; one in which a reply is being written is stopped first."""
        if self._flow.answering(conversation):
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
