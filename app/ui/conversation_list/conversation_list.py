"""The sidebar: a new conversation, the search, and what was talked about before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QInputDialog,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.conversation import Conversation, ConversationId
from app.ui.buttons import button
from app.ui.conversation_list.conversation_model import ConversationModel
from app.ui.labels import label

_SEARCH_DELAY_MS = 200


class ConversationList(QFrame):
    """Emits intents; ids travel as text."""

    new_requested = Signal()
    chosen = Signal(str)
    delete_requested = Signal(str)
    rename_requested = Signal(str, str)
    search_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.model = ConversationModel()
        self.new = button("New conversation", self.new_requested.emit, name="New conversation (Ctrl+N)")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Search")
        self.search.setAccessibleName("Search all conversations")
        self.search.setClearButtonEnabled(True)
        self.view = QListView(self)
        self.view.setAccessibleName("Conversations, newest first")
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.empty = label("", self, quiet=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 12, 12, 12)
        for each in (self.new, self.search, self.view, self.empty):
            rows.addWidget(each)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_SEARCH_DELAY_MS)
        self._wire()

    def _wire(self) -> None:
        self._delay.timeout.connect(lambda: self.search_changed.emit(self.search.text().strip()))
        self.search.textChanged.connect(lambda: self._delay.start())
        self.view.clicked.connect(lambda: self._choose())
        self.view.activated.connect(lambda: self._choose())
        self.view.customContextMenuRequested.connect(self._open_menu)
        for keys, action in (("Delete", self._delete), ("F2", self._rename)):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(action)

    def show_conversations(
        self, conversations: Sequence[Conversation], current: ConversationId | None
    ) -> None:
        """List conversations and mark the open one."""
        self.model.show(conversations)
        self.empty.setVisible(not conversations)
        self.empty.setText("Nothing found." if self.search.text().strip() else "No conversations yet.")
        row = self.model.row_of(current) if current is not None else -1
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        else:
            self.view.clearSelection()

    def _current(self) -> Conversation | None:
        return self.model.conversation_at(self.view.currentIndex())

    def _choose(self) -> None:
        if (current := self._current()) is not None:
            self.chosen.emit(current.id)

    def _open_menu(self, at: QPoint) -> None:
        if self._current() is None:
            return
        menu = QMenu(self)
        menu.addAction("Rename…", self._rename)
        menu.addAction("Delete…", self._delete)
        menu.exec(self.view.viewport().mapToGlobal(at))

    def _rename(self) -> None:
        current = self._current()
        if current is None:
            return
        title, agreed = QInputDialog.getText(self, "Rename", "Title of the conversation:", text=current.title)
        if agreed and title.strip():
            self.rename_requested.emit(current.id, title.strip())

    def _delete(self) -> None:
        current = self._current()
        if current is None:
            return
        answer = QMessageBox.question(
            self, "Delete", f"Delete “{current.title}” for good? It cannot be brought back."
        )
        if answer == QMessageBox.StandardButton.Yes:
            self.delete_requested.emit(current.id)
