"""Switching the model from the header, in the middle of a conversation; what is loaded meanwhile can be stopped."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.model import InstalledModel
from app.session.model_choices import ModelChoice, model_choices
from app.session.session import Session
from app.translation import tr
from app.ui.conversation.header import ConversationHeader
from app.ui.model_list.model_list import ModelList
from app.ui.task_runner import TaskRunner
from app.ui.view_models.model_list import model_rows
from app.ui.welcome.model_chooser import ModelChooser

Found = tuple[tuple[ModelChoice, ...], tuple[InstalledModel, ...]]


class ModelSwitchFlow(QObject):
    """Opens the list below the model's name. ``others_requested``: the page of models is asked for."""

    others_requested = Signal()

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        header: ConversationHeader,
        chooser: ModelChooser,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._header, self._chooser = session, tasks, header, chooser
        self.list = ModelList(header)
        header.models_requested.connect(self.open)
        header.loading_stop_requested.connect(chooser.stop_loading)
        self.list.chosen.connect(chooser.use)
        self.list.others_requested.connect(self.others_requested)
        for over in (chooser.loaded, chooser.stopped, chooser.failed):
            over.connect(self._end_loading)
        chooser.progressed.connect(lambda title, progress: self._show_loading(title, progress.share))

    def open(self) -> None:
        """Show the list at once, and what fits as soon as the files' headers are read."""
        self._show(((), ()), waiting=True)
        self.list.open_below(self._header.model)
        self._tasks.run(lambda report: self._look(), self._show, self._chooser.failed.emit)

    def _look(self) -> Found:
        session, loaded = self._session, self._session.loaded
        named = session.server.model
        here = (*session.library.installed(), *((named,) if named is not None else ()))
        now = loaded[0] if loaded is not None else None
        shown = tuple(now if now is not None and each.id == now.id else each for each in here)
        choices = model_choices(shown, now, session.settings.context_size)
        return choices, session.library.missing()

    def _show(self, found: Found, *, waiting: bool = False) -> None:
        busy = tr("A model is being loaded or checked.") if self._chooser.busy else ""
        self.list.show_rows(model_rows(*found), busy=busy or (tr("Looking…") if waiting else ""))
        if self.list.isVisible():
            self.list.open_below(self._header.model)

    def _show_loading(self, title: str, share: float | None) -> None:
        if self._chooser.loads:
            self._header.show_loading(title, share)

    def _end_loading(self, *_: object) -> None:
        self._header.end_loading()
