"""The transcript: the open branch of a conversation, and the reply being generated.

A little long: every signal of its parts is passed on here, in one place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.domain.conversation import Message, MessageId, Role
from app.domain.support import Support
from app.translation import tr
from app.ui.transcript import colours, proportions
from app.ui.transcript.announcer import Announcer
from app.ui.transcript.end_button import EndButton
from app.ui.transcript.end_follower import EndFollower
from app.ui.transcript.failure_note import FailureNote
from app.ui.transcript.folded_reply import FoldedReply, MessageWidget, view_of
from app.ui.transcript.kept_focus import kept_focus
from app.ui.transcript.keyboard_attention import KeyboardAttention
from app.ui.transcript.message_view import MessageView
from app.ui.transcript.side_by_side import SideBySide
from app.ui.transcript.slim_scroll_bar import make_page
from app.ui.transcript.support_card import SupportCard
from app.ui.transcript.throttle import Throttle
from app.ui.transcript.timeline import ShownPath, Timeline
from app.ui.transcript.waiting_message import WaitingMessage
from app.ui.view_models.compared_reply import Side
from app.ui.view_models.reply_speaker import ReplySpeaker

_UNKNOWN = ReplySpeaker()
LAYOUT_INTERVAL_MS = 33  # at most about thirty layouts a second while a reply streams


class TranscriptView(QScrollArea):
    """Shows messages and emits what a person asks for; it stores nothing and makes no decisions.

    Ids travel as text. ``edit_requested`` carries the new words; ``branch_requested`` the wanted
    version, counted from 1; ``copy_requested`` the Markdown that was just put on the clipboard;
    ``link_requested`` an http, https or mailto address that somebody clicked: nothing is opened here;
    ``side_requested`` a reply to show beside another version, or alone again; ``go_on_requested`` the reply of a
    pair from which the conversation continues, ``decided`` of one on offer; ``take_back_requested`` a waiting message;
    ``turn_chosen`` a message whose turn the panel is to show; ``region_chosen`` a code.
    """

    edit_requested = Signal(str, str)
    regenerate_requested = Signal(str)
    branch_requested = Signal(str, int)
    improve_requested = Signal(str)
    rate_requested = Signal(str)
    side_requested = Signal(str)
    go_on_requested = Signal(str)
    take_back_requested = Signal(str)
    turn_chosen = Signal(str)
    decided = Signal(str)
    copy_requested = Signal(str)
    link_requested = Signal(str)
    region_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speakers: Mapping[MessageId, ReplySpeaker] = {}
        self._waiting: list[QWidget] = []  # a waiting message, and the help for it
        self._writing: MessageWidget | None = None
        self._pair: SideBySide | None = None  # replies being generated
        self._arrived: list[str] = []
        self.announcer = Announcer(self)
        self.timeline = Timeline(self._new_message, self._new_card, self._new_pair)
        self.timeline.earlier_requested.connect(self.show_earlier)
        KeyboardAttention(self.timeline)
        self._throttle = Throttle(LAYOUT_INTERVAL_MS, self._pour, self)
        self.setWidget(self.timeline)
        make_page(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Conversation"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.follower = EndFollower(self)
        self.jump_button = EndButton(self, self.follower)
        self.jump_button.fit()
        self._apply_palette()

    def show_messages(
        self,
        path: Sequence[Message],
        branches: Mapping[MessageId, tuple[int, int]],
        supports: Mapping[MessageId, Support],
        labels: Mapping[MessageId, str] | None = None,
        pairs: Mapping[MessageId, tuple[Side, Side]] | None = None,
        speakers: Mapping[MessageId, ReplySpeaker] | None = None,
        *,
        changes_allowed: bool = True,
    ) -> None:
        """Show the open branch; a version is (position from 1, count), support is shown behind its message.

        Unchanged messages keep their widgets. Another conversation is shown from its end. Anything not in the
        arguments is removed: a reply in progress, a failure, support. ``labels`` say how replies came about,
        ``speakers`` who wrote them; a reply with a pair is shown as that pair. ``changes_allowed`` is False
        while a turn is under way.
        """
        self._forget_writing()
        self._pair, self._waiting = None, []
        self._speakers = speakers or {}
        self.follower.unpin()
        shown = ShownPath(tuple(path), branches, supports, labels or {}, pairs or {})
        with kept_focus(self.timeline):
            same = self.timeline.show_path(shown)
            self.timeline.allow_changes(changes_allowed)
        if self.follower.following or not same:
            self.follower.follow()

    def begin_pair(self, before: Side | None = None) -> None:
        """Open the places of two replies; the first already holds ``before`` where given."""
        self._forget_writing()
        self._pair = SideBySide()
        if before is not None:
            self._pair.columns[0].call(before.title)
            self._pair.columns[0].put(self._new_message(before.message, before.label))
        self.timeline.add_passing(self._pair)
        self.timeline.allow_changes(False)

    def call_column(self, title: str) -> None:
        """Set the column title of the next reply of a pair."""
        if self._pair is not None and self._pair.free is not None:
            self._pair.free.call(title)

    def begin_reply(self, folded: bool, label: str = "", speaker: ReplySpeaker = _UNKNOWN) -> None:
        """Open the place of the next reply; ``label`` says how it comes about, and by whom."""
        self._forget_writing()
        column = self._pair.free if self._pair is not None else None
        view = self._wired(MessageView(None, speaker))
        view.show_label(label)
        self._writing = FoldedReply(speaker.folded_note, view) if folded else view
        if column is not None:
            column.put(self._writing)
        else:
            self.timeline.add_passing(self._writing, before=self._waiting[0] if self._waiting else None)
        self.timeline.allow_changes(False)

    def append_reply(self, text: str) -> None:
        """Append text to the reply; it is laid out with what else comes within a thirtieth of a second."""
        self._arrived.append(text)
        self._throttle.call()

    def end_reply(self, message: Message, speaker: ReplySpeaker = _UNKNOWN) -> None:
        """Show the reply as recorded, and by whom, and announce it politely."""
        self._throttle.flush()
        self._speakers = {**self._speakers, message.id: speaker}
        widget = self._writing
        if widget is None:
            widget = self.timeline.add_message(message)
        else:
            widget.end(message)
            if self._pair is None:
                self.timeline.adopt(message, widget)
        self._writing = None
        self.timeline.allow_changes(self._pair is None)
        self.announcer.say(self, widget.spoken())

    def show_waiting(self, message: Message, words: str, *, with_message: bool) -> None:
        """Show ``words`` on what a message waits for and the button to take it back; ``with_message``: and its text."""
        shown = self._waiting[0] if self._waiting else None
        if isinstance(shown, WaitingMessage) and shown.message == message:
            shown.say(words)
            return
        waiting = WaitingMessage(message, words, with_message=with_message)
        waiting.take_back_requested.connect(self.take_back_requested)
        self._waiting.append(waiting)
        self.timeline.add_passing(waiting)
        self.follower.follow()
        self.announcer.say(self, words)

    def end_waiting(self, message: MessageId) -> None:
        """Remove the display of a waiting message; nothing where another one or none waits."""
        shown = self._waiting[0] if self._waiting else None
        if not isinstance(shown, WaitingMessage) or shown.message.id != message:
            return
        for widget in self._waiting:
            self.timeline.remove_passing(widget)
        self._waiting = []

    def show_support(self, support: Support, *, waiting: bool = False) -> None:
        """Show human-written support at once and announce it; ``waiting``: it is of the waiting message at the end."""
        if waiting:
            card = self._new_card(support)
            self._waiting.append(card)
            self.timeline.add_passing(card)
        else:
            card = self.timeline.add_card(support, before=self._writing)
        if not support.quiet:
            self.follower.pin(card)
        self.announcer.say(self, card.spoken(), assertive=True)

    def show_failure(self, sentence: str, detail: str) -> None:
        """Show a failure. Of a reply without a record, what had arrived stays in view."""
        self._throttle.flush()
        writing, self._writing = self._writing, None
        if writing is not None:
            if view_of(writing).source():
                writing.interrupt()
            else:
                self._take_away(writing)
        self.timeline.add_passing(FailureNote(sentence, detail))
        self.timeline.allow_changes(True)
        self.announcer.say(self, sentence)

    def show_earlier(self) -> None:
        """Show a page of older messages above; the view stays in place."""
        self.follower.hold_distance()
        self.timeline.show_earlier()
        self.timeline.allow_changes(self._writing is None)

    def reveal(self, message: MessageId) -> bool:
        """Scroll to a message, such as a search result; return False where it is not in the path."""
        widget = self.timeline.show_from(message)
        if widget is None:
            return False
        self.timeline.allow_changes(self._writing is None)
        self.follower.pin(widget)
        return True

    def clear(self) -> None:
        """Show nothing."""
        self.show_messages((), {}, {})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column and the button to the new width."""
        self.timeline.fit_width(self.viewport().width(), proportions.em(self, 1.6))
        super().resizeEvent(event)
        self.jump_button.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's colours and text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.timeline.fit_width(self.viewport().width(), proportions.em(self, 1.6))
            self.jump_button.fit()

    def event(self, event: QEvent) -> bool:
        """Follow the application's palette."""
        handled = super().event(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._apply_palette()
        return handled

    def _pour(self) -> None:
        """Lay out what has arrived."""
        text = "".join(self._arrived)
        self._arrived.clear()
        if text and self._writing is not None:
            self._writing.feed(text)

    def _forget_writing(self) -> None:
        self._throttle.cancel()
        self._arrived.clear()
        if self._writing is not None:
            self._take_away(self._writing)
            self._writing = None

    def _take_away(self, widget: MessageWidget) -> None:
        if self._pair is not None:
            self._pair.take_back(widget)
        else:
            self.timeline.remove_passing(widget)

    def _new_message(self, message: Message, label: str = "") -> MessageWidget:
        """Return the widget of a recorded message, collapsed if it was; ``label`` says how it came about."""
        if message.role is Role.USER:
            return self._wired(MessageView(message, None))
        speaker = self._speakers.get(message.id, _UNKNOWN)
        view = self._wired(MessageView(message, speaker))
        view.show_label(label)
        return FoldedReply(speaker.folded_note, view) if message.folded else view

    def _wired(self, view: MessageView) -> MessageView:
        view.edit_requested.connect(self.edit_requested)
        view.regenerate_requested.connect(self.regenerate_requested)
        view.branch_requested.connect(self.branch_requested)
        view.improve_requested.connect(self.improve_requested)
        view.rate_requested.connect(self.rate_requested)
        view.side_requested.connect(self.side_requested)
        view.turn_chosen.connect(self.turn_chosen)
        view.copy_requested.connect(self.copy_requested)
        view.link_requested.connect(self.link_requested)
        return view

    def _new_pair(self, sides: tuple[Side, Side]) -> SideBySide:
        """Return two recorded replies side by side."""
        pair = SideBySide()
        for column, side in zip(pair.columns, sides, strict=True):
            column.put(self._new_message(side.message, side.label))
        pair.offer(sides)
        pair.chosen.connect(self.go_on_requested)
        pair.decided.connect(self.decided)
        shown = next((each.message.id for each in sides if each.is_open), sides[0].message.id)
        pair.closed.connect(lambda: self.side_requested.emit(shown))
        return pair

    def _new_card(self, support: Support) -> SupportCard:
        card = SupportCard(support)
        card.copy_requested.connect(self.copy_requested)
        card.link_requested.connect(self.link_requested)
        card.region_chosen.connect(self.region_chosen)
        return card

    def _apply_palette(self) -> None:
        palette = colours.reading_palette(QApplication.palette())
        if palette != self.palette():
            self.setPalette(palette)
