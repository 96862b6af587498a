"""A list model of the conversations, which formats a row only when it is displayed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.conversation import Conversation, ConversationId, now
from app.domain.month_names import whole_date
from app.translation import tr
from app.ui.conversation_list.conversation_delegate import WHEN
from app.ui.tooltips import plain_tooltip
from app.ui.view_models.relative_time import moment_words
from app.ui.view_models.shown_title import shown_title

_Index = QModelIndex | QPersistentModelIndex


class ConversationModel(QAbstractListModel):
    """A list model of titles; ``conversation_at`` returns the conversation of a row."""

    def __init__(self) -> None:
        super().__init__()
        self._conversations: tuple[Conversation, ...] = ()
        self._titles_hidden = False

    def show(self, conversations: Sequence[Conversation]) -> None:
        """Replace the list; an equal list changes nothing."""
        listed = tuple(conversations)
        if listed == self._conversations:
            return
        self.beginResetModel()
        self._conversations = listed
        self.endResetModel()

    def hide_titles(self, hidden: bool) -> None:
        """Show days in place of titles, or titles again."""
        if hidden != self._titles_hidden:
            self.beginResetModel()
            self._titles_hidden = hidden
            self.endResetModel()

    def title_of(self, conversation: Conversation) -> str:
        """Return what a conversation is called here."""
        return shown_title(conversation, hidden=self._titles_hidden)

    def conversation_at(self, index: _Index) -> Conversation | None:
        """Return the conversation of a row, or None."""
        valid = index.isValid() and 0 <= index.row() < len(self._conversations)
        return self._conversations[index.row()] if valid else None

    def row_of(self, conversation: ConversationId) -> int:
        """Return the row of a conversation, or -1."""
        return next((row for row, each in enumerate(self._conversations) if each.id == conversation), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._conversations)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the title, the time of the last message, or both for screen readers."""
        conversation = self.conversation_at(index)
        if conversation is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title_of(conversation)
        if role == WHEN:
            return moment_words(conversation.updated_at, now().astimezone())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            updated = conversation.updated_at.astimezone()
            words = tr(
                "{title}, {moment}",
                title=self.title_of(conversation),
                moment=tr("{date}, {time}", date=whole_date(updated), time=f"{updated:%H:%M}"),
            )
            return plain_tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None
