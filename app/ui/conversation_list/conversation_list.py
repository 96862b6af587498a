"""The sidebar: new conversation, search, list of conversations, models and settings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app.domain.conversation import Conversation, ConversationId
from app.translation import tr
from app.ui.appearance import colours_of
from app.ui.conversation_list.conversation_delegate import ConversationDelegate
from app.ui.conversation_list.conversation_model import ConversationModel
from app.ui.icon_button import IconButton
from app.ui.icon_label import IconLabel
from app.ui.icons import icon
from app.ui.labels import label
from app.ui.tooltips import show_tooltip
from app.ui.transcript.proportions import is_text_size_change
from app.ui.transcript.slim_scroll_bar import SlimScrollBar

_SEARCH_DELAY_MS = 150


class ConversationList(QFrame):
    """Emits what the person asks for; ids are passed as text, with the title where it is asked for."""

    new_requested = Signal()
    chosen = Signal(str)
    delete_requested = Signal(str)
    rename_requested = Signal(str, str)
    search_changed = Signal(str)
    models_requested = Signal()
    settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(tr("Conversations"))
        self.model = ConversationModel()
        self.new = IconButton(
            "new",
            tr("New conversation (Ctrl+N)"),
            self.new_requested.emit,
            self,
            words=tr("New conversation"),
        )
        self.models = IconButton(
            "model", tr("Models (Ctrl+M)"), self.models_requested.emit, self, words=tr("Models")
        )
        self.settings = IconButton(
            "settings", tr("Settings (Ctrl+,)"), self.settings_requested.emit, self, words=tr("Settings")
        )
        self.search = self._search_field()
        self.view = self._list_view()
        self.empty = label("", self, quiet=True)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_SEARCH_DELAY_MS)
        self._build()
        self._wire()

    def _search_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(tr("Search"))
        field.setAccessibleName(tr("Search all conversations"))
        show_tooltip(field, tr("Search the words of all conversations (Ctrl+F)"))
        field.setClearButtonEnabled(True)
        self._magnifier = QAction(field)
        field.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        return field

    def _list_view(self) -> QListView:
        view = QListView(self)
        view.setAccessibleName(tr("Conversations, newest first"))
        view.setModel(self.model)
        view.setItemDelegate(ConversationDelegate(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, view))
        view.setSpacing(1)
        return view

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 12, 12, 10)
        rows.setSpacing(8)
        top = QHBoxLayout()
        top.setContentsMargins(6, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(IconLabel("pearl", "Oyster", self, ems=1.7))
        top.addWidget(label("Oyster", self, heading=True, factor=1.2), 1)
        rows.addLayout(top)
        for each in (self.new, self.models, self.settings):
            each.setProperty("row", True)
        rows.addWidget(self.new)
        rows.addWidget(self.search)
        rows.addWidget(self.view, 1)
        rows.addWidget(self.empty)
        rows.addStretch(0)
        ways = QVBoxLayout()
        ways.setSpacing(0)
        ways.addWidget(self.models)
        ways.addWidget(self.settings)
        rows.addLayout(ways)
        self._draw()

    def _wire(self) -> None:
        self._delay.timeout.connect(lambda: self.search_changed.emit(self.query))
        self.search.textChanged.connect(lambda: self._delay.start())
        self.view.clicked.connect(lambda: self._choose())
        self.view.activated.connect(lambda: self._choose())
        self.view.customContextMenuRequested.connect(self._open_menu)
        for keys, action in ((tr("Delete"), self._delete), ("F2", self._rename)):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(action)

    @property
    def query(self) -> str:
        """The search text; empty for everything."""
        return self.search.text().strip()

    def show_conversations(
        self, conversations: Sequence[Conversation], current: ConversationId | None
    ) -> None:
        """List conversations and mark the open one."""
        row = self.view.currentIndex().row()
        self.model.show(conversations)
        if (
            self.view.hasFocus() and row >= 0
        ):  # what was at this row may be deleted: the keyboard stays in its place
            here = self.model.index(min(row, self.model.rowCount() - 1))
            self.view.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.view.setVisible(bool(conversations))
        self.empty.setVisible(not conversations)
        self.empty.setText(
            tr("Nothing found.") if self.query else tr("What you talk about will be listed here.")
        )
        self.mark_open(current)

    def mark_open(self, current: ConversationId | None) -> None:
        """Mark the open conversation; None for a new one."""
        row = self.model.row_of(current) if current is not None else -1
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        else:
            self.view.clearSelection()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours and the text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._draw()

    def _draw(self) -> None:
        colours = colours_of(QApplication.palette())
        self._magnifier.setIcon(icon("search", QColor(colours.quiet), 18))
        self.view.setIconSize(QSize(18, 18))
        self.view.doItemsLayout()

    def _current(self) -> Conversation | None:
        return self.model.conversation_at(self.view.currentIndex())

    def _choose(self) -> None:
        if (current := self._current()) is not None:
            self.chosen.emit(current.id)

    def _open_menu(self, at: QPoint) -> None:
        if self._current() is None:
            return
        menu = QMenu(self)
        menu.setAccessibleName(tr("What to do with the conversation"))
        menu.addAction(tr("Rename…\tF2"), self._rename)
        menu.addAction(tr("Delete\tDel"), self._delete)
        menu.exec(self.view.viewport().mapToGlobal(at))

    def _rename(self) -> None:
        if (current := self._current()) is not None:
            self.rename_requested.emit(current.id, current.title)

    def _delete(self) -> None:
        if (current := self._current()) is not None:
            self.delete_requested.emit(current.id)
