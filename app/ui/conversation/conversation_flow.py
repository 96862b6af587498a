"""The open conversation and the events of its turns: shown at once, or kept while another conversation is open.

A little long: which conversation is in view, and where an event goes therefore, is decided in this one place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.analysis import TurnAnalysis
from app.domain.conversation import ConversationId, MessageId
from app.domain.turn import MessageWithdrawn, TurnEvent, TurnFailed, TurnRecord, UserMessageCommitted
from app.session.session import Session
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.conversation.drafts import Drafts
from app.ui.conversation.live_turns import Begin, LiveTurns
from app.ui.conversation.read_conversation import read_conversation, records_of
from app.ui.conversation.turn_display import TurnDisplay
from app.ui.panel.panel import TransparencyPanel
from app.ui.task_runner import TaskRunner
from app.ui.view_models.live_turn import LiveTurn
from app.ui.view_models.open_conversation import OpenConversation
from app.ui.view_models.reply_speaker import ReplySpeaker
from app.ui.view_models.shown_title import elsewhere_words, shown_title
from app.ui.view_models.turn_in_panel import turn_in_panel


class ConversationFlow(QObject):
    """Holds the open conversation as a value. A turn continues when another conversation is opened.

    ``listing_changed``: the list of conversations has to be read again. ``opened_changed``: another one is open.
    """

    listing_changed = Signal()
    opened_changed = Signal()

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        pane: ConversationPane,
        panel: TransparencyPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._pane, self._panel = session, tasks, pane, panel
        self.turns = LiveTurns(tasks, self)
        self.open = OpenConversation()
        self._away: dict[ConversationId, OpenConversation] = {}  # out of view, with turns under way
        self.drafts = Drafts(pane.composer)
        self.display = TurnDisplay(pane, self._speaker)
        self.in_panel = turn_in_panel(self.open, ())
        self._chosen: MessageId | None = None  # of an earlier turn, where a person chose one
        self._view = 0  # counts openings, so that a slow one never replaces a later one
        self._opening: int | None = None  # the one that was asked for last, unless it failed
        self._wire()
        self.show()

    def _wire(self) -> None:
        transcript = self._pane.transcript
        self.turns.advanced.connect(self._take)
        self.turns.over.connect(self._turn_over)
        self.turns.ended.connect(self._turn_ended)
        self.turns.changed.connect(lambda: transcript.timeline.allow_changes(not self.turns.answering))
        self._pane.composer.stop_requested.connect(self.turns.stop)
        self._panel.turn_chosen.connect(lambda message: transcript.reveal(MessageId(message)))

    def begin(
        self, begin: Begin, live: Callable[[int], LiveTurn], at: OpenConversation | None = None
    ) -> None:
        """Begin a turn in the open conversation, or at ``at``, another place in it."""
        self._pane.errors.hide()
        self._chosen, self.open = None, at or self.open
        self.turns.start(begin, live(self._view))

    def is_here(self, live: LiveTurn) -> bool:
        """True where the turn belongs to the conversation in view."""
        conversation = live.state.conversation
        if conversation is not None and self.open.id is not None:
            return conversation.id == self.open.id
        return live.view == self._view

    def _turns_here(self) -> tuple[LiveTurn, ...]:
        return tuple(each for each in self.turns.all() if self.is_here(each))

    def _take(self, before: LiveTurn, live: LiveTurn, event: TurnEvent) -> None:
        """Store an event, and show it where its conversation is in view."""
        if isinstance(event, UserMessageCommitted | MessageWithdrawn):
            self.listing_changed.emit()
        if self.is_here(live):
            self.open = live.continued_in(self.open, before)
            self._show_event(before, live, event)
            self._show_panel()
            return
        if live.state.conversation is not None:
            home = live.state.conversation.id
            self._away[home] = live.continued_in(self._away.get(home, OpenConversation()), before)
        if isinstance(event, TurnFailed) and before.said:
            self._pane.composer.restore(before.said)
            self._pane.errors.tell(event.sentence, event.detail)

    def _show_event(self, before: LiveTurn, live: LiveTurn, event: TurnEvent) -> None:
        """Show one event in the transcript; a turn that moves into its place is shown from its beginning."""
        comes = live.entered and (isinstance(event, UserMessageCommitted) or not before.entered)
        if comes and live.state.question is not None:
            self.show()
            self._begin_display(live)
            self.opened_changed.emit()
            if before.state.question is None:  # just sent: a person looks for it
                self._pane.transcript.follower.follow()
        if isinstance(event, MessageWithdrawn):
            self._pane.composer.restore(event.message.text)
            self._pane.transcript.end_waiting(event.message.id)
            if live.entered:
                self.show()
            return
        self.display.show_waiting(live)
        self.display.show(event, live)

    def _begin_display(self, live: LiveTurn) -> None:
        self.display.begin(self.open.side_of(live.beside) if live.beside is not None else None)

    def _turn_over(self, live: LiveTurn) -> None:
        self._pane.status.show_activity("")
        self.listing_changed.emit()
        if self.is_here(live) and live.shown_anew:
            self.open = live.ended_in(self.open)
            self.show()
            self._show_panel()
        self._read_records(live.replies)

    def _turn_ended(self, live: LiveTurn) -> None:
        conversation = live.state.conversation
        if conversation is not None and not self.turns.under_way_in(conversation.id):
            self._away.pop(conversation.id, None)  # everything is on disk
        self._read_records(live.replies)

    def _read_records(self, replies: tuple[MessageId, ...]) -> None:
        if replies:
            self._tasks.run(
                lambda report: records_of(self._session, replies),
                self._keep_records,
                self._pane.errors.tell,
                in_order=True,
            )

    def _keep_records(self, records: dict[MessageId, TurnRecord]) -> None:
        """Store the records of replies and update their labels."""
        for reply, record in records.items():
            if self.open.find(reply) is not None:
                self.open = self.open.with_record(reply, record)
        if self.turns.answering:
            return
        if self.open.pairs:
            self.show()
            if self.open.undecided and self.open.leaf is not None:
                self._pane.transcript.reveal(self.open.leaf)  # what is on offer is in view
        else:
            self._pane.transcript.timeline.show_labels(self.open.labels)
        self._show_panel()

    def keep_analysis(self, reply: MessageId, analysis: TurnAnalysis) -> None:
        """Add the analysis of a recorded reply."""
        record = self.open.records.get(reply)
        if record is not None:
            self.open = self.open.with_record(reply, replace(record, analysis=analysis))
        self._show_panel()

    def _show_panel(self) -> None:
        self.in_panel = turn_in_panel(self.open, self._turns_here(), self._chosen)
        self._panel.show_turn(self.in_panel.state, self.in_panel.place)
        self._pane.transcript.timeline.mark(self.in_panel.chosen)

    def show_turn_of(self, message: str | None) -> None:
        """Show the turn of a message in the panel; None: the newest, which is shown until another one is chosen."""
        self._chosen = MessageId(message) if message is not None else None
        self._show_panel()

    def show(self) -> None:
        """Update transcript and header to the open conversation."""
        path = self.open.path
        self.show_title()
        if path:
            self._show_path()
            self._pane.show_transcript()
        else:
            self._pane.transcript.clear()
            self._pane.show_beginning()

    def _show_path(self) -> None:
        shown = self.open
        parts = (shown.path, shown.versions, shown.supports, shown.labels, shown.pairs, shown.speakers)
        self._pane.transcript.show_messages(*parts, changes_allowed=not self.turns.answering)
        for live in self._turns_here():
            if not live.over:
                self.display.show_waiting(live)

    def show_again(self) -> None:
        """Return to the open conversation from another page; a reply under way is not disturbed."""
        if self.turns.answering or not self.open.path:
            (self._pane.show_transcript if self.open.path else self._pane.show_beginning)()
        else:
            self.show()

    def start_new(self) -> None:
        """Begin a conversation; it is stored with its first message."""
        self._become(OpenConversation())
        self._pane.composer.field.setFocus()

    def open_conversation(self, conversation: ConversationId, leaf: MessageId | None = None) -> None:
        """Show a conversation as it was left, or at ``leaf``; no model is called."""
        if conversation == self.open.id and leaf is None:
            self.show_again()
            return
        if conversation in self._away:
            self._become(self._away[conversation])
            return
        self._view += 1
        number = self._opening = self._view

        def done(found: OpenConversation) -> None:
            if number == self._view:
                self._become(found.keeping(self.open))

        def failed(sentence: str, detail: str) -> None:
            if number == self._opening:
                self._opening = None
            self._pane.errors.tell(sentence, detail)

        read = partial(read_conversation, self._session, conversation, leaf)
        self._tasks.run(lambda report: read(), done, failed, in_order=True)

    @property
    def is_opening(self) -> bool:
        """True while a conversation is read that was chosen and is not in view yet."""
        return self._opening == self._view

    def show_pair(self, question: MessageId, pair: tuple[MessageId, MessageId] | None) -> None:
        """Show two replies to a message side by side, or one alone again, after reading their records."""
        self.open = self.open.with_pair(question, pair)
        if pair is None:
            self.show()
        else:
            self._read_records(pair)

    def _become(self, conversation: OpenConversation) -> None:
        """Switch to another conversation with its draft, its panel and the output of its turns under way."""
        self.drafts.leave(self.open.id)
        if self.open.id is not None and self.turns.under_way_in(self.open.id):
            self._away[self.open.id] = self.open
        self._view += 1  # what was being opened is not any more
        self._chosen = None
        if conversation.id is not None:
            self._away.pop(conversation.id, None)
        self.open = conversation
        self.drafts.enter(conversation.id)
        self._pane.errors.hide()
        self.show()
        for live in self._turns_here():
            if live.entered and not live.over:
                self._begin_display(live)
                self.display.show_all(live)
        self._show_panel()
        self._say_what_goes_on()
        self.opened_changed.emit()

    def _say_what_goes_on(self) -> None:
        """Show in the status line that a reply is being generated in a conversation out of view."""
        elsewhere = [each for each in self.turns.all() if not each.over and not self.is_here(each)]
        home = next((each.state.conversation for each in elsewhere if each.state.conversation), None)
        self._pane.status.show_activity(elsewhere_words(home, hidden=self._session.settings.titles_hidden))

    @property
    def shown_title(self) -> str:
        """What the open conversation is called on screen."""
        tree, hidden = self.open.tree, self._session.settings.titles_hidden
        return shown_title(tree.conversation, hidden=hidden) if tree is not None else self.open.title

    def show_title(self) -> None:
        """Show the title in the header."""
        self._pane.header.title.show_words(self.shown_title)

    def call(self, conversation: str, title: str) -> None:
        """Change the title in the header."""
        if conversation == self.open.id:
            self.open = self.open.with_title(title)
            self.show_title()
        for home, away in self._away.items():
            if home == conversation:
                self._away[home] = away.with_title(title)

    def leave(self, conversation: str) -> None:
        """Forget a conversation that is about to be deleted."""
        self._away.pop(ConversationId(conversation), None)
        if self.open.id == conversation:
            self.open = OpenConversation()  # nothing of it is kept
            self._become(OpenConversation())
        self.drafts.forget(ConversationId(conversation))

    def _speaker(self) -> ReplySpeaker | None:
        """Return who writes the current reply, or None where no model is loaded."""
        loaded = self._session.loaded
        return ReplySpeaker(loaded[0].title, loaded[0].standing) if loaded else None
