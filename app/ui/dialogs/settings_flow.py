"""Changing the settings: shown in their dialog, then stored and applied."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import OysterError
from app.domain.generation import Device
from app.session.measured_words import loaded_words
from app.session.session import Session
from app.ui.dialogs.settings import SettingsDialog
from app.ui.error_bar import ErrorBar
from app.ui.task_runner import TaskRunner


class SettingsFlow(QObject):
    """``saved`` is emitted once the chosen settings are stored and in force; ``demonstration_requested`` where the
    dialog was left for a demonstration.
    """

    saved = Signal()
    demonstration_requested = Signal()

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
        session = self._session
        titles = {each.name: each.description or each.name for each in devices}
        loaded = session.engine.model
        speed = loaded_words(session.speeds, loaded, session.settings.threads, titles)
        dialog = SettingsDialog(session.settings, devices, session.region, self._window, speed=speed)
        dialog.demonstration_requested.connect(self.demonstration_requested)
        try:
            dialog.prompt.show_prompt(session.system_prompt.text, session.vault_access.state)
        except OysterError as error:
            dialog.prompt.setEnabled(False)
            self._errors.tell(error.sentence, error.detail)
        accepted = dialog.exec()
        self._asked = False
        if accepted:
            chosen, prompt = dialog.settings, dialog.prompt.changed

            def save() -> None:
                session.save_settings(chosen)
                if prompt is not None:
                    session.system_prompt.keep(prompt)

            self._tasks.run(
                lambda report: save(),
                lambda done: self.saved.emit(),
                self._errors.tell,
                in_order=True,
            )

    def keep(self, **changed: object) -> None:
        """Store what was chosen elsewhere in the window, in force at once; nothing else changes."""
        settings = msgspec.structs.replace(self._session.settings, **changed)
        self._session.settings = settings
        self._tasks.run(
            lambda report: self._session.save_settings(settings),
            lambda done: None,
            self._errors.tell,
            in_order=True,
        )
