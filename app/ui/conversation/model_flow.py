"""The model of the window: offered, chosen, loaded, and shown in header, composer and panel."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.alignment.strategies import strategy_table
from app.domain.errors import OysterError
from app.domain.generation import LoadedModel
from app.domain.model import InstalledModel, ModelStanding, model_words
from app.domain.named_server import SERVER, NamedServer
from app.domain.strategy import StrategyTable
from app.models.wheel import left_by_set_up
from app.session.recommendation import recommendation_now
from app.session.session import Session
from app.session.vault_access import VaultState
from app.translation import tr
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.conversation.sending_flow import SendingFlow
from app.ui.dialogs.questions import Confirmation
from app.ui.panel.panel import TransparencyPanel
from app.ui.view_models.first_model import first_model
from app.ui.view_models.model_words import Progress, gone_words, plain_title, short_word
from app.ui.welcome.model_chooser import ModelChooser
from app.ui.welcome.welcome_page import WelcomePage


class ModelFlow(QObject):
    """Never takes a person away from what they are doing: the page of models is left only if it was asked there.

    ``ready``: a model is loaded.
    """

    ready = Signal()

    def __init__(
        self,
        session: Session,
        flow: ConversationFlow,
        saying: SendingFlow,
        pane: ConversationPane,
        panel: TransparencyPanel,
        page: WelcomePage,
        chooser: ModelChooser,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._flow, self._saying, self._pane, self._panel = session, flow, saying, pane, panel
        self._page, self._chooser, self._window = page, chooser, window
        self._asked_on_page = False
        self._wire()

    def _wire(self) -> None:
        page, chooser, offer = self._page, self._chooser, self._pane.offer
        found = chooser.fetching.asked
        for asked in (page.get_requested, page.model_chosen, page.file_chosen, found):
            asked.connect(self._note_asked_on_page)
        page.back_requested.connect(self.leave_page)
        page.remove_requested.connect(self._remove)
        offer.use_requested.connect(chooser.use)
        offer.get_requested.connect(chooser.get)
        offer.others_requested.connect(self.show_page)
        chooser.loading.connect(self._loading)
        chooser.loaded.connect(self._loaded)
        chooser.failed.connect(self._failed)
        chooser.not_fetched.connect(self._pane.errors.tell)
        chooser.stopped.connect(self._stopped)
        chooser.came.connect(self._tell_of)
        chooser.told.connect(self._pane.errors.tell)
        chooser.progressed.connect(self._show_progress)
        chooser.rested.connect(self._offer)
        self._flow.turns.ended.connect(lambda live: self._note_helper())

    def use(self, model: InstalledModel | None) -> None:
        """Load a model, or offer one where there is none."""
        if model is None:
            self._offer()
            self._tell_what_is_gone()
            self._pane.composer.invite()
            self._pane.composer.field.setFocus()
        else:
            self._chooser.load(model)

    def _tell_what_is_gone(self) -> None:
        """Say why the chosen model is not here, with what to do about it."""
        library = self._session.library
        if library.unreachable:
            self._pane.errors.tell(library.unreachable)
            return
        gone = next((each for each in library.missing() if each.id == self._session.settings.model), None)
        if gone is not None:
            self._pane.errors.tell(gone_words(gone))

    # -- the page of models -----------------------------------------------------------------------------

    def show_page(self) -> None:
        """Show the page of models; shown already, return to the conversation."""
        if self._page.isVisible():
            self.leave_page()
            return
        self._asked_on_page = False
        self._chooser.show_page(afresh=True)
        self._pane.show_welcome()
        self._page.setFocus()

    def leave_page(self) -> None:
        """Return to the conversation and to what was being written there."""
        self._flow.show_again()
        self._pane.composer.field.setFocus()

    def _note_asked_on_page(self) -> None:
        self._asked_on_page = True

    # -- loading ----------------------------------------------------------------------------------------

    def _offer(self) -> None:
        """Offer a model above the composer while none is loaded or on its way."""
        offer = self._pane.offer
        if self._session.loaded is not None:
            offer.hide()
            return
        library = self._session.library
        entries = library.catalogue.models
        left = frozenset(each.id for each in entries if left_by_set_up(each) is not None)
        settings = self._session.settings
        advice = recommendation_now(library, self._session.fetch_conditions, settings.context_size)
        offer.offer(first_model(library.installed(), settings.model, advice, left_here=left))
        offer.show()

    def _show_progress(self, title: str, progress: Progress) -> None:
        if not self._pane.offer.isHidden():
            self._pane.offer.show_progress(title, progress)

    def _loading(self, words: str) -> None:
        self.show_mode()
        self._pane.composer.invite(tr("{loading} You can write already.", loading=words))
        self._pane.header.show_model(words, tr("loading"))

    def _loaded(self, model: InstalledModel, loaded: LoadedModel) -> None:
        self._panel.set_model(loaded)
        self.show_mode()
        if not self._page.isVisible() or self._asked_on_page:
            self._flow.show_again()
        self._pane.offer.hide()
        if loaded.fallback_reason:
            self._pane.errors.tell(loaded.fallback_reason)
        self._pane.composer.invite()
        if self._is_nowhere():
            self._pane.composer.field.setFocus()
        self._saying.answer_what_waits()
        self.ready.emit()

    def _note_helper(self) -> None:
        """Let the panel know of a helper that was let go of in a turn."""
        loaded = self._session.loaded
        if loaded is not None and loaded[1].no_helper:
            self._panel.set_model(loaded[1])

    def _tell_of(self, model: InstalledModel) -> None:
        """Say that a model has come, and offer it; the conversation keeps the one that it has."""
        title = plain_title(model.id, model.title)
        self._pane.notice.tell(
            tr("{model} is here now.", model=title),
            tr("Use it"),
            lambda: self._chooser.use(model.id),
            tr("Use {model}", model=title),
        )

    def _is_nowhere(self) -> bool:
        """True where the keyboard focus is on nothing that a person would be using in the window."""
        focused = QApplication.focusWidget()
        return focused is None or not focused.isVisible() or focused is self._page or focused is self._window

    def _failed(self, sentence: str, detail: str) -> None:
        self._pane.errors.tell(sentence, detail)
        self.show_mode()
        if self._session.loaded is None:
            self._offer()
            self._pane.composer.invite()
        else:
            self._pane.composer.invite()

    def let_go(self) -> None:
        """Show what is left once the loaded model was let go of."""
        loaded = self._session.loaded
        self._panel.set_model(loaded[1] if loaded is not None else None)
        self.show_mode()
        self._offer()
        self._pane.composer.invite()

    def _stopped(self) -> None:
        """Return to the model of before, or to the offer of one."""
        self.show_mode()
        self._offer()
        self._pane.composer.invite()
        loaded = self._session.loaded
        if loaded is not None:
            self._saying.answer_what_waits()
            title = plain_title(loaded[0].id, loaded[0].title)
            self._pane.status.show_activity(tr("{model} is in use again", model=title))

    def _remove(self, identity: str) -> None:
        library = self._session.library
        model = next(
            (each for each in (*library.installed(), *library.missing()) if each.id == identity), None
        )
        if model is None:
            return
        managed = tr("Its file is deleted.")
        fate = managed if model.managed else tr("The file itself stays where it is.")
        title = tr("Remove {model}?", model=plain_title(model.id, model.title))
        if Confirmation(title, fate, tr("Remove"), self._window).exec():
            self._chooser.upkeep.remove(identity)

    # -- what is shown of it ----------------------------------------------------------------------------

    def show_mode(self) -> None:
        """Show the loaded model, and whether messages are stored."""
        pane, loaded = self._pane, self._session.loaded
        standing = loaded[0].standing if loaded is not None else None
        if loaded is None:
            pane.header.show_model(tr("No model"), tr("no model is loaded"))
        else:
            model = loaded[0]
            title = plain_title(model.id, model.title)
            pane.header.show_model(title, model_words(model), short_word(model))
        mode = self._session.mode_for(standing or ModelStanding.UNVERIFIED)
        pane.composer.mode.show_default(mode, self._strategies())
        state = self._session.vault_access.state
        pane.status.show_vault(state, self._session.vault_access.problem)
        server = self._server
        pane.elsewhere.show_server(server)
        kept = state in (VaultState.OPEN, VaultState.KEYRING)
        pane.beginning.show_standing(standing, kept=kept, server=server)

    @property
    def _server(self) -> NamedServer | None:
        """The server that messages go to: also before it is connected to, and until another model is there."""
        session, loaded = self._session, self._session.loaded
        upcoming = self._chooser.on_its_way
        if loaded is None and upcoming is None and session.settings.model == SERVER:
            upcoming = session.server.model  # the program opens with it
        models = (loaded[0] if loaded is not None else None, upcoming)
        return next((each.server for each in models if each is not None and each.server is not None), None)

    def _strategies(self) -> StrategyTable:
        """Return the strategies on offer; a custom table that cannot be read is reported and ignored."""
        try:
            return self._session.strategies()
        except OysterError as error:
            self._pane.errors.tell(error.sentence, error.detail)
            return strategy_table()
