"""Keeps the line below what the model does not see any more in its place in the transcript."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.conversation import MessageId
from app.translation import tr
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.transcript.unseen_note import UnseenNote


class UnseenFlow(QObject):
    """``note`` is shown before the first message that the model had for the last reply in view."""

    def __init__(self, flow: ConversationFlow, pane: ConversationPane, parent: QObject) -> None:
        super().__init__(parent)
        self._flow, self._pane = flow, pane
        self.note = UnseenNote(pane.transcript.timeline)
        self.note.hide()
        self._of: MessageId | None = None  # the message that the note stands before
        self.note.use_requested.connect(self._use)
        pane.transcript.timeline.laid_out.connect(self.place)

    def place(self) -> None:
        """Show the note where it belongs, or hide it; a summary of something else goes."""
        first = self._flow.open.first_seen
        if first != self._of:
            self.note.forget_summary()
            self._of = first
        if first is not None:
            self.note.show_count([message.id for message in self._flow.open.path].index(first))
        self._pane.transcript.timeline.place_before(self.note, first)

    def _use(self, summary: str) -> None:
        """Put the summary before what stands in the message field; nothing is sent."""
        composer = self._pane.composer
        words = tr("Summary of what was said before (written by the model): {summary}", summary=summary)
        composer.show_draft("\n\n".join(part for part in (words, composer.draft) if part))
        composer.field.setFocus()
