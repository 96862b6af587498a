"""The one piece of work with a model file that is under way: whether there is one, and what is shown of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.model import InstalledModel
from app.models.download import DownloadProgress
from app.session.recommendation import Recommendation, recommendation_now
from app.session.session import Session
from app.translation import tr
from app.ui.task_runner import TaskRunner
from app.ui.view_models.model_words import Progress, download_view
from app.ui.welcome.welcome_page import WelcomePage

_Result = TypeVar("_Result")


class ModelWork(QObject):
    """One request at a time. ``failed`` carries (sentence, detail).

    ``listed``: the page was brought up to date. ``progressed`` carries a title and its
    ``Progress``; ``rested`` nothing: no model is on its way any more.
    """

    progressed = Signal(str, object)
    rested = Signal()
    failed = Signal(str, str)
    listed = Signal()

    def __init__(self, session: Session, page: WelcomePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._page = session, page
        self._advised_for: tuple[InstalledModel, ...] | None = None
        self._advice: Recommendation | None = None
        self.busy = False
        self._stop: Callable[[], None] | None = None
        self._stopped = False

    def show_page(self, *, afresh: bool = False) -> None:
        """Update the page to the models on this computer; ``afresh`` measures again what is free on it."""
        loaded = self._session.loaded
        models = self._session.library.installed()
        if afresh or models != self._advised_for:
            self._advised_for, self._advice = models, self._recommendation()
        if loaded is not None:  # standing as the vault has it, which may differ from the models folder's
            models = tuple(loaded[0] if each.id == loaded[0].id else each for each in models)
        conditions = self._session.fetch_conditions
        self._page.show_models(
            models,
            loaded[0].id if loaded else "",
            self._advice,
            conditions.bytes_per_second,
            self._session.library.missing(),
        )
        self._page.set_busy(self.busy)
        self.listed.emit()

    def _recommendation(self) -> Recommendation | None:
        session = self._session
        return recommendation_now(session.library, session.fetch_conditions, session.settings.context_size)

    def begin(self) -> bool:
        """Begin, and return True; where something is under way, say so and return False."""
        if self.busy:
            sentence = tr("A model is being loaded or checked. Wait for its end, or cancel it first.")
            self.failed.emit(sentence, "")
            return False
        self.busy = True
        self._page.set_busy(True)
        return True

    def end(self) -> None:
        """End, and show the models that there are now."""
        self.busy, self._stop = False, None
        self._page.activity.hide()
        self.show_page()
        self.rested.emit()

    def fail(self, sentence: str, detail: str) -> None:
        """End, and tell why."""
        self.end()
        self.failed.emit(sentence, detail)

    def show(self, title: str, progress: Progress) -> None:
        """Show how far it is."""
        self._page.activity.show_progress(title, progress)
        self.progressed.emit(title, progress)

    def run(
        self,
        tasks: TaskRunner,
        words: tuple[str, str],
        work: Callable[[Callable[[object], None]], _Result],
        done: Callable[[_Result], None],
        stop: Callable[[], None] | None = None,
    ) -> None:
        """Do a piece of work in the background, with a title and words; ``stop`` ends it where it can be stopped."""
        if not self.begin():
            return
        title, said = words
        self._stop, self._stopped = stop, False
        self.show(title, Progress(said, 0.0, can_cancel=stop is not None))

        def ended(found: _Result) -> None:
            self.end()
            done(found)

        def seen(progress: object) -> None:
            if isinstance(progress, DownloadProgress):
                self.show(
                    title, replace(download_view(progress, can_pause=False), can_cancel=stop is not None)
                )
            else:
                self.show_share(title, said, progress, can_cancel=stop is not None)

        tasks.run(work, ended, self._not_done, seen)

    def stop(self) -> None:
        """Stop the piece of work, where it can be stopped."""
        if self._stop is not None:
            self._stopped = True
            self._stop()

    def _not_done(self, sentence: str, detail: str) -> None:
        """End; what a person has stopped is no failure."""
        if self._stopped:
            self.end()
        else:
            self.fail(sentence, detail)

    def show_share(self, title: str, words: str, share: object, *, can_cancel: bool = False) -> None:
        """Show the share of a file that is done."""
        if isinstance(share, float):
            self.show(title, Progress(words, share, can_cancel=can_cancel))
