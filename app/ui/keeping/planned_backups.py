"""Backups that are made by themselves: looked for at the start and every hour, and as the window closes."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.domain.errors import OysterError
from app.session.backup import MadeBackup
from app.session.backup_schedule import is_due, make_planned
from app.session.session import Session
from app.session.vault_access import VaultState
from app.ui.error_bar import ErrorBar
from app.ui.task_runner import TaskRunner

_HOUR_MS = 3_600_000


class PlannedBackups(QObject):
    """Makes the backups of the plan; says only what went wrong."""

    def __init__(self, session: Session, tasks: TaskRunner, errors: ErrorBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._errors = session, tasks, errors
        self._timer = QTimer(self)
        self._timer.setInterval(_HOUR_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Make a backup in the background if one is due."""
        if self._is_due(at_exit=False):
            self._tasks.run(lambda report: self._make(), lambda made: None, self._errors.tell)

    def at_exit(self) -> None:
        """Make the backup that belongs to the end of the window; one that fails is noted, and due again at the next."""
        if not self._is_due(at_exit=True):
            return
        try:
            self._make()
        except OysterError as error:
            record(Event.TASK_REFUSED, error)

    def _is_due(self, *, at_exit: bool) -> bool:
        is_open = self._session.vault_access.state is VaultState.OPEN
        return is_open and is_due(self._session.settings.backup, datetime.now(UTC), at_exit=at_exit)

    def _make(self) -> MadeBackup:
        session = self._session
        return make_planned(session.vault, session.locations, session.settings.backup)
