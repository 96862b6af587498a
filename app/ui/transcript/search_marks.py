"""Marks the words of a search in the messages that are shown, and finds the place of the first one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint

from app.domain.conversation import MessageId
from app.ui.transcript.folded_reply import view_of
from app.ui.transcript.proportions import em
from app.ui.transcript.text_block import TextBlock
from app.ui.transcript.transcript_view import TranscriptView

_ABOVE_EMS = 4  # what is shown above a mark


class SearchMarks(QObject):
    """Messages that are shown later are marked too. A reply that is folded away stays so."""

    def __init__(self, transcript: TranscriptView) -> None:
        super().__init__(transcript)
        self._transcript = transcript
        self._words: tuple[str, ...] = ()
        transcript.timeline.laid_out.connect(self._mark)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Mark these words, and no others."""
        self._words = words
        self._mark()

    def reveal(self, message: MessageId) -> bool:
        """Scroll to the first mark of a message; False where the message is not shown."""
        if not self._transcript.reveal(message):
            return False
        self._mark()
        widget = self._transcript.timeline.show_from(message)
        for block in widget.findChildren(TextBlock) if widget is not None else ():
            top = block.first_mark() if block.isVisible() else None
            if top is not None and widget is not None:
                below = block.mapTo(widget, QPoint(0, top)).y() - em(block, _ABOVE_EMS)
                self._transcript.follower.pin(widget, max(0, below))
                break
        return True

    def _mark(self) -> None:
        for widget in self._transcript.timeline.message_widgets():
            for block in view_of(widget).findChildren(TextBlock):
                block.mark(self._words)
