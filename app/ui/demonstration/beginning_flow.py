"""Beginning a demonstration from the window: it is prepared there, and shown once the window has closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.session.session import Session
from app.ui.dialogs.settings_flow import SettingsFlow
from app.ui.task_runner import TaskRunner

if TYPE_CHECKING:
    from app.ui.demonstration.demonstration_sheet import DemonstrationSheet


class BeginningFlow(QObject):
    """Opens where the settings ask for it, and closes the window once all is prepared."""

    def __init__(self, session: Session, tasks: TaskRunner, settings: SettingsFlow, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._tasks, self._window = session, tasks, window
        settings.demonstration_requested.connect(self.open)

    def open(self) -> DemonstrationSheet:
        """Show the page on which it is prepared."""
        session = self._session
        from app.ui.demonstration.demonstration_sheet import DemonstrationSheet  # no start waits for it

        sheet = DemonstrationSheet(
            session.locations, session.library.installed(), session.region, self._tasks, self._window
        )
        sheet.accepted.connect(self._window.close)
        sheet.open()
        return sheet
