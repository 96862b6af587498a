"""The versions of a message: switching between them, and two side by side."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.transcript.transcript_view import TranscriptView


class VersionsFlow(QObject):
    """Switches versions; refused while a reply is being generated."""

    def __init__(
        self, flow: ConversationFlow, transcript: TranscriptView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._flow = flow
        transcript.branch_requested.connect(self.switch)
        transcript.side_requested.connect(self.toggle_side)
        transcript.go_on_requested.connect(self.go_on_from)
        transcript.decided.connect(self.decide)
        self._transcript = transcript

    def switch(self, message: str, position: int) -> None:
        """Switch to another version of a message, with the branch last used below it."""
        other = self._flow.open.at_version(message, position)
        if other.id is not None and other.leaf is not None and not self._flow.turns.answering:
            self._flow.open_conversation(other.id, other.leaf)

    def toggle_side(self, message: str) -> None:
        """Show a reply beside another version of it, or alone again."""
        opened = self._flow.open
        reply, pair = opened.find(message), opened.neighbours(message)
        if reply is None or reply.parent is None or pair is None or self._flow.turns.answering:
            return
        if reply.id in opened.pairs:
            self._flow.show_pair(reply.parent, None)
        else:
            self._flow.show_pair(reply.parent, pair)

    def decide(self, message: str) -> None:
        """Take an improved version that is offered, or keep the reply as it was; the other stays as a version."""
        flow, reply = self._flow, self._flow.open.find(message)
        if reply is None or reply.parent is None or flow.turns.answering:
            return
        flow.open = flow.open.decided(reply.parent)
        if flow.open.leaf == reply.id:
            flow.show()
        else:
            self.go_on_from(message)
        self._transcript.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on_from(self, message: str) -> None:
        """Continue the conversation from the other reply of a pair; both stay side by side."""
        reply, tree = self._flow.open.find(message), self._flow.open.tree
        if reply is not None and tree is not None and not self._flow.turns.answering:
            self._flow.open_conversation(tree.conversation.id, tree.newest_leaf_below(reply.id))
