"""A waiting message: its text, what it waits for, and the button to take it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.conversation import Message
from app.translation import tr
from app.ui.transcript import proportions
from app.ui.transcript.message_view import BUBBLE_SHARE
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.text_button import TextButton
from app.ui.transcript.user_bubble import UserBubble


class WaitingMessage(QWidget):
    """The text in its bubble (unless it is shown above already) and a quiet line with one button."""

    take_back_requested = Signal(str)

    def __init__(
        self, message: Message, words: str, *, with_message: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.message = message
        self.bubble = UserBubble(message.text, self) if with_message else None
        self.words = SmallLabel(words, self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.words.setWordWrap(True)
        self.take_back = TextButton(tr("Take back"), tr("Take this message back into the field below"), self)
        self.take_back.clicked.connect(lambda: self.take_back_requested.emit(message.id))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(proportions.em(self, 0.3))
        if self.bubble is not None:
            rows.addWidget(self.bubble, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.take_back)
        rows.addLayout(row)

    def say(self, words: str) -> None:
        """Set what it waits for."""
        self.words.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bubble clear of the left side."""
        super().resizeEvent(event)
        if self.bubble is not None:
            self.bubble.limit_to(round(self.width() * BUBBLE_SHARE))
