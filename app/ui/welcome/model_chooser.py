"""Getting and managing models: download, add, verify, remove and load, in the background."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from enum import Enum
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from app.domain.generation import LoadedModel
from app.domain.gguf import read_header
from app.domain.model import InstalledModel, ModelRole
from app.domain.model_identity import Identity, identity_of
from app.domain.quantisation import quantisation_named
from app.models.acquisition import Acquisition, Wish
from app.models.catalogue import CatalogueEntry, Source
from app.models.download import DownloadProgress
from app.models.model_library import Verification
from app.privacy.errors import KeyringUnavailable
from app.privacy.system_keyring import keyring_problem
from app.privacy.tokens import known_token, store_token
from app.session.model_acquisition import Offer, acquisition_of, hub_host, hub_page, needs_token, offers_of
from app.session.session import Session
from app.ui.dialogs.make_model import Gate, MakeModelDialog
from app.ui.dialogs.questions import GiveUpQuestion
from app.ui.task_runner import TaskRunner
from app.ui.view_models.model_words import Progress, download_view
from app.ui.welcome.welcome_page import WelcomePage


class Stopping(Enum):
    """What the person asked for while a model was being fetched or built."""

    PAUSE = "pause"
    CANCEL = "cancel"


class ModelChooser(QObject):
    """One request at a time. ``loaded`` carries the model as library and engine know it, ``told`` a sentence.

    ``failed`` carries (sentence, detail); ``loading`` the text shown while a model is loaded.
    """

    loading = Signal(str)
    loaded = Signal(object, object)
    failed = Signal(str, str)
    told = Signal(str)

    def __init__(
        self, session: Session, tasks: TaskRunner, page: WelcomePage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._page = session, tasks, page
        self._acquisition: Acquisition | None = None
        self._stopping: Stopping | None = None
        self._wished: tuple[str, Wish] | None = None
        self.busy = False
        page.get_requested.connect(self.get)
        page.file_chosen.connect(lambda path: self.add(Path(path)))
        page.model_chosen.connect(self.use)
        page.verify_requested.connect(self.verify)
        page.progress.pause_requested.connect(self.pause)
        page.progress.resume_requested.connect(self._go_on)
        page.progress.cancel_requested.connect(self._ask_whether_to_cancel)

    def show_page(self) -> None:
        """Update the page to the models on this computer."""
        loaded = self._session.loaded
        models = self._session.library.installed()
        if loaded is not None:  # standing as the vault has it, which may differ from the models folder's
            models = tuple(loaded[0] if each.id == loaded[0].id else each for each in models)
        self._page.show_models(models, loaded[0].id if loaded else "")
        self._page.set_busy(self.busy)

    # -- getting and loading a model ------------------------------------------------------------------

    def get(self, identity: str) -> None:
        """Download or build a model of the catalogue, then load it; resumes where it was paused."""
        entry = self._session.library.catalogue.find(identity)
        if entry is not None and entry.source is Source.MAKE:
            self._ask_then_make(entry)
        else:
            self._get(identity, Wish())

    def _ask_then_make(self, entry: CatalogueEntry) -> None:
        """Ask for the quantisation, and for the token where the model is gated; then begin."""
        if self.busy:
            self._begin()  # says that another one is under way
            return

        def look(report: Callable[[object], None]) -> tuple[tuple[Offer, ...], Gate | None]:
            gate = None
            if needs_token(entry):  # the keyring may be slow
                gate = Gate(hub_page(entry), bool(known_token(hub_host())), keyring_problem())
            return offers_of(self._session.library, entry), gate

        self._tasks.run(look, lambda found: self._ask(entry, *found), self.failed.emit)

    def _ask(self, entry: CatalogueEntry, offers: tuple[Offer, ...], gate: Gate | None) -> None:
        dialog = MakeModelDialog(entry.title, offers, gate, self._page.window())
        if dialog.exec():
            choice = dialog.choice
            wish = Wish(quantisation_named(choice.quantisation), token=choice.token)
            self._get(entry.id, wish, keep_token=choice.keep_token)

    def _get(self, identity: str, wish: Wish, *, keep_token: bool = False) -> None:
        if not self._begin():
            return
        self._wished, self._stopping = (identity, wish), None
        self._page.progress.show_progress("Fetching the model", Progress("Asking for the file…", None))

        def work(report: Callable[[object], None]) -> InstalledModel:
            if wish.token and keep_token:
                with contextlib.suppress(KeyringUnavailable):  # it is then used for this build only
                    store_token(hub_host(), wish.token)
            self._acquisition = acquisition_of(self._session.library, identity, wish)
            return self._acquisition.run(report)

        self._tasks.run(work, self._have, self._not_fetched, self._show_download)

    def _go_on(self) -> None:
        if self._wished is not None:
            self._get(*self._wished)

    def add(self, path: Path) -> None:
        """Add a file in place, then load it."""
        if not self._begin():
            return
        title = f"Checking {path.name}"
        self._page.progress.show_progress(title, Progress("Reading the file and computing its hash…", 0.0))
        self._tasks.run(
            lambda report: self._session.library.add(path, report),
            self._have,
            self._fail,
            lambda share: self._show_share(title, "Reading the file and computing its hash…", share),
        )

    def use(self, identity: str) -> None:
        """Load an installed model."""
        model = self._session.library.find(identity)
        if model is None:
            self.failed.emit("That model is no longer here. Choose another one.", identity)
            self.show_page()
        else:
            self.load(model)

    def load(self, model: InstalledModel) -> None:
        """Load a model, and store it as the person's choice."""
        if self._begin():
            self._load(model)

    def _load(self, model: InstalledModel) -> None:
        title = f"Loading {model.title}"
        self._page.progress.show_progress(title, Progress("Into memory…", 0.0))
        self.loading.emit(f"{title}…")

        def work(report: Callable[[object], None]) -> tuple[LoadedModel, Identity]:
            loaded = self._session.load_model(model, report)
            self._session.save_settings(msgspec.structs.replace(self._session.settings, model=model.id))
            return loaded, identity_of(read_header(model.path))

        def done(found: tuple[LoadedModel, Identity]) -> None:
            self._end()
            self.loaded.emit(model, found[0])
            if found[1].template_problem:
                self.told.emit(found[1].template_problem)

        self._tasks.run(work, done, self._fail, lambda share: self._show_share(title, "Into memory…", share))

    # -- managing a model -----------------------------------------------------------------------------

    def verify(self, identity: str) -> None:
        """Verify a model's file by its checksum, and report the result."""
        if not self._begin():
            return
        title, words = "Checking the file", "Reading it again and comparing its hash…"
        self._page.progress.show_progress(title, Progress(words, 0.0))

        def done(found: Verification) -> None:
            self._end()
            (self.told.emit if found.well else lambda sentence: self.failed.emit(sentence, ""))(
                found.sentence
            )

        self._tasks.run(
            lambda report: self._session.library.verify(identity, report),
            done,
            self._fail,
            lambda share: self._show_share(title, words, share),
        )

    def remove(self, identity: str) -> None:
        """Remove a model, and delete its file if the program owns it."""
        if not self._begin():
            return

        def done(_: None) -> None:
            self._end()
            self.told.emit("The model was removed.")

        self._tasks.run(lambda report: self._session.library.remove(identity), done, self._fail)

    # -- while one is fetched or built ----------------------------------------------------------------

    def pause(self) -> None:
        """Pause a download or build; it can be resumed later."""
        self._stopping = Stopping.PAUSE
        if self._acquisition is not None:
            self._in_background(self._acquisition.pause)

    def _ask_whether_to_cancel(self) -> None:
        """Ask what to do with partial files, where they may be large."""
        acquisition = self._acquisition
        if acquisition is not None and not acquisition.can_pause:
            self.cancel()
            return
        question = GiveUpQuestion(self._page.window())
        if question.exec():
            self.cancel(keep=question.keeps)

    def cancel(self, *, keep: bool = False) -> None:
        """Cancel; partial files are deleted, or kept, as asked."""
        self._stopping = Stopping.CANCEL
        acquisition = self._acquisition
        if acquisition is None and self._wished is not None:
            acquisition = acquisition_of(self._session.library, *self._wished)
        if acquisition is not None:
            self._in_background(lambda: acquisition.cancel(keep_partial=keep))
        if not self.busy:
            self._end()

    def leave(self) -> None:
        """Stop because the window closes; it can be resumed later."""
        self._stopping = Stopping.PAUSE
        if self._acquisition is not None:
            self._acquisition.pause()

    def _in_background(self, stop: Callable[[], None]) -> None:
        """Stop in the background: a process takes a moment to end."""
        self._tasks.run(lambda report: stop(), lambda _: None, self.failed.emit)

    def _begin(self) -> bool:
        if self.busy:
            self.failed.emit("Another model is on its way. Wait for it, or cancel it first.", "")
            return False
        self.busy = True
        self._page.set_busy(True)
        return True

    def _end(self) -> None:
        self.busy, self._acquisition = False, None
        self._page.progress.hide()
        self.show_page()

    def _have(self, model: InstalledModel) -> None:
        self._acquisition = None
        if model.role is ModelRole.GUARD:
            self._end()
            self.told.emit(f"{model.title} judges from the next time a model is loaded.")
        else:
            self._load(model)

    def _not_fetched(self, sentence: str, detail: str) -> None:
        self._acquisition = None
        if self._stopping is Stopping.PAUSE:
            self.busy = False
            self._page.set_busy(False)
            self._page.progress.show_paused(sentence)
        elif self._stopping is Stopping.CANCEL:
            self._end()
        else:
            self._fail(sentence, detail)

    def _fail(self, sentence: str, detail: str) -> None:
        self._end()
        self.failed.emit(sentence, detail)

    def _show_share(self, title: str, words: str, share: object) -> None:
        if isinstance(share, float):
            self._page.progress.show_progress(title, Progress(words, share))

    def _show_download(self, progress: object) -> None:
        if isinstance(progress, DownloadProgress) and self._stopping is None:
            acquisition = self._acquisition
            view = download_view(progress, can_pause=acquisition is not None and acquisition.can_pause)
            self._page.progress.show_progress("Fetching the model", view)
