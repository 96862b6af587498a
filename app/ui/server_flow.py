"""Naming a server and having it answer, and naming none any more."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.model import InstalledModel
from app.session.session import Session
from app.translation import tr
from app.ui.conversation.model_flow import ModelFlow
from app.ui.dialogs.server_sheet import ServerSheet
from app.ui.error_bar import ErrorBar
from app.ui.task_runner import TaskRunner


class ServerFlow(QObject):
    """A server that was named is used at once, as a model is that was chosen."""

    def __init__(
        self, session: Session, tasks: TaskRunner, models: ModelFlow, errors: ErrorBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._models, self._errors = session, tasks, models, errors
        self._window = window

    def open(self) -> ServerSheet:
        """Show the sheet."""
        named = self._session.server.model
        sheet = ServerSheet(
            named.server if named is not None else None,
            has_token=self._session.settings.server_has_token,
            parent=self._window,
        )
        sheet.accepted.connect(lambda: self._name(sheet))
        sheet.forgotten.connect(self._forget)
        sheet.open()
        return sheet

    def _name(self, sheet: ServerSheet) -> None:
        server, token = sheet.server, sheet.token.take()

        def name() -> InstalledModel:
            return self._session.server.name(server.address, server.model, token or None)

        self._tasks.run(lambda report: name(), self._models.use, self._errors.tell, in_order=True)

    def _forget(self) -> None:
        self._tasks.run(
            lambda report: self._session.server.forget(),
            lambda done: self._forgotten(),
            self._errors.tell,
            in_order=True,
        )

    def _forgotten(self) -> None:
        self._models.let_go()
        self._errors.tell(tr("No server is named any more: nothing is sent there."))
