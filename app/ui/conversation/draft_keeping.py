"""Drafts between the window and the vault: read when it opens, written when the window locks or closes."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.session.session import Session
from app.session.vault_access import VaultState
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.error_bar import ErrorBar
from app.ui.task_runner import TaskRunner


class DraftKeeping(QObject):
    """Keeps drafts encrypted; in a private session they are in memory alone and end with it."""

    def __init__(
        self, session: Session, tasks: TaskRunner, flow: ConversationFlow, errors: ErrorBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._flow, self._errors = session, tasks, flow, errors

    def read(self) -> None:
        """Show what was written and not sent before."""
        if self._session.vault_access.state is VaultState.OPEN:
            self._tasks.run(
                lambda report: self._session.vault.drafts(),
                lambda kept: self._flow.drafts.restore(kept, self._flow.open.id),
                self._errors.tell,
                in_order=True,
            )

    def keep(self) -> None:
        """Write down what is not sent, because the window closes."""
        drafts = self._flow.drafts.all(self._flow.open.id)
        if self._session.vault_access.state is VaultState.OPEN:
            self._tasks.run(
                lambda report: self._session.vault.keep_drafts(drafts),
                lambda done: None,
                self._errors.tell,
                in_order=True,
            )
