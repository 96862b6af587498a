"""Choosing models: load and add, in the background; ``model_fetching`` fetches, ``model_upkeep`` looks after them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from app.domain.cancellation import CancelToken
from app.domain.generation import LoadedModel
from app.domain.gguf import read_header
from app.domain.model import InstalledModel, ModelRole
from app.domain.model_identity import identity_of
from app.session.session import Session
from app.translation import tr
from app.ui.downloads.download_flow import DownloadFlow
from app.ui.task_runner import TaskRunner
from app.ui.view_models.model_words import Progress, download_view, plain_title
from app.ui.welcome.hub_finding import HubFinding
from app.ui.welcome.model_fetching import ModelFetching
from app.ui.welcome.model_upkeep import ModelUpkeep
from app.ui.welcome.model_work import ModelWork
from app.ui.welcome.welcome_page import WelcomePage


class ModelChooser(QObject):
    """One request at a time. ``loaded`` carries the model as library and engine know it, ``told`` a sentence.

    ``failed`` carries (sentence, detail), and so does ``not_fetched``, of a download, which leaves the loaded model as
    it is; ``loading`` the text shown while a model is loaded; ``progressed`` a title and its ``Progress``; ``rested``
    nothing: no model is on its way any more; ``came`` a model that was fetched and is not loaded; ``stopped`` nothing:
    a person stopped the loading, and the model of before, if there was one, is in use again.
    """

    loading = Signal(str)
    progressed = Signal(str, object)
    rested = Signal()
    loaded = Signal(object, object)
    failed = Signal(str, str)
    not_fetched = Signal(str, str)
    came = Signal(object)
    stopped = Signal()
    listed = Signal()
    told = Signal(str)

    def __init__(
        self, session: Session, tasks: TaskRunner, page: WelcomePage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._page = session, tasks, page
        self._work = ModelWork(session, page, self)
        self._work.progressed.connect(self.progressed)
        self._work.rested.connect(self.rested)
        self._work.failed.connect(self.failed)
        self._work.listed.connect(self.listed)
        self.downloads = DownloadFlow(session, tasks, self)
        self.downloads.fetched.connect(self._fetched)
        self.downloads.failed.connect(self.not_fetched)
        self.downloads.changed.connect(self._show_download)
        self.fetching = ModelFetching(session, tasks, page, self.downloads, self)
        self.fetching.asked.connect(self._note_asked)
        self.fetching.failed.connect(self.not_fetched)
        self._loading: CancelToken | None = None  # of the model that is being loaded
        self.on_its_way: InstalledModel | None = None  # that model
        self.finding = HubFinding(session, tasks, page.finder, self.fetching, self)
        self._asked = ""  # the model that was asked for last, to be used once it is here
        page.get_requested.connect(self.get)
        page.file_chosen.connect(lambda path: self.add(Path(path)))
        page.model_chosen.connect(self.use)
        self.upkeep = ModelUpkeep(session, tasks, self._work, self)
        page.verify_requested.connect(self.upkeep.verify)
        page.activity.cancel_requested.connect(self.stop_loading)
        page.activity.cancel_requested.connect(self._work.stop)

    @property
    def busy(self) -> bool:
        """True while a model is added, loaded, verified or removed; downloads go on beside it."""
        return self._work.busy

    def show_page(self, *, afresh: bool = False) -> None:
        """Update the page to the models on this computer; ``afresh`` measures again what is free on it."""
        self._work.show_page(afresh=afresh)

    # -- getting and loading a model ------------------------------------------------------------------

    def get(self, identity: str) -> None:
        """Let a model of the catalogue join the downloads; it resumes where it was paused."""
        self.fetching.get(identity)

    def leave(self) -> None:
        """Stop because the window closes; what is fetched can be resumed later."""
        self.finding.leave()
        self.downloads.leave()

    def add(self, path: Path) -> None:
        """Add a file in place, then load it."""
        if not self._work.begin():
            return
        title = tr("Checking {path}", path=path.name)
        words = tr("Reading the file and computing its hash…")
        self._work.show(title, Progress(words, 0.0))
        self._tasks.run(
            lambda report: self._session.library.add(path, report),
            self._have,
            self._work.fail,
            lambda share: self._work.show_share(title, words, share),
        )

    def use(self, identity: str) -> None:
        """Load an installed model."""
        model = self._session.find_model(identity)
        if model is None:
            self.failed.emit(tr("That model is no longer here. Choose another one."), identity)
            self.show_page()
        else:
            self.load(model)

    def load(self, model: InstalledModel) -> None:
        """Load a model, and store it as the person's choice."""
        if self._work.begin():
            self._load(model)

    def _note_asked(self, identity: str) -> None:
        self._asked = identity

    def _fetched(self, model: InstalledModel) -> None:
        """Use a model that has come where none is loaded or it was just asked for; else only say that it is here."""
        self.show_page()
        waited_for = self._session.loaded is None or (
            self._page.isVisible() and model.id.startswith(self._asked)
        )
        if model.role is ModelRole.GUARD:
            self.told.emit(tr("{model} judges from the next time a model is loaded.", model=model.title))
        elif waited_for and not self.busy:
            self.load(model)
        else:
            self.came.emit(model)
        self.rested.emit()

    def _show_download(self) -> None:
        """Show the download that is under way in the offer above the composer, too."""
        running, progress = self.downloads.queue.running, self.downloads.progress
        if running is not None and progress is not None and not self.busy:
            view = download_view(progress, can_pause=self.downloads.can_pause())
            self.progressed.emit(plain_title(running.identity, running.title), view)
        elif running is None and not self.busy:
            self.rested.emit()

    def _have(self, model: InstalledModel) -> None:
        if model.role is ModelRole.GUARD:
            self._work.end()
            self.told.emit(tr("{model} judges from the next time a model is loaded.", model=model.title))
        else:
            self._load(model)

    @property
    def loads(self) -> bool:
        """True while a model is being loaded."""
        return self._loading is not None

    def stop_loading(self) -> None:
        """Stop loading; the model that was there before comes back."""
        if self._loading is not None:
            self._loading.cancel()

    def _connecting(self) -> str:
        if not self._session.settings.server_has_token:
            return tr("Connecting…")
        return tr(
            "Connecting… The token for the server is in this system's keyring, which may ask to be unlocked."
        )

    def _load(self, model: InstalledModel) -> None:
        title = tr("Loading {model}", model=plain_title(model.id, model.title))
        words = tr("Into memory…") if model.server is None else self._connecting()
        self._loading, self.on_its_way = CancelToken(), model
        token = self._loading
        self._work.show(title, Progress(words, 0.0, can_cancel=True))
        self.loading.emit(tr("Loading {model}…", model=plain_title(model.id, model.title)))

        def work(report: Callable[[object], None]) -> tuple[LoadedModel, str]:
            loaded = self._session.load_model(model, report, token, report)
            self._session.save_settings(msgspec.structs.replace(self._session.settings, model=model.id))
            return loaded, template_problem(model)

        def done(found: tuple[LoadedModel, str]) -> None:
            self._end_loading()
            self.loaded.emit(model, found[0])
            if found[1]:
                self.told.emit(found[1])

        def failed(sentence: str, detail: str) -> None:
            self._end_loading()
            (self.stopped.emit if token.cancelled else partial(self.failed.emit, sentence, detail))()

        def show(seen: object) -> None:
            nonlocal title
            if isinstance(seen, InstalledModel):
                title = tr("Back to {model}", model=plain_title(seen.id, seen.title))
            self._work.show_share(
                title, words, 0.0 if isinstance(seen, InstalledModel) else seen, can_cancel=True
            )

        self._tasks.run(work, done, failed, show)

    def _end_loading(self) -> None:
        self._loading = self.on_its_way = None
        self._work.end()


def template_problem(model: InstalledModel) -> str:
    """Return what is wrong with the chat template of a model's file, in words; empty where nothing is known to be."""
    return "" if model.server is not None else identity_of(read_header(model.path)).template_problem
