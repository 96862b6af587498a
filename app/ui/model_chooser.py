"""From a wish for a model to a loaded one: fetching, adding, checking and loading, beside the window."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from app.domain.generation import LoadedModel
from app.domain.model import InstalledModel
from app.models.acquisition import acquire, download_of, entry_to_get
from app.models.catalogue import Source
from app.models.download import Download, DownloadProgress
from app.session.session import Session
from app.ui.task_runner import TaskRunner
from app.ui.welcome.welcome_page import WelcomePage


class ModelChooser(QObject):
    """Emits ``loaded`` with the model as library and engine know it, or ``failed`` with a sentence."""

    loaded = Signal(object, object)
    failed = Signal(str, str)

    def __init__(
        self, session: Session, tasks: TaskRunner, page: WelcomePage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._page = session, tasks, page
        self._download: Download | None = None
        page.trial_requested.connect(lambda: self.get("trial"))
        page.file_chosen.connect(lambda path: self.add(Path(path)))
        page.model_chosen.connect(self._use)
        page.pause_requested.connect(self.pause)

    def get(self, identity: str) -> None:
        """Fetch a model of the catalogue, then load it."""
        library = self._session.library
        self._page.show_progress("Fetching the model…", None)

        def work(report: object) -> InstalledModel:
            entry = entry_to_get(library, identity)
            if entry.source is Source.HUB:
                self._download = download_of(library, entry)
            return acquire(library, identity, report, download=self._download)  # type: ignore[arg-type]

        self._tasks.run(work, self._have, self._fail, self._show_download)

    def add(self, path: Path) -> None:
        """Add a file, then load it."""
        self._page.show_progress(f"Checking {path.name}…", 0.0)
        self._tasks.run(
            lambda report: self._session.library.add(path, report),
            self._have,
            self._fail,
            lambda share: self._page.show_progress(f"Checking {path.name}…", float(str(share))),
        )

    def load(self, model: InstalledModel) -> None:
        """Load a model that is here."""

        def done(loaded: LoadedModel) -> None:
            self._page.end_progress()
            self._session.save_settings(msgspec.structs.replace(self._session.settings, model=model.id))
            self.loaded.emit(model, loaded)

        self._tasks.run(
            lambda report: self._session.load_model(model, report), done, self._fail, self._show_loading
        )

    def pause(self) -> None:
        """Pause a download; it goes on from there another time."""
        if self._download is not None:
            self._download.pause()

    def _use(self, identity: str) -> None:
        model = self._session.library.find(identity)
        if model is not None:
            self._page.show_progress(f"Loading {model.title}…", 0.0)
            self.load(model)

    def _have(self, model: InstalledModel) -> None:
        self._download = None
        self._page.show_progress(f"Loading {model.title}…", 0.0)
        self.load(model)

    def _fail(self, sentence: str, detail: str) -> None:
        self._download = None
        self._page.end_progress(sentence)
        self.failed.emit(sentence, detail)

    def _show_loading(self, share: object) -> None:
        if isinstance(share, float) and self._page.isVisible():
            self._page.show_progress("Loading the model…", share)

    def _show_download(self, progress: object) -> None:
        if not isinstance(progress, DownloadProgress):
            return
        done, total = progress.done_bytes, progress.total_bytes
        share = done / total if total else None
        left = f", {progress.seconds_left:.0f} s left" if progress.seconds_left is not None else ""
        of = f" of {total / 1e6:.0f}" if total else ""
        self._page.show_progress(f"{done / 1e6:.0f}{of} MB{left}", share)
