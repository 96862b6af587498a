"""The main window: conversations, the open one, and the panel; it shows values and passes intents on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from app.domain.conversation import ConversationId, ConversationTree, Message, MessageId, Role, latest
from app.domain.generation import LoadedModel
from app.domain.model import InstalledModel, standing_note
from app.domain.turn import (
    ReplyArrived,
    Support,
    SupportOffered,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    UserMessageCommitted,
)
from app.session.session import Session
from app.session.vault_door import VaultState
from app.ui.appearance import apply_appearance
from app.ui.composer.composer import Composer
from app.ui.conversation_list.conversation_list import ConversationList
from app.ui.dialogs.settings import SettingsDialog
from app.ui.error_bar import ErrorBar
from app.ui.labels import label
from app.ui.model_chooser import ModelChooser
from app.ui.panel.panel import TransparencyPanel
from app.ui.task_runner import TaskRunner
from app.ui.transcript.reply_speaker import ReplySpeaker
from app.ui.transcript.transcript_view import TranscriptView
from app.ui.turn_runner import TurnRunner
from app.ui.welcome.welcome_page import WelcomePage

_CLOSING_MS = 8000


class MainWindow(QMainWindow):
    """Gets the session in its constructor; everything slow goes through the task runner."""

    ready = Signal()  # a model is loaded and a message can be sent

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tasks = TaskRunner(self)
        self.turns = TurnRunner(self.tasks, self)
        self.list = ConversationList()
        self.transcript = TranscriptView()
        self.composer = Composer()
        self.panel = TransparencyPanel()
        self.welcome = WelcomePage(session.sized_oy1())
        self.errors = ErrorBar()
        self.standing = label("", quiet=True)
        self._conversation: ConversationId | None = None
        self._leaf: MessageId | None = None
        self._replying = False
        self.chooser = ModelChooser(session, self.tasks, self.welcome, self)
        self.setWindowTitle("Oyster")
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        self._build()
        self._make_actions()
        self._wire()
        self._show_mode()
        self.refresh_list()

    # -- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        conversation = QFrame()
        conversation.setObjectName("centre")
        rows = QVBoxLayout(conversation)
        rows.setContentsMargins(0, 0, 0, 12)
        rows.addWidget(self.transcript, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 0, 16, 0)
        for widget in (self.errors, self.composer, self.standing):
            below.addWidget(widget)
        rows.addLayout(below)
        self.centre = QStackedWidget()
        self.centre.addWidget(conversation)
        self.centre.addWidget(self.welcome)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for index, (part, stretch) in enumerate(((self.list, 0), (self.centre, 1), (self.panel, 0))):
            splitter.addWidget(part)
            splitter.setStretchFactor(index, stretch)
            splitter.setCollapsible(index, index != 1)
        splitter.setHandleWidth(1)
        splitter.setSizes([230, 690, 360])
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self.setCentralWidget(holder)

    def _make_actions(self) -> None:
        bar = QToolBar("Actions", self)
        bar.setMovable(False)
        bar.setAccessibleName("Actions")
        bar.toggleViewAction().setEnabled(False)
        self.addToolBar(bar)
        for words, keys, act in (
            ("New conversation", "Ctrl+N", self.start_new),
            ("Search", "Ctrl+F", self._search),
            ("Stop", "Escape", self.stop),
            ("Model…", "Ctrl+M", self.choose_model),
            ("Settings…", "Ctrl+,", self.open_settings),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setToolTip(f"{words} ({keys})")
            action.triggered.connect(lambda checked=False, then=act: then())
            bar.addAction(action)

    def _wire(self) -> None:
        self.composer.sent.connect(self.say)
        self.composer.stop_requested.connect(self.stop)
        self.turns.event_arrived.connect(self._take)
        self.turns.turn_over.connect(self._turn_over)
        self.list.new_requested.connect(self.start_new)
        self.list.chosen.connect(lambda identity: self.open(ConversationId(identity)))
        self.list.search_changed.connect(lambda query: self.refresh_list())
        self.list.rename_requested.connect(self._rename)
        self.list.delete_requested.connect(self._delete)
        self.transcript.edit_requested.connect(self._edit)
        self.transcript.regenerate_requested.connect(self._regenerate)
        self.transcript.branch_requested.connect(self._switch_branch)
        self.transcript.link_requested.connect(self._open_link)
        self.panel.explanation_requested.connect(self._explain)
        self.chooser.loaded.connect(self._model_loaded)
        self.chooser.failed.connect(self.errors.tell)
        QApplication.styleHints().colorSchemeChanged.connect(lambda scheme: self._dress())

    # -- the model ----------------------------------------------------------------------------------

    def use_model(self, model: InstalledModel | None) -> None:
        """Load a model, or show the welcome where there is none."""
        if model is None:
            self.choose_model()
            return
        self.centre.setCurrentIndex(0)
        self.composer.set_ready(False, f"Loading {model.title}…")
        self.chooser.load(model)

    def choose_model(self) -> None:
        """Show the welcome with the ways to a model."""
        self.stop()
        self.welcome.show_installed(self._session.library.installed())
        self.centre.setCurrentWidget(self.welcome)
        self.composer.set_ready(False, "Choose a model first.")

    def _model_loaded(self, model: InstalledModel, loaded: LoadedModel) -> None:
        self.centre.setCurrentIndex(0)
        self.transcript.set_speakers(ReplySpeaker(model.title, model.standing), self._speakers())
        self.panel.set_model(loaded)
        self.panel.clear()
        if loaded.fallback_reason:
            self.errors.tell(loaded.fallback_reason)
        self._show_mode()
        self.composer.set_ready(True)
        self.composer.field.setFocus()
        self.ready.emit()

    def _speakers(self) -> dict[str, ReplySpeaker]:
        return {
            each.sha256: ReplySpeaker(each.title, each.standing) for each in self._session.library.installed()
        }

    def _show_mode(self) -> None:
        loaded = self._session.loaded
        model = f"{loaded[0].title}: {standing_note(loaded[0].standing)}. " if loaded else ""
        kept = {
            VaultState.OPEN: "Kept on this computer, encrypted.",
            VaultState.PRIVATE: "Private: nothing is kept when the program ends.",
        }.get(self._session.vault_state, "Nothing is kept yet.")
        problem = self._session.vault_problem if self._session.vault_state is VaultState.PRIVATE else ""
        self.standing.setText(f"{model}{kept} {problem} Not a clinician.".replace("  ", " "))

    def vault_opened(self) -> None:
        """Show what is kept, now that it is known."""
        self._show_mode()
        self.refresh_list()

    # -- turns --------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Say something in the open conversation."""
        conversation, leaf = self._conversation, self._leaf
        self._start(lambda: self._session.say(text, conversation, leaf))

    def stop(self) -> None:
        """Stop the reply under way; what arrived is kept."""
        if self.turns.running:
            self._session.stop()

    def _start(self, begin: Callable[[], Iterator[TurnEvent]]) -> None:
        if self.turns.running:
            return
        self.errors.hide()
        self.composer.set_busy(True)
        self._replying = False
        self.turns.start(begin)

    def _take(self, event: TurnEvent) -> None:
        self.panel.take(event)
        match event:
            case UserMessageCommitted():
                self._conversation, self._leaf = event.conversation.id, event.message.id
                self._show_branch()
                self.refresh_list()
            case SupportOffered():
                self.transcript.show_support(event.support)
            case ReplyArrived():
                self._begin_reply(event.folded)
                self.transcript.append_reply(event.text)
            case TurnEnded():
                self._begin_reply(event.message.folded)
                self._leaf = event.message.id
                self.transcript.end_reply(event.message)
            case TurnFailed():
                if event.message is not None:
                    self._begin_reply(event.message.folded)
                    self._leaf = event.message.id
                    self.transcript.end_reply(event.message)
                self.transcript.show_failure(event.sentence, event.detail)

    def _begin_reply(self, folded: bool) -> None:
        if not self._replying:
            self._replying = True
            self.transcript.begin_reply(folded)

    def _turn_over(self) -> None:
        self.composer.set_busy(False)
        self.refresh_list()

    def _edit(self, message: str, text: str) -> None:
        tree = self._tree()
        edited = tree.find(MessageId(message)) if tree is not None else None
        if edited is not None:
            conversation, parent = edited.conversation, edited.parent
            self._start(lambda: self._session.say(text, conversation, parent))

    def _regenerate(self, message: str) -> None:
        tree = self._tree()
        reply = tree.find(MessageId(message)) if tree is not None else None
        if reply is None:
            return
        question = reply.parent if reply.role is Role.ASSISTANT else reply.id
        if question is not None:
            conversation, asked = reply.conversation, question
            self._start(lambda: self._session.regenerate(conversation, asked))

    def _explain(self) -> None:
        tree = self._tree()
        question = latest(tree.path_to(self._leaf), Role.USER) if tree is not None else None
        if question is None or self.turns.running:
            return
        conversation, asked = question.conversation, question.id
        self.panel.profile.allow_explaining(False)

        def done(words: str) -> None:
            self.panel.profile.allow_explaining(True)
            self.panel.profile.show_explanation(words)

        def failed(sentence: str, detail: str) -> None:
            self.panel.profile.allow_explaining(True)
            self.errors.tell(sentence, detail)

        self.tasks.run(lambda report: self._session.explain(conversation, asked), done, failed)

    # -- conversations ------------------------------------------------------------------------------

    def refresh_list(self) -> None:
        """List the conversations that the search finds, without holding the window up."""
        query = self.list.search.text().strip()
        self.tasks.run(
            lambda report: self._session.conversations(query),
            lambda found: self.list.show_conversations(found, self._conversation),
            self.errors.tell,
        )

    def start_new(self) -> None:
        """Begin a conversation; nothing is kept of it before something is said."""
        self.stop()
        self._conversation = self._leaf = None
        self.transcript.clear()
        self.panel.clear()
        self.list.view.clearSelection()
        self.composer.field.setFocus()

    def open(self, conversation: ConversationId) -> None:
        """Show a conversation as it was left; the model is not asked anything."""
        if self.turns.running:
            self.errors.tell("A reply is being written. Stop it first, then open another conversation.")
            return
        self._conversation, self._leaf = conversation, None
        tree = self._tree()
        path = tree.open_path() if tree is not None else ()
        self._leaf = path[-1].id if path else None
        self._show_branch()
        reply = latest(path, Role.ASSISTANT)
        self.panel.show_record(self._session.turn_of(reply.id) if reply is not None else None)

    def _tree(self) -> ConversationTree | None:
        return self._session.tree(self._conversation) if self._conversation is not None else None

    def _show_branch(self) -> None:
        tree = self._tree()
        if tree is None:
            return
        path = tree.path_to(self._leaf)
        self.transcript.set_speakers(self._speaker(), self._speakers())
        self.transcript.show_messages(path, _versions(tree, path), self._supports(tree, path))

    def _speaker(self) -> ReplySpeaker:
        loaded = self._session.loaded
        return ReplySpeaker(loaded[0].title, loaded[0].standing) if loaded else ReplySpeaker()

    def _supports(self, tree: ConversationTree, path: tuple[Message, ...]) -> dict[MessageId, Support]:
        """Answer the help that was offered at each message of a branch."""
        found: dict[MessageId, Support] = {}
        for message in path:
            if message.role is Role.ASSISTANT and message.parent is not None:
                record = self._session.turn_of(message.id)
                if record is not None and record.support is not None:
                    found[message.parent] = record.support
        return found

    def _switch_branch(self, message: str, position: int) -> None:
        tree = self._tree()
        shown = tree.find(MessageId(message)) if tree is not None else None
        if tree is None or shown is None or self.turns.running:
            return
        versions = tree.children_of(shown.parent)
        if not 1 <= position <= len(versions):
            return
        self._leaf = tree.newest_leaf_below(versions[position - 1].id)
        self._session.set_leaf(tree.conversation.id, self._leaf)
        self._show_branch()
        reply = latest(tree.path_to(self._leaf), Role.ASSISTANT)
        self.panel.show_record(self._session.turn_of(reply.id) if reply is not None else None)

    def _rename(self, conversation: str, title: str) -> None:
        self._session.rename(ConversationId(conversation), title)
        self.refresh_list()

    def _delete(self, conversation: str) -> None:
        if self._conversation == conversation:
            if self.turns.running:
                self.errors.tell("A reply is being written in this conversation. Stop it first.")
                return
            self.start_new()
        self._session.delete(ConversationId(conversation))
        self.refresh_list()

    # -- the window itself --------------------------------------------------------------------------

    def open_settings(self) -> None:
        """Show the settings and take over what was chosen."""
        self.tasks.run(
            lambda report: self._session.engine.devices() if not self.turns.running else (),
            lambda devices: self._ask_settings(tuple(each.name for each in devices if each.kind != "cpu")),
            lambda sentence, detail: self._ask_settings(()),
        )

    def _ask_settings(self, devices: tuple[str, ...]) -> None:
        dialog = SettingsDialog(self._session.settings, devices, self)
        if dialog.exec():
            self._session.save_settings(dialog.settings)
            self._dress()

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            settings = self._session.settings
            apply_appearance(application, settings.theme, settings.text_scale)

    def _search(self) -> None:
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _open_link(self, address: str) -> None:
        question = f"Open this address in your browser?\n\n{address}\n\nYour browser will contact that site."
        if QMessageBox.question(self, "Open a link", question) == QMessageBox.StandardButton.Yes:
            QDesktopServices.openUrl(QUrl(address))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the file that was dropped as a model."""
        self.choose_model()
        self.chooser.add(Path(event.mimeData().urls()[0].toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, keeping what arrived, and go."""
        self.stop()
        self.chooser.pause()
        self.tasks.wait(_CLOSING_MS)
        super().closeEvent(event)


def _versions(tree: ConversationTree, path: tuple[Message, ...]) -> dict[MessageId, tuple[int, int]]:
    """Answer, for each message that has siblings, its position from 1 and their count."""
    found: dict[MessageId, tuple[int, int]] = {}
    for message in path:
        siblings = tree.children_of(message.parent)
        if len(siblings) > 1:
            found[message.id] = (siblings.index(message) + 1, len(siblings))
    return found
