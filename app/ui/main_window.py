"""The main window: conversations, the open one, and the panel; it shows values and passes requests on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from app.alignment.strategies import strategy_table
from app.domain.conversation import ConversationId
from app.domain.errors import OysterError
from app.domain.generation import LoadedModel
from app.domain.model import InstalledModel, ModelStanding, model_words
from app.domain.strategy import StrategyTable
from app.session.session import Session
from app.session.vault_access import VaultState
from app.ui.appearance import apply_appearance
from app.ui.conversation.conversation_actions_flow import ConversationActionsFlow
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.conversation.reply_actions_flow import ReplyActionsFlow
from app.ui.conversation.sending_flow import SendingFlow
from app.ui.conversation.versions_flow import VersionsFlow
from app.ui.conversation_list.conversation_list import ConversationList
from app.ui.dialogs.questions import Confirmation
from app.ui.dialogs.settings_flow import SettingsFlow
from app.ui.panel.panel import TransparencyPanel
from app.ui.task_runner import TaskRunner
from app.ui.view_models.model_words import standing_word
from app.ui.welcome.model_chooser import ModelChooser
from app.ui.welcome.welcome_page import WelcomePage
from app.ui.window_actions import WindowAction, fill_menu
from app.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from app.ui.evaluation.evaluation_window import EvaluationWindow

_CLOSING_MS = 8000
_SMALLEST = (560, 420)
_NO_MODEL = "Write a message; a model answers it once you have chosen one."


class MainWindow(QMainWindow):
    """Gets the session in its constructor; all slow work goes through the task runner."""

    ready = Signal()  # emitted when a model is loaded and a message can be sent

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tasks = TaskRunner(self)
        self._evaluations: EvaluationWindow | None = None
        self.menu = QMenu(self)
        self.menu.setAccessibleName("All actions")
        self.welcome = WelcomePage(session.sized_oy1(), session.library.catalogue.models)
        self.list = ConversationList()
        self.pane = ConversationPane(self.menu, self.welcome)
        self.panel = TransparencyPanel()
        self.transcript, self.composer, self.errors = (
            self.pane.transcript,
            self.pane.composer,
            self.pane.errors,
        )
        self.flow = ConversationFlow(session, self.tasks, self.pane, self.panel, self)
        self.turns = self.flow.turns
        self.saying = SendingFlow(session, self.flow, self.pane, self)
        self.keeping = ConversationActionsFlow(session, self.tasks, self.flow, self.list, self.errors, self)
        self.settings = SettingsFlow(session, self.tasks, self.errors, self)
        self.versions = VersionsFlow(self.flow, self.transcript, self)
        self.asking = ReplyActionsFlow(
            session, self.tasks, self.flow, self.saying, self.pane, self.panel, self
        )
        self.chooser = ModelChooser(session, self.tasks, self.welcome, self)
        self.setWindowTitle("Oyster")
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self.resize(1280, 800)
        self._parts = WindowParts(self.list, self.pane, self.panel)
        self.setCentralWidget(self._parts)
        self._make_actions()
        self._wire()
        self._show_mode()
        self.composer.invite(_NO_MODEL)
        self.keeping.refresh()

    # -- building -----------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        fill_menu(
            self.menu,
            self,
            (
                WindowAction("New conversation", "Ctrl+N", self.start_new),
                WindowAction("Search", "Ctrl+F", self._search),
                WindowAction("Write a message", "Ctrl+L", self._write),
                WindowAction("Stop the reply", "Escape", self.stop),
                WindowAction("Write the last reply again", "Ctrl+R", self.saying.regenerate_last),
                WindowAction("Rename the conversation…", "Ctrl+E", self.keeping.rename_open, apart=True),
                WindowAction("Delete the conversation…", "Ctrl+Shift+Del", self.keeping.delete_open),
                WindowAction("Show or hide the conversations", "Ctrl+B", self._toggle_list, apart=True),
                WindowAction("Show or hide the panel", "Ctrl+J", self._toggle_panel),
                WindowAction("Models…", "Ctrl+M", self.choose_model, apart=True),
                WindowAction("Evaluations…", "Ctrl+Shift+E", self.open_evaluations),
                WindowAction("Settings…", "Ctrl+,", self.settings.ask),
                WindowAction("Quit", "Ctrl+Q", self.close),
            ),
        )

    def _wire(self) -> None:
        header = self.pane.header
        header.list_toggled.connect(self._toggle_list)
        header.panel_toggled.connect(self._toggle_panel)
        header.models_requested.connect(self.choose_model)
        self.list.new_requested.connect(self.start_new)
        self.list.chosen.connect(lambda identity: self.open(ConversationId(identity)))
        self.list.models_requested.connect(self.choose_model)
        self.list.settings_requested.connect(self.settings.ask)
        self.transcript.link_requested.connect(self._open_link)
        self.panel.region_chosen.connect(self.settings.keep_region)
        self.settings.saved.connect(self._dress)
        self.settings.saved.connect(self._show_mode)
        self.welcome.remove_requested.connect(self._remove_model)
        self.chooser.loading.connect(self._model_loading)
        self.chooser.loaded.connect(self._model_loaded)
        self.chooser.failed.connect(self._model_failed)
        self.chooser.told.connect(self.errors.tell)
        QApplication.styleHints().colorSchemeChanged.connect(self._dress)

    # -- the model ----------------------------------------------------------------------------------

    def use_model(self, model: InstalledModel | None) -> None:
        """Load a model, or show the welcome page where there is none."""
        if model is None:
            self.choose_model()
        else:
            self.chooser.load(model)

    def choose_model(self) -> None:
        """Show the model page; pressed again, return to the conversation."""
        if self.welcome.isVisible() and self._session.loaded is not None and not self.chooser.busy:
            self.flow.show_again()
            return
        self.chooser.show_page()
        self.pane.show_welcome()
        self.welcome.setFocus()

    def _model_loading(self, words: str) -> None:
        self.composer.invite(f"{words} You can write already.")
        self.pane.header.show_model(words, "loading")

    def _model_loaded(self, model: InstalledModel, loaded: LoadedModel) -> None:
        self.panel.set_model(loaded)
        self._show_mode()
        self.flow.show_again()
        if loaded.fallback_reason:
            self.errors.tell(f"{loaded.fallback_reason} The processor computes instead.")
        self.composer.invite()
        self.composer.field.setFocus()
        self.ready.emit()

    def _model_failed(self, sentence: str, detail: str) -> None:
        self.errors.tell(sentence, detail)
        self._show_mode()
        if self._session.loaded is None:
            self.choose_model()
            self.composer.invite(_NO_MODEL)
        else:
            self.composer.invite()

    def _remove_model(self, identity: str) -> None:
        model = self._session.library.find(identity)
        if model is None:
            return
        fate = "Its file is deleted." if model.managed else "The file itself stays where it is."
        if Confirmation(f"Remove {model.title}?", fate, "Remove", self).exec():
            self.chooser.remove(identity)

    def _show_mode(self) -> None:
        """Show the loaded model, and whether messages are stored."""
        loaded = self._session.loaded
        if loaded is None:
            self.pane.header.show_model("No model", "no model is loaded")
        else:
            model = loaded[0]
            self.pane.header.show_model(model.title, model_words(model), standing_word(model.standing))
        standing = loaded[0].standing if loaded is not None else ModelStanding.UNVERIFIED
        self.composer.mode.show_default(self._session.mode_for(standing), self._strategies())
        state = self._session.vault_access.state
        self.pane.status.show_vault(state, self._session.vault_access.problem)
        self.pane.beginning.show_standing(
            loaded[0].standing if loaded is not None else None, kept=state is VaultState.OPEN
        )

    def _strategies(self) -> StrategyTable:
        """Return the strategies on offer; a custom table that cannot be read is reported and ignored."""
        try:
            return self._session.strategies()
        except OysterError as error:
            self.errors.tell(error.sentence, error.detail)
            return strategy_table()

    def vault_opened(self) -> None:
        """Show the stored conversations once the vault is open, and update what the model may be called."""
        self._show_mode()
        self.keeping.refresh()

    # -- conversations ------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Send a message in the open conversation."""
        self.saying.say(text)

    def stop(self) -> None:
        """Stop the current reply or action; what arrived is kept."""
        self.turns.stop()
        self.asking.stop()

    def start_new(self) -> None:
        """Begin a conversation; it is stored with its first message."""
        self.flow.start_new()

    def open(self, conversation: ConversationId) -> None:
        """Open a conversation as it was left."""
        self.flow.open_conversation(conversation)

    def open_evaluations(self) -> EvaluationWindow:
        """Show the evaluation window beside the conversation."""
        if self._evaluations is None:
            from app.ui.evaluation.evaluation_window import EvaluationWindow  # imported on demand

            self._evaluations = EvaluationWindow(self._session, self)
        self._evaluations.open()
        return self._evaluations

    # -- the window itself --------------------------------------------------------------------------

    def _dress(self, *_: object) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            settings = self._session.settings
            apply_appearance(application, settings.theme, settings.text_scale)
            self._parts.fit(self)

    def _toggle_list(self) -> None:
        self.list.setVisible(self.list.isHidden())

    def _toggle_panel(self) -> None:
        self.panel.setVisible(self.panel.isHidden())

    def _search(self) -> None:
        self.list.show()
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _write(self) -> None:
        self.composer.field.setFocus()

    def _open_link(self, address: str) -> None:
        words = f"{address}\n\nYour browser will contact that site; this program itself never does."
        if Confirmation("Open this address in your browser?", words, "Open", self).exec():
            QDesktopServices.openUrl(QUrl(address))

    def come_to_front(self) -> None:
        """Raise the window, as far as the desktop allows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide side parts where there is no room for them, and show them again where there is."""
        super().resizeEvent(event)
        self._parts.fit(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one local file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the dropped file as a model."""
        self.chooser.show_page()
        self.pane.show_welcome()
        self.chooser.add(Path(event.mimeData().urls()[0].toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, keeping what arrived, and close."""
        self.hide()
        self.turns.end_all()
        self.asking.stop()
        self.chooser.leave()
        if self._evaluations is not None:
            self._evaluations.leave()
        self.tasks.wait(_CLOSING_MS)
        super().closeEvent(event)
