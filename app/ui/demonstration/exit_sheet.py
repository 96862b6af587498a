"""The way out of the demonstration: its passphrase, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.locations import Locations
from app.session.demonstration.kept_state import check_exit
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.lock.secret_field import SecretField
from app.ui.lock.secret_sheet import SecretSheet
from app.ui.task_runner import TaskRunner

_UNUSED_MS = 30_000  # a visitor who opened it by chance has gone by then


class ExitSheet(SecretSheet):
    """Accepted once the passphrase was right; closes by itself when nobody types."""

    def __init__(self, locations: Locations, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Leave the demonstration"),
            tr("The passphrase was chosen when the demonstration began. Without it, it goes on."),
            tasks,
            parent,
        )
        self._locations = locations
        self.field = SecretField(tr("Passphrase of the demonstration"), self)
        self.fields.addWidget(self.field)
        self.fields.addWidget(self.problem)
        self.leave = button(tr("Leave"), self._check, kind=ButtonKind.PRIMARY, parent=self)
        self.leave.setDefault(True)
        self.stay = button(tr("Go on"), self.reject, parent=self)
        self.add_buttons(self.stay, self.leave)
        self._unused = QTimer(self)
        self._unused.setSingleShot(True)
        self._unused.setInterval(_UNUSED_MS)
        self._unused.timeout.connect(self.reject)
        self.field.textChanged.connect(lambda: self._unused.start())
        self._unused.start()
        self.field.setFocus()

    def _check(self) -> None:
        given = self.field.take()
        self.work(
            lambda: check_exit(self._locations, given),
            self.accept,
            tr("Checking…"),
            self.leave,
            self.stay,
        )
