"""What happens between person and session in a conversation: saying, stopping, editing, opening, renaming."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.alignment.screening import screen
from app.alignment.support import helplines_for, support_for
from app.domain.analysis import TurnAnalysis
from app.domain.conversation import Conversation, ConversationId, Message, MessageId, Role
from app.domain.turn import (
    Support,
    SupportOffered,
    TurnEvent,
    TurnRecord,
    UserMessageCommitted,
)
from app.session.session import Session
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.conversation.turn_display import TurnDisplay
from app.ui.panel.panel import TransparencyPanel
from app.ui.task_runner import TaskRunner
from app.ui.transcript.reply_speaker import ReplySpeaker
from app.ui.turn_runner import TurnRunner
from app.ui.view_models.open_conversation import OpenConversation, opened
from app.ui.view_models.turn_under_way import TurnUnderWay


class ConversationFlow(QObject):
    """Holds the open conversation as a value. A turn goes on when another conversation is opened meanwhile.

    ``listing_changed``: the list of conversations has to be read again. ``opened_changed``: another one is open.
    ``started``: a turn has begun.
    """

    listing_changed = Signal()
    opened_changed = Signal()
    started = Signal()

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
        self.turns = TurnRunner(tasks, session.stop, self)
        self.open = OpenConversation()
        self._turn: TurnUnderWay | None = None
        self._events: list[TurnEvent] = []  # of the turn under way
        self._drafts: dict[ConversationId | None, str] = {}
        self._display = TurnDisplay(pane, panel)
        self._wanted = 0  # counts openings, so that a slow one never replaces a later one
        self._wire()
        self.show()

    def _wire(self) -> None:
        transcript = self._pane.transcript
        self.turns.event_arrived.connect(self._take)
        self.turns.turn_over.connect(self._turn_over)
        self.turns.analysis_extended.connect(self.take_analysis)
        self._pane.composer.sent.connect(self.say)
        self._pane.composer.stop_requested.connect(self.turns.stop)
        transcript.edit_requested.connect(self.edit)
        transcript.regenerate_requested.connect(self.regenerate)
        self._panel.region_chosen.connect(self._show_region)
        self._panel.turn_chosen.connect(lambda message: transcript.reveal(MessageId(message)))

    # -- turns --------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Say something in the open conversation."""
        self.start(self._saying(text, self.open.id, self.open.leaf), self.open, text)

    def edit(self, message: str, text: str) -> None:
        """Say something else in place of a message, as another branch."""
        edited = self.open.find(message)
        if edited is not None and not self.turns.running:
            begin = self.open.at_leaf(edited.parent)
            self.start(self._saying(text, edited.conversation, edited.parent), begin, text)

    def _saying(
        self, text: str, conversation: ConversationId | None, parent: MessageId | None
    ) -> Callable[[], Iterator[TurnEvent]]:
        """Answer how to say something, in the mode that is chosen beside the message."""
        wish = self._pane.composer.mode.wish
        return lambda: self._session.say(
            text, conversation, parent, mode=wish.mode, strategy=wish.strategy, against=wish.against
        )

    def regenerate(self, message: str) -> None:
        """Have a reply written again, as another branch."""
        reply = self.open.find(message)
        question = None if reply is None else reply.parent if reply.role is Role.ASSISTANT else reply.id
        if reply is not None and question is not None and not self.turns.running:
            conversation, asked, wish = reply.conversation, question, self._pane.composer.mode.wish
            begin = self.open.at_leaf(question)
            self.start(
                lambda: self._session.regenerate(
                    conversation, asked, mode=wish.mode, strategy=wish.strategy, against=wish.against
                ),
                begin,
            )

    def regenerate_last(self) -> None:
        """Have the last message answered again."""
        if self.turns.running:
            self._pane.errors.tell("A reply is still being written. Stop it first, or wait for its end.")
        elif self.open.leaf is not None:
            self.regenerate(self.open.leaf)

    def start(
        self,
        begin: Callable[[], Iterator[TurnEvent]],
        where: OpenConversation,
        said: str = "",
        *,
        beside: Message | None = None,
        about: MessageId | None = None,
    ) -> bool:
        """Begin a turn in a conversation; answer whether it could begin.

        ``beside`` is an earlier reply that the new one is to stand beside; ``about`` one that the turn works on.
        """
        if self.turns.running:
            self._pane.errors.tell("A reply is still being written. Stop it first, or wait for its end.")
            self._pane.composer.restore(said)
            return False
        self._pane.errors.hide()
        self._pane.composer.set_busy(True)
        self._pane.transcript.allow_changes(False)
        self._turn, self._events = TurnUnderWay(where, said, beside, about), []
        self.turns.start(begin, about or "")
        self.started.emit()
        return True

    def _take(self, event: TurnEvent) -> None:
        """Keep an event's news, and show it where its conversation is the one in view."""
        before = self._turn or TurnUnderWay()
        in_view = before.where.id == self.open.id
        turn = self._turn = before.after(event)
        self._events.append(event)
        if isinstance(event, UserMessageCommitted):
            self.listing_changed.emit()
        if in_view:
            if turn.begun or turn.about is not None:
                self.open = turn.where.knowing(self.open.records)
            if isinstance(event, UserMessageCommitted):
                self._panel.take(event)
                self._show_beginning(turn)
                self.opened_changed.emit()
            else:
                self._display.show(event, turn)

    def _show_beginning(self, turn: TurnUnderWay) -> None:
        self.show()
        self._display.begin(self.open.side_of(turn.beside) if turn.beside is not None else None)

    def _turn_over(self) -> None:
        turn, self._turn, self._events = self._turn, None, []
        self._pane.composer.set_busy(False)
        self._pane.status.show_activity("")
        self._pane.transcript.allow_changes(True)
        self.listing_changed.emit()
        if turn is None:
            return
        if turn.where.id == self.open.id and turn.shown_anew:
            self.open = turn.ended_at.knowing(self.open.records)
            self.show()
            if turn.beside is not None and not turn.answers:
                self._panel.show_record(self.open.record)
        self._tasks.run(
            lambda report: self._records_of(turn.replies),
            self._keep_records,
            self._pane.errors.tell,
            in_order=True,
        )

    def _records_of(self, replies: Iterable[MessageId]) -> dict[MessageId, TurnRecord]:
        found = ((each, self._session.turn_of(each)) for each in replies)
        return {each: record for each, record in found if record is not None}

    def _keep_records(self, records: dict[MessageId, TurnRecord]) -> None:
        """Know what was recorded of replies, and say at each how it came about."""
        for reply, record in records.items():
            if self.open.find(reply) is not None:
                self.open = self.open.with_record(reply, record)
        if self.turns.running:
            return
        if self.open.pairs:
            self.show()
        else:
            self._pane.transcript.timeline.show_labels(self.open.labels)

    def take_analysis(self, reply: str, analysis: TurnAnalysis) -> None:
        """Take in what was computed since the reply; shown where it is the last one in view."""
        identity = MessageId(reply)
        record = self.open.records.get(identity)
        if record is not None:
            self.open = self.open.with_record(identity, replace(record, analysis=analysis))
        if self.open.leaf == identity and (self._turn is None or self._turn.about == identity):
            self._panel.show_analysis(analysis)

    # -- which conversation is in view ----------------------------------------------------------------

    def show(self) -> None:
        """Bring transcript and header in line with the open conversation."""
        path = self.open.path
        self._pane.header.title.show_words(self.open.title)
        if path:
            self._show_path()
            self._pane.show_transcript()
        else:
            self._pane.transcript.clear()
            self._pane.show_beginning()

    def _show_path(self) -> None:
        shown = self.open
        self._pane.transcript.show_messages(
            shown.path,
            shown.versions,
            shown.supports,
            shown.labels,
            shown.pairs,
            changes_allowed=not self.turns.running,
        )

    def show_again(self) -> None:
        """Come back to the open conversation from another page; a reply under way is not disturbed."""
        if self.turns.running or not self.open.path:
            (self._pane.show_transcript if self.open.path else self._pane.show_beginning)()
        else:
            self.show()

    def start_new(self) -> None:
        """Begin a conversation; nothing is kept of it before something is said."""
        self._become(OpenConversation())
        self._pane.composer.field.setFocus()

    def open_conversation(self, conversation: ConversationId, leaf: MessageId | None = None) -> None:
        """Show a conversation as it was left, or at ``leaf``; no model is asked anything."""
        if conversation == self.open.id and leaf is None:
            self.show_again()
            return
        if self._turn is not None and conversation == self._turn.where.id:
            self._become(self._turn.where)
            return
        self._wanted += 1
        number = self._wanted

        def read(report: Callable[[object], None]) -> OpenConversation:
            if leaf is not None:
                self._session.set_leaf(conversation, leaf)
            tree = self._session.tree(conversation)
            return opened(tree, self._session.turn_of, self._support_of, leaf)

        def done(found: OpenConversation) -> None:
            if number == self._wanted:
                self._become(found.keeping(self.open))

        self._tasks.run(read, done, self._pane.errors.tell, in_order=True)

    def show_pair(self, question: MessageId, pair: tuple[MessageId, MessageId] | None) -> None:
        """Show two replies to a message side by side, or one alone again; what was recorded of them is read first."""
        self.open = self.open.with_pair(question, pair)
        if pair is None:
            self.show()
            return
        self._tasks.run(
            lambda report: self._records_of(pair), self._keep_records, self._pane.errors.tell, in_order=True
        )

    def _become(self, conversation: OpenConversation) -> None:
        """Show another conversation, its draft, its panel, and what has arrived of a turn under way in it."""
        self._wanted += 1
        self._drafts[self.open.id] = self._pane.composer.draft
        self.open = conversation
        self._pane.composer.show_draft(self._drafts.pop(conversation.id, ""))
        self._pane.errors.hide()
        turn = self._turn
        if turn is not None and turn.where.id == conversation.id:
            self._rejoin(turn)
        else:
            self.show()
            self._panel.show_record(conversation.record)
            if turn is not None:
                self._pane.status.show_activity(f"A reply is being written in “{turn.where.title}”")
        self.opened_changed.emit()

    def _rejoin(self, turn: TurnUnderWay) -> None:
        """Show what has arrived of the turn under way."""
        self._pane.status.show_activity("")
        if turn.about is not None:
            self._panel.show_record(self.open.record)
        self._show_beginning(turn)
        for event in self._events:
            if isinstance(event, UserMessageCommitted | SupportOffered):
                self._panel.take(event)
            else:
                self._display.show(event, turn)

    # -- the conversation as a thing ------------------------------------------------------------------

    def call(self, conversation: str, title: str) -> None:
        """Show a conversation under another title."""
        if conversation == self.open.id:
            self.open = self.open.with_title(title)
            self._pane.header.title.show_words(title)
        if self._turn is not None and self.answering(conversation):
            self._turn = replace(self._turn, where=self._turn.where.with_title(title))

    def answering(self, conversation: str) -> bool:
        """True where a reply is being written in a conversation."""
        return self._turn is not None and self._turn.where.id == conversation

    def leave(self, conversation: str) -> None:
        """Forget a conversation that is about to go."""
        if self.open.id == conversation:
            self.start_new()
        self._drafts.pop(ConversationId(conversation), None)

    def conversation(self) -> Conversation | None:
        """Answer the open conversation, or None for a new one."""
        return self.open.tree.conversation if self.open.tree is not None else None

    # -- help -------------------------------------------------------------------------------------------

    def _support_of(self, question: Message) -> Support | None:
        """Answer the help for a question whose turn left no record: the screen is deterministic."""
        return support_for(screen(question.text), self._session.region, question.text)

    def _show_region(self, region: str) -> None:
        """Show the services of another region beside the conversation too."""
        question = self.open.question
        offered = self.open.supports.get(question.id) if question is not None else None
        if question is None or offered is None:
            return
        kinds = screen(question.text).kinds
        elsewhere = replace(offered, region=region, helplines=helplines_for(region, kinds))
        self.open = self.open.with_support(question.id, elsewhere)
        if self._turn is not None and self._turn.where.id == self.open.id:
            self._turn = replace(self._turn, where=self._turn.where.with_support(question.id, elsewhere))
        if not self.turns.running:
            self._show_path()

    def speakers(self) -> None:
        """Say in the transcript who answers now, and who answered before."""
        loaded = self._session.loaded
        now = ReplySpeaker(loaded[0].title, loaded[0].standing) if loaded else ReplySpeaker()
        installed = self._session.library.installed()
        known = (
            (*installed, loaded[0]) if loaded else installed
        )  # the vault may know the loaded one otherwise
        before = {each.sha256: ReplySpeaker(each.title, each.standing) for each in known}
        self._pane.transcript.set_speakers(now, before)
