"""One message: speaker, text, how it ended, and its actions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.conversation import Message, MessageState, Role
from app.translation import tr
from app.ui import layouts
from app.ui.labels import show_words
from app.ui.transcript import proportions
from app.ui.transcript.block_column import BlockColumn
from app.ui.transcript.markdown_blocks import split_blocks
from app.ui.transcript.message_actions import MessageActions
from app.ui.transcript.message_editor import MessageEditor
from app.ui.transcript.shown_part import shown_part
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.speaker_line import SpeakerLine
from app.ui.transcript.streaming_markdown import StreamingMarkdown
from app.ui.transcript.user_bubble import UserBubble
from app.ui.view_models.chain import Spans, utf16_spans
from app.ui.view_models.reply_speaker import ReplySpeaker

BUBBLE_SHARE = 0.82  # of the column's width

STATE_WORDS = {
    MessageState.COMPLETE: "",
    MessageState.STOPPED: tr("Stopped by you. What had arrived is kept."),
    MessageState.INTERRUPTED: tr("Interrupted: the model stopped working. What had arrived is kept."),
    MessageState.LENGTH: tr("Cut off here: the reply reached its length limit."),
}
WRITING = tr("The model is writing …")


class MessageView(QWidget):
    """A message, or a reply that is still being written (``message`` None); no ``speaker``: the person.

    Signals carry the message's id as text: ``edit_requested`` with the new words, ``branch_requested``
    with the wanted version, counted from 1.
    """

    edit_requested = Signal(str, str)
    regenerate_requested = Signal(str)
    improve_requested = Signal(str)
    rate_requested = Signal(str)
    side_requested = Signal(str)
    branch_requested = Signal(str, int)
    copy_requested = Signal(str)
    link_requested = Signal(str)
    turn_chosen = Signal(str)

    def __init__(
        self, message: Message | None, speaker: ReplySpeaker | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.message = message
        self._role = message.role if message is not None else Role.ASSISTANT
        self._stream = StreamingMarkdown()
        self._streamed = ""
        self._editor: MessageEditor | None = None
        self.bubble: UserBubble | None = None
        self.column: BlockColumn | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(proportions.em(self, 0.3))
        self.speaker = SpeakerLine(speaker, self) if speaker is not None else None
        self.state = SmallLabel("", self)
        self.action_row = MessageActions(self._role, self.source, self)
        self._build()
        if message is not None:
            self.end(message)
        else:
            self.state.setText(WRITING)
            self.action_row.hide()

    def source(self) -> str:
        """Return the message's Markdown, as it was written."""
        return self.message.text if self.message is not None else self._streamed

    def plain_text(self) -> str:
        """Return the text without Markdown."""
        return self.column.plain_text() if self.column is not None else self.source()

    def spoken(self) -> str:
        """Return the text for screen readers: speaker and message."""
        who = self.speaker.text() if self.speaker is not None else tr("You")
        return f"{who}:\n{self.plain_text()}"

    def show_branch(self, position: int, count: int) -> None:
        """Show which of how many versions this is; ``position`` counts from 1."""
        self.action_row.show_position(position, count)

    def show_label(self, label: str) -> None:
        """Set behind the speaker how the reply came about, or below a person's message who wrote it; empty: unknown."""
        if self.speaker is not None:
            self.speaker.show_label(label)
        elif self.message is not None:
            show_words(self.state, label or STATE_WORDS[self.message.state])

    def feed(self, piece: str) -> None:
        """Add text to a reply being generated; only its open end is laid out again."""
        self._streamed += piece
        self._stream.feed(piece)
        if self.column is not None:
            self.column.show_blocks(self._stream.blocks, self._stream.finished_count)
            if self.column.widgets:
                layouts.settle(self.column.widgets[-1])

    def end(self, message: Message) -> None:
        """Show the message as recorded; unchanged blocks are left alone."""
        if self.column is not None:
            if self._streamed and self._streamed == message.text:
                self._stream.finish()
                self.column.show_blocks(self._stream.blocks)
            else:
                self.column.show_blocks(split_blocks(shown_part(message.text)))
        self.message = message
        if self.speaker is not None:
            self.speaker.show_told(message.guidance)
        show_words(self.state, STATE_WORDS[message.state])
        self.action_row.show()

    def interrupt(self) -> None:
        """Say that the reply was interrupted, where it has no record."""
        show_words(self.state, STATE_WORDS[MessageState.INTERRUPTED])

    def set_changes_allowed(self, allowed: bool) -> None:
        """Enable or disable editing, regenerating and switching versions; an open editor keeps its text."""
        self.action_row.set_changes_allowed(allowed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bubble clear of the left side."""
        super().resizeEvent(event)
        if self.bubble is not None:
            self.bubble.limit_to(round(self.width() * BUBBLE_SHARE))

    def _build(self) -> None:
        """Lay out the parts: the person's messages to the right, replies to the left."""
        own = self._role is Role.USER
        side = Qt.AlignmentFlag.AlignRight if own else Qt.AlignmentFlag.AlignLeft
        if self.speaker is not None:
            self._rows.addWidget(self.speaker)
        if own and self.message is not None:
            self.bubble = UserBubble(shown_part(self.message.text), self)
            self._rows.addWidget(self.bubble, 0, Qt.AlignmentFlag.AlignRight)
        else:
            self.column = BlockColumn(self)
            self.column.link_requested.connect(self.link_requested)
            self.column.copied.connect(self.copy_requested)
            self._rows.addWidget(self.column)
        self.state.setAlignment(side)
        self._rows.addWidget(self.state)
        self._rows.addWidget(self.action_row)
        self.action_row.copied.connect(self.copy_requested)
        self.action_row.edit_pressed.connect(self.edit)
        self.action_row.regenerate_pressed.connect(self._regenerate)
        self.action_row.branches.position_requested.connect(self._switch)
        self.action_row.improve_pressed.connect(self._improve)
        self.action_row.side_pressed.connect(self._show_beside)
        self.action_row.why_pressed.connect(self._choose_turn)
        self.action_row.rate_pressed.connect(self._rate)

    def edit(self) -> None:
        """Open the editor in place of the text."""
        if self.message is None or self.bubble is None or self._editor is not None:
            return
        self._editor = MessageEditor(self.message.text, self)
        self._editor.saved.connect(self._save)
        self._editor.cancelled.connect(self._cancel)
        self.bubble.hide()
        self.action_row.hide()
        self._rows.insertWidget(self._rows.indexOf(self.bubble), self._editor)
        self._editor.show()  # at once, so that no key is lost

    def _save(self, text: str) -> None:
        message = self.message
        self._close_editor()
        if message is not None and text != message.text:
            self.edit_requested.emit(message.id, text)

    def _cancel(self) -> None:
        self._close_editor()
        self.action_row.change_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_editor(self) -> None:
        if self._editor is None or self.bubble is None:
            return
        layouts.remove(self._rows, self._editor)
        self._editor = None
        self.bubble.show()
        self.action_row.show()

    def mark_words(self, spans: Spans) -> None:
        """Mark ranges of the person's own words, in code points."""
        if self.bubble is not None and self.message is not None:
            self.bubble.mark_ranges(utf16_spans(self.message.text, spans))

    def show_in_panel(self, shown: bool) -> None:
        """Say whether the panel shows this message's turn."""
        self.action_row.show_in_panel(shown)

    def show_attention(self) -> None:
        """Draw the actions of an earlier message while pointer or keyboard is at it."""
        focused = QApplication.focusWidget()
        self.action_row.attend(self.underMouse() or (focused is not None and self.isAncestorOf(focused)))

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer comes to the message."""
        super().enterEvent(event)
        self.show_attention()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer leaves the message."""
        super().leaveEvent(event)
        self.show_attention()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the message's turn and shows its actions; text blocks pass on one that selects nothing."""
        super().mouseReleaseEvent(event)
        self.action_row.attend(True)
        if event.button() is Qt.MouseButton.LeftButton and self._editor is None:
            self._choose_turn()

    def _choose_turn(self) -> None:
        if self.message is not None:
            self.turn_chosen.emit(self.message.id)

    def _regenerate(self) -> None:
        if self.message is not None:
            self.regenerate_requested.emit(self.message.id)

    def _improve(self) -> None:
        if self.message is not None:
            self.improve_requested.emit(self.message.id)

    def _rate(self) -> None:
        if self.message is not None:
            self.rate_requested.emit(self.message.id)

    def _show_beside(self) -> None:
        if self.message is not None:
            self.side_requested.emit(self.message.id)

    def _switch(self, position: int) -> None:
        if self.message is not None:
            self.branch_requested.emit(self.message.id, position)
