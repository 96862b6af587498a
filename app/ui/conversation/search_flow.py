"""From a search in the list to the words in the conversation: marked, shown, and stepped through."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.conversation import ConversationId, MessageId
from app.storage.search import words_of
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.conversation_list.conversation_list import ConversationList
from app.ui.transcript.search_marks import SearchMarks
from app.ui.view_models.found_messages import branch_with, found_messages


class SearchFlow(QObject):
    """Scrolls only when a conversation is chosen or a step is asked for, never while a person types the query."""

    def __init__(
        self, flow: ConversationFlow, pane: ConversationPane, listed: ConversationList, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._flow, self._pane, self._list = flow, pane, listed
        self._marks = SearchMarks(pane.transcript)
        self._found: tuple[MessageId, ...] = ()
        self._at = 0  # the message in view, from 1; 0 before one was chosen
        self._wanted: ConversationId | None = None  # chosen, and not open yet
        listed.chosen.connect(self._choose)
        listed.search_changed.connect(lambda query: self._look())
        flow.opened_changed.connect(self._opened)
        pane.find_bar.moved.connect(self.step)
        pane.find_bar.closed.connect(self.end)

    def step(self, way: int) -> None:
        """Go to the next message that was found (1), or to the one before (-1)."""
        if self._found:
            at = self._at - 1 + way if self._at else (0 if way > 0 else -1)
            self._show(at % len(self._found) + 1)

    def end(self) -> None:
        """End the search: nothing is marked, and all conversations are listed."""
        self._list.search.clear()
        self._look()
        self._pane.composer.field.setFocus()

    def _choose(self, conversation: str) -> None:
        self._wanted = ConversationId(conversation)
        if self._flow.open.id == conversation:
            self._opened()

    def _opened(self) -> None:
        """Mark what was found in the conversation that is open now, and go to the first place if it was chosen."""
        self._look()
        if self._wanted is None or self._wanted != self._flow.open.id:
            return
        tree = self._flow.open.tree
        other = branch_with(tree, self._flow.open.path, self._words) if tree is not None else None
        if other is not None and not self._flow.turns.answering:
            self._flow.open_conversation(self._wanted, other)  # comes back here once it is read
            return
        self._wanted = None
        if self._found:
            self._show(1)

    @property
    def _words(self) -> tuple[str, ...]:
        return words_of(self._list.query)

    def _look(self) -> None:
        """Find and mark the words of the query in the open conversation; the view stays."""
        self._found, self._at = found_messages(self._flow.open.path, self._words), 0
        self._marks.show_words(self._words)
        if self._found:
            self._pane.find_bar.show_place(0, len(self._found), self._list.query)
        else:
            self._pane.find_bar.hide()

    def _show(self, at: int) -> None:
        self._at = at
        self._marks.reveal(self._found[at - 1])
        self._pane.find_bar.show_place(at, len(self._found), self._list.query)
