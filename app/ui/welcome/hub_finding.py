"""Asking the hub for models by name or link, in another process, and showing what it has before anything is fetched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from app.domain.errors import OysterError
from app.models.errors import DownloadFailed
from app.models.gguf_files import GgufRepository, HubFound
from app.models.gguf_listing import listing_of, search_for
from app.models.hub_question import HubQuestion
from app.models.hub_reference import HubReference, reference_in
from app.privacy.tokens import known_token, token_of_the_shell
from app.session.hub_models import HubOffer, offers_in, offers_meant
from app.session.kept_token import token_may_help, why_the_keyring_asks
from app.session.machine import this_machine
from app.session.model_acquisition import hub_host
from app.session.session import Session
from app.translation import tr, tr_count
from app.ui.task_runner import TaskRunner
from app.ui.view_models.hub_finds import model_row, page_row, token_row
from app.ui.welcome.hub_finder import HubFinder
from app.ui.welcome.model_fetching import ModelFetching


@dataclass(frozen=True, slots=True)
class _TokenMayHelp:
    """The hub refused a page to who showed no token, and one is kept: the person decides whether it is shown."""

    refusal: str


class HubFinding(QObject):
    """One question at a time: a newer one, or Stop, ends the one before."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        finder: HubFinder,
        fetching: ModelFetching,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._finder, self._fetching = session, tasks, finder, fetching
        self._question: HubQuestion[GgufRepository] | HubQuestion[HubFound] | None = None
        self._number = 0  # of the question whose answer is waited for
        finder.asked.connect(self.ask)
        finder.stopped.connect(self.stop)

    def ask(self, text: str) -> None:
        """Look for what was typed: a page by its address or link, else pages by their names."""
        self._end()
        try:
            reference = reference_in(text)
        except OysterError as error:
            self._finder.show_rows(error.sentence, ())
            return
        if reference is not None:
            self._list(reference)
        else:
            self._search(text)

    def stop(self) -> None:
        """Ask no more."""
        self._end()
        self._finder.show_rows("", ())

    def leave(self) -> None:
        """End, because the window closes."""
        self._end()

    def _end(self) -> None:
        self._number += 1
        if self._question is not None:
            self._question.cancel()
            self._question = None

    # -- pages by name ----------------------------------------------------------------------------------

    def _search(self, words: str) -> None:
        self._finder.show_asking(tr("Searching the hub for “{words}”…", words=words))
        self._question = question = search_for(words)
        self._run(lambda: question.run(), self._show_pages)

    def _show_pages(self, found: HubFound) -> None:
        pages = found.repositories
        words = (
            tr_count(
                "{count} page, the most fetched first:",
                "{count} pages, the most fetched first:",
                count=len(pages),
            )
            if pages
            else tr("The hub has no model of that name for this program. Try fewer or other words.")
        )
        self._finder.show_rows(
            words, [(page_row(each), partial(self._list, HubReference(each.repo))) for each in pages]
        )

    # -- the models of a page ---------------------------------------------------------------------------

    def _list(self, reference: HubReference) -> None:
        self._ask_for(reference, lambda: token_of_the_shell(hub_host()))

    def _list_with_token(self, reference: HubReference) -> None:
        self._ask_for(reference, lambda: known_token(self._session.locations, hub_host()), refused=True)

    def _ask_for(self, reference: HubReference, token: Callable[[], str], *, refused: bool = False) -> None:
        """Ask for a page's models; one that the hub ``refused`` without the kept token is asked for with it."""
        self._end()
        self._finder.show_asking(tr("Asking for the models of {page}…", page=reference.repo))

        def look() -> tuple[HubOffer, ...] | _TokenMayHelp:
            question = self._question = listing_of(reference, token())
            session = self._session
            try:
                repository = question.run()
            except DownloadFailed as error:
                if refused or not token_may_help(session.locations, error):
                    raise
                return _TokenMayHelp(error.sentence)
            machine = this_machine(session.library.folder)
            offers = offers_in(repository, session.library, machine, session.settings.context_size)
            return offers_meant(offers, reference) or offers

        self._run(look, partial(self._show_answer, reference))

    def _show_answer(self, reference: HubReference, found: tuple[HubOffer, ...] | _TokenMayHelp) -> None:
        if isinstance(found, _TokenMayHelp):
            row = token_row(reference.repo, why_the_keyring_asks())
            self._finder.show_rows(found.refusal, [(row, partial(self._list_with_token, reference))])
        else:
            self._show_models(reference.repo, found)

    def _show_models(self, page: str, offers: tuple[HubOffer, ...]) -> None:
        words = tr_count(
            "{page} has {count} model. Nothing is fetched yet.",
            "{page} has {count} models, the smallest first. Nothing is fetched yet.",
            count=len(offers),
            page=page,
        )
        self._finder.show_rows(
            words, [(model_row(each), partial(self._fetching.get_offer, each, offers)) for each in offers]
        )

    def _run(self, ask: Callable[[], object], show: Callable[..., None]) -> None:
        number = self._number

        def done(found: object) -> None:
            if number == self._number:
                show(found)

        def failed(sentence: str, detail: str) -> None:
            if number == self._number:
                self._finder.show_rows(sentence, ())

        self._tasks.run(lambda report: ask(), done, failed)
