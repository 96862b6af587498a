"""Changing the settings: shown in their dialog, then stored and applied."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.generation import Device
from app.session.session import Session
from app.ui.dialogs.settings import SettingsDialog
from app.ui.error_bar import ErrorBar
from app.ui.task_runner import TaskRunner


class SettingsFlow(QObject):
    """``saved`` is emitted once the chosen settings are stored and in force."""

    saved = Signal()

    def __init__(self, session: Session, tasks: TaskRunner, errors: ErrorBar, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._tasks, self._errors, self._window = session, tasks, errors, window
        self._asked = False  # the dialog is open, or about to be

    def ask(self) -> None:
        """Show the settings dialog, at most once at a time, and apply what was chosen."""
        if self._asked:
            return
        self._asked = True
        self._tasks.run(
            lambda report: self._session.devices(),
            lambda devices: self._show(tuple(each for each in devices if each.kind != "cpu")),
            lambda sentence, detail: self._show(()),
        )

    def _show(self, devices: tuple[Device, ...]) -> None:
        dialog = SettingsDialog(self._session.settings, devices, self._session.region, self._window)
        accepted = dialog.exec()
        self._asked = False
        if accepted:
            chosen = dialog.settings
            self._tasks.run(
                lambda report: self._session.save_settings(chosen),
                lambda done: self.saved.emit(),
                self._errors.tell,
                in_order=True,
            )

    def keep_region(self, region: str) -> None:
        """Store a region that was chosen beside the services; nothing else changes."""
        settings = msgspec.structs.replace(self._session.settings, region=region)
        self._tasks.run(
            lambda report: self._session.save_settings(settings),
            lambda done: None,
            self._errors.tell,
            in_order=True,
        )
