"""The column of messages: the newest page first, older pages on request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.conversation import Message, MessageId
from app.domain.support import Support
from app.translation import tr
from app.ui.transcript import colours, proportions
from app.ui.transcript.folded_reply import MessageWidget, view_of
from app.ui.transcript.message_view import MessageView
from app.ui.transcript.side_by_side import SideBySide
from app.ui.transcript.support_card import SupportCard
from app.ui.transcript.text_button import TextButton
from app.ui.view_models.compared_reply import Side

FIRST_MESSAGES = 16  # as many as a large screen has room for
PAGE_MESSAGES = 30
_MARK_WIDTH = 4


@dataclass(frozen=True, slots=True)
class ShownPath:
    """What to show: the open branch, each message's version (from 1) and count of versions, and support.

    ``labels`` say of replies how they came about; ``pairs`` are shown side by side in place of a reply.
    """

    messages: tuple[Message, ...] = ()
    branches: Mapping[MessageId, tuple[int, int]] | None = None
    supports: Mapping[MessageId, Support] | None = None
    labels: Mapping[MessageId, str] = field(default_factory=dict)
    pairs: Mapping[MessageId, tuple[Side, Side]] = field(default_factory=dict)


class Timeline(QWidget):
    """Holds the widgets in order. Unchanged messages keep their widgets. ``laid_out``: others may be shown now."""

    earlier_requested = Signal()
    laid_out = Signal()

    def __init__(
        self,
        new_message: Callable[[Message], MessageWidget],
        new_card: Callable[[Support], SupportCard],
        new_pair: Callable[[tuple[Side, Side]], SideBySide],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._new_message = new_message
        self._new_card = new_card
        self._new_pair = new_pair
        self._path = ShownPath()
        self._first = 0
        self._messages: dict[MessageId, tuple[Message, MessageWidget]] = {}
        self._cards: dict[MessageId, tuple[Support, SupportCard]] = {}
        self._pairs: dict[MessageId, tuple[tuple[Side, Side], SideBySide]] = {}
        self._passing: list[QWidget] = []
        self._marked: MessageId | None = None
        self.copies_only = False  # messages may be copied, and nothing else
        self.earlier_button = TextButton("", "", self, framed=True)
        self.earlier_button.clicked.connect(self.earlier_requested)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(proportions.em(self, 1.9))
        self._rows.addWidget(self.earlier_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._rows.addStretch(1)
        self.earlier_button.hide()

    def fit_width(self, width: int, edge: int) -> None:
        """Centre the column in ``width`` pixels with margins of at least ``edge``."""
        side = max(edge, (width - proportions.column_width(self)) // 2)
        self._rows.setContentsMargins(side, proportions.em(self, 1.6), side, proportions.em(self, 0.4))

    def show_path(self, path: ShownPath) -> bool:
        """Show the newest page of a path, or as much as is shown already of the same conversation.

        Returns whether it is the same conversation.
        """
        same = bool(path.messages and self._path.messages) and (
            path.messages[0].conversation == self._path.messages[0].conversation
        )
        newest_page = max(0, len(path.messages) - FIRST_MESSAGES)
        self._first = min(self._first, newest_page) if same else newest_page
        self._path = path
        self._lay_out()
        return same

    def show_earlier(self) -> None:
        """Show one more page."""
        self._first = max(0, self._first - PAGE_MESSAGES)
        self._lay_out()

    def show_from(self, message: MessageId) -> QWidget | None:
        """Show enough pages to include a message; return its widget, or None if unknown."""
        ids = [each.id for each in self._path.messages]
        if message in ids and ids.index(message) < self._first:
            self._first = ids.index(message)
            self._lay_out()
        shown = self._messages.get(message) or self._pairs.get(message)
        return shown[1] if shown else None

    def widget_of(self, message: MessageId) -> MessageWidget | None:
        """Return the widget of a message in view by itself; None where there is none."""
        known = self._messages.get(message)
        return known[1] if known is not None else None

    def mark(self, message: MessageId | None) -> None:
        """Mark one message as the one that the panel shows, or none."""
        self._marked = message
        for id_, (_, widget) in self._messages.items():
            view_of(widget).show_in_panel(id_ == message)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a bar beside the marked message; its button says the same in words."""
        super().paintEvent(event)
        widget = self.widget_of(self._marked) if self._marked is not None else None
        if widget is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent(self.palette()))
        beside = proportions.em(self, 0.8)
        bar = QRectF(widget.x() - beside, widget.y(), _MARK_WIDTH, widget.height())
        painter.drawRoundedRect(bar, _MARK_WIDTH / 2, _MARK_WIDTH / 2)
        painter.end()

    def show_labels(self, labels: Mapping[MessageId, str]) -> None:
        """Update the labels of the replies."""
        self._path = replace(self._path, labels=labels)
        for message, widget in self._messages.values():
            view_of(widget).show_label(labels.get(message.id, ""))

    def add_message(self, message: Message) -> MessageWidget:
        """Add a new message at the end."""
        widget = self._new_message(message)
        self.adopt(message, widget)
        self._rows.insertWidget(self._rows.count() - 1, widget)
        return widget

    def adopt(self, message: Message, widget: MessageWidget) -> None:
        """Use an existing widget for a new message at the end."""
        if widget in self._passing:
            self._passing.remove(widget)
        self._messages[message.id] = (message, widget)
        self._path = replace(self._path, messages=(*self._path.messages, message))

    def add_card(self, support: Support, before: QWidget | None) -> SupportCard:
        """Add support behind the newest message, or before a reply that is being generated."""
        card = self._new_card(support)
        if self._path.messages and self._path.messages[-1].id not in self._cards:
            self._cards[self._path.messages[-1].id] = (support, card)
        else:
            self._passing.append(card)
        at = self._rows.indexOf(before) if before is not None else self._rows.count() - 1
        self._rows.insertWidget(at, card)
        return card

    def renew_support(self, before: Support, after: Support) -> None:
        """Show help with another region's services in its place, while a reply comes too."""
        for card in self.findChildren(SupportCard):
            if card.support == before:
                card.show_support(after)
        self._cards = {id_: (card.support, card) for id_, (_, card) in self._cards.items()}
        supports = (self._path.supports or {}).items()
        self._path = replace(
            self._path, supports={id_: after if each == before else each for id_, each in supports}
        )

    def add_passing(self, widget: QWidget, before: QWidget | None = None) -> None:
        """Add a widget that is no message at the end or before another one; it goes with the path."""
        self._passing.append(widget)
        at = self._rows.indexOf(before) if before is not None else self._rows.count() - 1
        self._rows.insertWidget(at, widget)

    def remove_passing(self, widget: QWidget) -> None:
        """Remove such a widget."""
        if widget in self._passing:
            self._passing.remove(widget)
        self._drop(widget)

    def place_before(self, widget: QWidget, message: MessageId | None) -> None:
        """Show a lasting widget before a message in view; hide it where that is not in view."""
        before = self.widget_of(message) if message is not None else None
        self._rows.removeWidget(widget)
        if before is not None:
            self._rows.insertWidget(self._rows.indexOf(before), widget)
        widget.setVisible(before is not None)

    def message_widgets(self) -> list[MessageWidget]:
        """Return the widgets of the shown messages, oldest first."""
        shown = (self._messages.get(each.id) for each in self._path.messages)
        return [each[1] for each in shown if each is not None]

    def allow_changes(self, allowed: bool) -> None:
        """Enable or disable what would start another reply: editing and regenerating.

        Only the last reply can be improved, and never a collapsed one. The last message keeps its actions in view.
        """
        widgets = self.message_widgets()
        for widget in widgets:
            view_of(widget).set_changes_allowed(allowed)
            view_of(widget).action_row.rest(widget is not widgets[-1])
            if self.copies_only:
                view_of(widget).action_row.stand_aside()
            if isinstance(widget, MessageView):
                last = widget is widgets[-1] and widget.message is not None
                widget.action_row.offer_improving(last and bool(widget.source().strip()))
        for _, pair in self._pairs.values():
            pair.allow(allowed)

    def _lay_out(self) -> None:
        """Update the widgets to the path, from the first shown message on."""
        shown = self._path.messages[self._first :]
        supports = self._path.supports or {}
        self._keep_only({each.id: each for each in shown}, supports)
        self._keep_pairs()
        self._say_earlier()
        at = 1
        for message in shown:
            at = self._ensure(at, self._widget_of(message))
            if message.id in supports:
                at = self._ensure(at, self._card(message.id, supports[message.id]))
        self.laid_out.emit()

    def _keep_only(
        self, messages: Mapping[MessageId, Message], supports: Mapping[MessageId, Support]
    ) -> None:
        """Remove all other widgets."""
        for id_, (message, widget) in list(self._messages.items()):
            if messages.get(id_) != message or id_ in self._path.pairs:
                del self._messages[id_]
                self._drop(widget)
        for id_, (support, card) in list(self._cards.items()):
            if id_ not in messages or supports.get(id_) != support:
                del self._cards[id_]
                self._drop(card)
        for passing in self._passing:
            self._drop(passing)
        self._passing.clear()

    def _keep_pairs(self) -> None:
        """Remove pairs that are not shown any more, or have changed."""
        ids = {each.id for each in self._path.messages[self._first :]}
        for id_, (sides, widget) in list(self._pairs.items()):
            if id_ not in ids or self._path.pairs.get(id_) != sides:
                del self._pairs[id_]
                self._drop(widget)

    def _widget_of(self, message: Message) -> QWidget:
        """Return the message's widget, or that of its pair."""
        sides = self._path.pairs.get(message.id)
        if sides is None:
            return self._message_widget(message)
        if message.id not in self._pairs:
            self._pairs[message.id] = (sides, self._new_pair(sides))
        return self._pairs[message.id][1]

    def _message_widget(self, message: Message) -> MessageWidget:
        """Return the message's widget, created if there is none, with its version up to date."""
        if message.id not in self._messages:
            self._messages[message.id] = (message, self._new_message(message))
        widget = self._messages[message.id][1]
        view = view_of(widget)
        view.show_branch(*(self._path.branches or {}).get(message.id, (1, 1)))
        view.show_label(self._path.labels.get(message.id, ""))
        return widget

    def _card(self, id_: MessageId, support: Support) -> SupportCard:
        if id_ not in self._cards:
            self._cards[id_] = (support, self._new_card(support))
        return self._cards[id_][1]

    def _ensure(self, at: int, widget: QWidget) -> int:
        """Place ``widget`` at row ``at``; return the next row."""
        if self._rows.indexOf(widget) != at:
            self._rows.insertWidget(at, widget)
        return at + 1

    def _say_earlier(self) -> None:
        words = tr("Show earlier messages ({first})", first=f"{self._first:,}")
        self.earlier_button.setText(words)
        self.earlier_button.setAccessibleName(words)
        self.earlier_button.setVisible(self._first > 0)

    def _drop(self, widget: QWidget) -> None:
        self._rows.removeWidget(widget)
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
