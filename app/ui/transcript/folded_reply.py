"""A reply collapsed behind support; only a person opens it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.conversation import Message
from app.translation import tr
from app.ui.disclosure import Disclosure
from app.ui.labels import show_words
from app.ui.transcript import proportions
from app.ui.transcript.message_view import MessageView
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.text_button import TextButton

SHOW = tr("Show the reply")
HIDE = tr("Hide the reply")


class FoldedReply(QWidget):
    """Holds a reply back: nothing of it is laid out, read out or reachable before it is opened.

    ``opened``: a person has opened it; the view of the message is created then.
    """

    opened = Signal()

    def __init__(self, note: str, view: MessageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._waiting: list[str] = []
        self.note = SmallLabel(note, self, quiet=True)
        self.state = SmallLabel(parent=self)
        self.toggle = TextButton(SHOW, f"{SHOW}. {note}", self, framed=True)
        row = QHBoxLayout()
        row.setSpacing(proportions.em(self, 1))
        row.addWidget(self.note, 1)
        row.addWidget(self.toggle)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(proportions.em(self, 0.5))
        rows.addLayout(row)
        rows.addWidget(self.state)
        rows.addWidget(view)
        view.setParent(self)
        self._disclosure = Disclosure(self.toggle, (view,), HIDE, f"{HIDE}. {note}")
        self._disclosure.changed.connect(self._turned)
        show_words(self.state, view.state.text())

    @property
    def is_open(self) -> bool:
        """True once a person has opened it."""
        return self._disclosure.is_open

    def spoken(self) -> str:
        """Return the text for screen readers, which contains nothing of the reply."""
        return tr("{text}. It is folded away.", text=self.note.text())

    def feed(self, piece: str) -> None:
        """Add text to the reply; it stays collapsed."""
        if self.is_open:
            self.view.feed(piece)
        else:
            self._waiting.append(piece)

    def end(self, message: Message) -> None:
        """Take the reply as finished; it stays open or collapsed."""
        self._pour()
        self.view.end(message)
        show_words(self.state, "" if self.is_open else self.view.state.text())

    def interrupt(self) -> None:
        """Say that the reply was interrupted."""
        self._pour()
        self.view.interrupt()
        show_words(self.state, "" if self.is_open else self.view.state.text())

    def _turned(self, opens: bool) -> None:
        """Lay out what has come, and emit the signal, when the person opens or collapses it."""
        self._pour()
        show_words(self.state, "" if opens else self.view.state.text())
        if opens:
            self.opened.emit()

    def _pour(self) -> None:
        if self._waiting:
            self.view.feed("".join(self._waiting))
            self._waiting.clear()


MessageWidget = MessageView | FoldedReply


def view_of(widget: MessageWidget) -> MessageView:
    """Return the message's view, collapsed or not."""
    return widget.view if isinstance(widget, FoldedReply) else widget
