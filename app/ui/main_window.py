"""The main window: conversations, the open one, and the panel; it shows values and passes requests on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from app.domain.conversation import ConversationId
from app.domain.model import InstalledModel
from app.session.program_update.publisher import own_copy
from app.session.session import Session
from app.session.vault_access import VaultState
from app.translation import tr
from app.ui.appearance import apply_appearance, follow_system
from app.ui.conversation.conversation_actions_flow import ConversationActionsFlow
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.conversation.draft_keeping import DraftKeeping
from app.ui.conversation.model_flow import ModelFlow
from app.ui.conversation.reply_actions_flow import ReplyActionsFlow
from app.ui.conversation.search_flow import SearchFlow
from app.ui.conversation.sending_flow import SendingFlow
from app.ui.conversation.turn_choice_flow import TurnChoiceFlow
from app.ui.conversation.versions_flow import VersionsFlow
from app.ui.conversation_list.conversation_list import ConversationList
from app.ui.conversation_state_keeping import ConversationStateKeeping
from app.ui.demonstration.beginning_flow import BeginningFlow
from app.ui.dialogs.connections import ConnectionsSheet
from app.ui.dialogs.settings_flow import SettingsFlow
from app.ui.downloads.downloads_display import DownloadsDisplay
from app.ui.downloads.update_flow import UpdateFlow
from app.ui.evaluation.evaluations_flow import EvaluationsFlow
from app.ui.help.help_flow import HelpFlow
from app.ui.idle_work import IdleWork, chores_of
from app.ui.keeping.keeping_flow import KeepingFlow
from app.ui.link_flow import LinkFlow
from app.ui.lock.exit_words import ExitExplanation
from app.ui.lock.keys_flow import KeysFlow
from app.ui.main_menu import main_actions
from app.ui.model_folder.folder_flow import ModelFolderFlow
from app.ui.model_list.model_switch_flow import ModelSwitchFlow
from app.ui.panel.panel import TransparencyPanel
from app.ui.rating.rating_flow import RatingFlow
from app.ui.scenarios.scenarios_flow import ScenariosFlow
from app.ui.server_flow import ServerFlow
from app.ui.sets.set_flow import SetFlow
from app.ui.strategy_desk.desk_flow import DeskFlow
from app.ui.supervision.supervision_flow import SupervisionFlow
from app.ui.task_runner import TaskRunner
from app.ui.view_models.side_widths import Side
from app.ui.welcome.model_chooser import ModelChooser
from app.ui.welcome.welcome_page import WelcomePage
from app.ui.window_actions import fill_menu
from app.ui.window_parts import WindowParts
from app.ui.window_placement import WindowPlacement

if TYPE_CHECKING:
    from app.ui.evaluation.evaluation_window import EvaluationWindow

_CLOSING_MS = 8000


class MainWindow(QMainWindow):
    """Gets the session in its constructor; all slow work goes through the task runner."""

    ready = Signal()  # emitted when a model is loaded and a message can be sent
    lock_requested = Signal()
    deletion_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tasks = TaskRunner(self)
        self.menu = QMenu(self)
        self.menu.setAccessibleName(tr("All actions"))
        self.welcome = WelcomePage(session.library.catalogue.models)
        self.list = ConversationList()
        self.pane = ConversationPane(self.menu, self.welcome)
        self.panel = TransparencyPanel()
        self.transcript, self.composer = self.pane.transcript, self.pane.composer
        self.errors = self.pane.errors
        self.flow = ConversationFlow(session, self.tasks, self.pane, self.panel, self)
        self.turns = self.flow.turns
        self.saying = SendingFlow(session, self.flow, self.pane, self)
        self.keeping = ConversationActionsFlow(
            session, self.tasks, self.flow, self.list, self.errors, self.pane.undo_bar, self
        )
        self.drafts = DraftKeeping(session, self.tasks, self.flow, self.errors, self)
        self.keys = KeysFlow(session, self.tasks, self.errors, self)
        self.searching = SearchFlow(self.flow, self.pane, self.list, self)
        self.settings = SettingsFlow(session, self.tasks, self.errors, self)
        self.help = HelpFlow(session, self.tasks, self.flow, self.pane, self.panel, self.settings, self)
        self.links = LinkFlow(self.transcript, self.errors, self)
        self.evaluations = EvaluationsFlow(session, self.help.open, self)
        self.files = KeepingFlow(session, self.tasks, self.flow, self.errors, self)
        self.desk = DeskFlow(session, self.tasks, self)
        self.sets = SetFlow(session, self.tasks, self.flow, self)
        self.supervising = SupervisionFlow(session, self.tasks, self.flow, self.panel, self)
        self.scenarios = ScenariosFlow(session, self.tasks, self.flow, self.saying, self.pane, self)
        self.versions = VersionsFlow(self.flow, self.transcript, self)
        self.asking = ReplyActionsFlow(
            session, self.tasks, self.flow, self.saying, self.pane, self.panel, self
        )
        self.rating = RatingFlow(session, self.tasks, self.flow, self.pane, self.panel, self.help.open, self)
        self.choosing = TurnChoiceFlow(session, self.flow, self.pane, self.panel, self)
        self.chooser = ModelChooser(session, self.tasks, self.welcome, self)
        self.idle_work = IdleWork(
            chores_of(session, self._is_busy_elsewhere), self.tasks, self.turns, self.pane.status, self
        )
        self.models = ModelFlow(
            session, self.flow, self.saying, self.pane, self.panel, self.welcome, self.chooser, self
        )
        self.server = ServerFlow(session, self.tasks, self.models, self.errors, self)
        self.downloads = DownloadsDisplay(
            session, self.chooser.downloads, self.pane, self.welcome, self.settings, self
        )
        self.updates = UpdateFlow(session, self.tasks, self.pane, own_copy(), self)
        self.switching = ModelSwitchFlow(session, self.tasks, self.pane.header, self.chooser, self)
        self.folder = ModelFolderFlow(session, self.tasks, self.chooser, self.welcome, self.pane, self)
        self.states = ConversationStateKeeping(session, self.tasks, self.flow, self.models, self)
        self.demonstration = BeginningFlow(session, self.tasks, self.settings, self)
        for ends_or_begins in (self.models.ready, self.chooser.downloads.changed, self.evaluations.ended):
            ends_or_begins.connect(self.idle_work.later)
        self.models.ready.connect(self.ready)
        self.setWindowTitle("Oyster")
        self.setAcceptDrops(True)
        self.parts = WindowParts(self.list, self.pane, self.panel, self.pane.header)
        self.setCentralWidget(self.parts)
        self._placement = WindowPlacement(self, self.parts, session.locations.window_place)
        fill_menu(self.menu, self, main_actions(self))
        self._wire()
        self.models.show_mode()
        if session.vault_access.state is not VaultState.KEYRING:  # else once the vault is open
            self._show_kept()
        self.composer.field.setFocus()

    def _wire(self) -> None:
        header = self.pane.header
        header.list_toggled.connect(lambda: self.parts.toggle(Side.LIST))
        header.panel_toggled.connect(lambda: self.parts.toggle(Side.PANEL))
        self.switching.others_requested.connect(self.choose_model)
        self.list.new_requested.connect(self.start_new)
        self.list.chosen.connect(lambda identity: self.open(ConversationId(identity)))
        self.list.models_requested.connect(self.choose_model)
        self.list.settings_requested.connect(self.settings.ask)
        self.files.restored.connect(self.vault_opened)
        self.sets.taken_in.connect(self.keeping.refresh)
        self.settings.saved.connect(self._dress)
        self.settings.saved.connect(self.models.show_mode)
        self.settings.saved.connect(self.keeping.refresh)
        self.settings.saved.connect(self.flow.show_title)
        self.settings.saved.connect(self.supervising.look)
        follow_system(self._dress)

    def use_model(self, model: InstalledModel | None) -> None:
        """Load a model, or offer one where there is none; help needs none, so the crisis rules are read either way."""
        self.models.use(model)
        if model is None:
            self.tasks.run(
                lambda progress: self._session.prepare_screen(), lambda done: None, self.errors.tell
            )

    def choose_model(self) -> None:
        """Show the page of models; shown already, return to the conversation."""
        self.models.show_page()

    def vault_opened(self) -> None:
        """Show the stored conversations once the vault is open, and update what the model may be called."""
        self.models.show_mode()
        self._show_kept()
        self.help.vault_opened()

    def _show_kept(self) -> None:
        """Show what the vault holds; what was deleted before is gone for good now."""
        self.keeping.delete_for_good()
        self.keeping.refresh()
        self.drafts.read()
        self.files.planned.look()

    # -- conversations ------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Send a message in the open conversation."""
        self.saying.say(text)

    def stop(self) -> None:
        """Stop the current reply or action; what arrived is kept."""
        self.turns.stop()
        self.asking.stop()
        self.scenarios.plays.stop()

    def start_new(self) -> None:
        """Begin a conversation; it is stored with its first message."""
        self.flow.start_new()

    def open(self, conversation: ConversationId) -> None:
        """Open a conversation as it was left."""
        self.flow.open_conversation(conversation)

    def open_help(self, over: QWidget | None = None) -> QWidget:
        """Show help from people over this window, or over a dialog of its own."""
        return self.help.open(over)

    def open_evaluations(self) -> EvaluationWindow:
        """Show the evaluation window beside the conversation."""
        return self.evaluations.open()

    def show_connections(self) -> None:
        """Show every connection that the program ever made."""
        ConnectionsSheet(self._session.locations, self).exec()

    # -- the window itself --------------------------------------------------------------------------

    def _is_busy_elsewhere(self) -> bool:
        """Return whether anything beside the conversation takes the computer's time: then nothing is measured."""
        busy = self.chooser.busy or self.chooser.downloads.queue.running is not None
        return busy or self.evaluations.running

    def _dress(self, *_: object) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_appearance(application, self._session.settings.theme, self._session.settings.text_scale)
            self.parts.fit()

    def leave_or_stop(self) -> None:
        """Leave what lies over the conversation; where nothing does, stop the reply."""
        if self.welcome.isVisible():
            self.models.leave_page()
        elif not self.parts.fold_overlay():
            self.stop()

    def search(self) -> None:
        """Show the list with the focus in its search."""
        self.parts.unfold(Side.LIST)
        self.list.search.setFocus()
        self.list.search.selectAll()

    def write(self) -> None:
        """Put the focus where a message is written."""
        if self.welcome.isVisible():
            self.models.leave_page()
        self.composer.field.setFocus()

    def show_about(self) -> None:
        """Say what this program is, and what it is made of."""
        from app.ui.dialogs.about import show_about  # no start waits for it

        show_about(self.tasks, self.errors, self)

    def explain_exit(self) -> None:
        """Say what quick exit does, and what it does not hide."""
        ExitExplanation(self).open()

    def come_to_front(self) -> None:
        """Raise the window, as far as the desktop allows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus by Tab; where the focused control has gone, to where the person was, not to the next one."""
        focused = self.focusWidget()
        if focused is not None and (not focused.isVisible() or not focused.isEnabled()):
            home = self.composer.field if self.composer.isVisible() else self.welcome
            home.setFocus()
            return True
        return super().focusNextPrevChild(next)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one local file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the dropped file as a model."""
        if not self.welcome.isVisible():
            self.models.show_page()
        self.chooser.add(Path(event.mimeData().urls()[0].toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, keeping what arrived, and close; one that was hidden before is left in haste, or locked."""
        in_peace = self.isVisible()
        self._placement.keep()
        self.hide()
        self.keeping.delete_for_good()
        self.drafts.keep()
        self.turns.end_all()
        self.asking.stop()
        self.supervising.leave()
        self.scenarios.plays.stop()
        self.help.leave()
        self.rating.leave()
        self.chooser.leave()
        self.updates.end()
        self.idle_work.end()
        self.states.end(in_peace=in_peace)
        self.evaluations.leave()
        self.tasks.wait(_CLOSING_MS)
        if in_peace:
            self.files.planned.at_exit()
        super().closeEvent(event)
