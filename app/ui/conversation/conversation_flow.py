"""What happens between person and session in a conversation: saying, stopping, editing, opening, renaming."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.alignment.screening import screen
from app.alignment.support import helplines_for, support_for
from app.domain.analysis import TurnAnalysis
from app.domain.conversation import Conversation, ConversationId, Message, MessageId, Role
from app.domain.turn import (
    ReplyArrived,
    ReplyWithheld,
    Support,
    SupportOffered,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    TurnRecord,
    UserMessageCommitted,
)
from app.session.session import Session
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.panel.panel import TransparencyPanel
from app.ui.task_runner import TaskRunner
from app.ui.transcript.reply_speaker import ReplySpeaker
from app.ui.turn_runner import TurnRunner
from app.ui.view_models.open_conversation import OpenConversation, opened


class ConversationFlow(QObject):
    """Holds the open conversation as a value. A turn goes on when another conversation is opened meanwhile.

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
        self.turns = TurnRunner(tasks, session.stop, self)
        self.open = OpenConversation()
        self._turn: OpenConversation | None = None  # the conversation that is being answered
        self._events: list[TurnEvent] = []  # of the turn under way
        self._said = ""  # what was sent and is not yet committed
        self._drafts: dict[ConversationId | None, str] = {}
        self._replying = False
        self._wanted = 0  # counts openings, so that a slow one never replaces a later one
        self._wire()
        self.show()

    def _wire(self) -> None:
        transcript = self._pane.transcript
        self.turns.event_arrived.connect(self._take)
        self.turns.turn_over.connect(self._turn_over)
        self.turns.analysis_extended.connect(self._extend_analysis)
        self._pane.composer.sent.connect(self.say)
        self._pane.composer.stop_requested.connect(self.turns.stop)
        transcript.edit_requested.connect(self.edit)
        transcript.regenerate_requested.connect(self.regenerate)
        transcript.branch_requested.connect(self.switch_version)
        self._panel.explanation_requested.connect(self.explain)
        self._panel.region_chosen.connect(self._show_region)
        self._panel.turn_chosen.connect(lambda message: transcript.reveal(MessageId(message)))

    # -- turns --------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Say something in the open conversation."""
        conversation, leaf = self.open.id, self.open.leaf
        self._start(lambda: self._session.say(text, conversation, leaf), self.open, text)

    def edit(self, message: str, text: str) -> None:
        """Say something else in place of a message, as another branch."""
        edited = self.open.find(message)
        if edited is not None and not self.turns.running:
            conversation, parent = edited.conversation, edited.parent
            begin = self.open.at_leaf(parent)
            self._start(lambda: self._session.say(text, conversation, parent), begin, text)

    def regenerate(self, message: str) -> None:
        """Have a reply written again, as another branch."""
        reply = self.open.find(message)
        question = None if reply is None else reply.parent if reply.role is Role.ASSISTANT else reply.id
        if reply is not None and question is not None and not self.turns.running:
            conversation, asked = reply.conversation, question
            begin = self.open.at_leaf(question)
            self._start(lambda: self._session.regenerate(conversation, asked), begin)

    def regenerate_last(self) -> None:
        """Have the last message answered again."""
        if self.open.leaf is not None:
            self.regenerate(self.open.leaf)

    def _start(
        self, begin: Callable[[], Iterator[TurnEvent]], where: OpenConversation, said: str = ""
    ) -> None:
        if self.turns.running:
            self._pane.errors.tell("A reply is still being written. Stop it first, or wait for its end.")
            self._pane.composer.restore(said)
            return
        self._pane.errors.hide()
        self._pane.composer.set_busy(True)
        self._said, self._turn, self._events = said, where, []
        self.turns.start(begin)

    def _take(self, event: TurnEvent) -> None:
        """Keep an event's news, and show it where its conversation is the one in view."""
        turn = self._turn or OpenConversation()
        in_view = turn.id == self.open.id
        match event:
            case UserMessageCommitted():
                self._said = ""
                turn = turn.with_message(event.conversation, event.message)
                self.listing_changed.emit()
            case SupportOffered() if turn.question is not None:
                turn = turn.with_support(turn.question.id, event.support)
            case TurnEnded() if turn.tree is not None:
                turn = turn.with_message(turn.tree.conversation, event.message)
            case TurnFailed() if turn.tree is not None and event.message is not None:
                turn = turn.with_message(turn.tree.conversation, event.message)
        self._turn = turn
        self._events.append(event)
        if in_view:
            if isinstance(self._events[0], UserMessageCommitted):
                self.open = turn
            self._show_event(event)

    def _show_event(self, event: TurnEvent) -> None:
        transcript = self._pane.transcript
        self._panel.take(event)
        match event:
            case UserMessageCommitted():
                self._replying = False
                self.show()
                self.opened_changed.emit()
            case ReplyWithheld():
                self._replying = False  # the next reply takes its place
            case SupportOffered():
                transcript.show_support(event.support)
            case ReplyArrived():
                self._begin_reply(event.folded)
                transcript.append_reply(event.text)
            case TurnEnded():
                self._end_reply(event.message)
            case TurnFailed():
                if event.message is not None:
                    self._end_reply(event.message)
                self._fail(event)

    def _begin_reply(self, folded: bool) -> None:
        if not self._replying:
            self._replying = True
            self._pane.transcript.begin_reply(folded)

    def _end_reply(self, message: Message) -> None:
        self._begin_reply(message.folded)
        self._pane.transcript.end_reply(message)

    def _fail(self, event: TurnFailed) -> None:
        """Say what went wrong, and give back words that were not taken in."""
        if self._said:
            self._pane.composer.restore(self._said)
            self._said = ""
        if self.open.tree is None:
            self._pane.errors.tell(event.sentence, event.detail)
        else:
            self._pane.transcript.show_failure(event.sentence, event.detail)

    def _turn_over(self) -> None:
        turn, self._turn, self._events = self._turn, None, []
        self._pane.composer.set_busy(False)
        self._pane.status.show_activity("")
        self.listing_changed.emit()
        if turn is None or turn.leaf is None:
            return
        reply = turn.leaf
        self._tasks.run(
            lambda report: self._session.turn_of(reply),
            lambda record: self._keep_record(reply, record),
            self._pane.errors.tell,
            in_order=True,
        )

    def _keep_record(self, reply: MessageId, record: TurnRecord | None) -> None:
        if record is not None and self.open.find(reply) is not None:
            self.open = self.open.with_record(reply, record)

    def _extend_analysis(self, reply: str, analysis: TurnAnalysis) -> None:
        """Take in what was computed since the reply; shown where it is the last one in view."""
        identity = MessageId(reply)
        record = self.open.records.get(identity)
        if record is not None:
            self.open = self.open.with_record(identity, replace(record, analysis=analysis))
        if self.open.leaf == identity and not self.turns.running:
            self._panel.show_analysis(analysis)

    # -- which conversation is in view ----------------------------------------------------------------

    def show(self) -> None:
        """Bring transcript and header in line with the open conversation."""
        path = self.open.path
        self._pane.header.title.show_words(self.open.title)
        if path:
            self._pane.transcript.show_messages(path, self.open.versions, self.open.supports)
            self._pane.show_transcript()
        else:
            self._pane.transcript.clear()
            self._pane.show_beginning()

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
        if self._turn is not None and conversation == self._turn.id:
            self._become(self._turn)
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
                self._become(found)

        self._tasks.run(read, done, self._pane.errors.tell, in_order=True)

    def switch_version(self, message: str, position: int) -> None:
        """Show another version of a message, with what followed it last."""
        other = self.open.at_version(message, position)
        if other.id is not None and other.leaf is not None and not self.turns.running:
            self.open_conversation(other.id, other.leaf)

    def _become(self, conversation: OpenConversation) -> None:
        """Show another conversation, its draft, its panel, and what has arrived of a turn under way in it."""
        self._wanted += 1
        self._drafts[self.open.id] = self._pane.composer.draft
        self.open = conversation
        self._pane.composer.show_draft(self._drafts.pop(conversation.id, ""))
        self._pane.errors.hide()
        self.show()
        self._replying = False
        turn = self._turn
        if turn is not None and turn.id == conversation.id:
            self._pane.status.show_activity("")
            for event in self._events:
                if not isinstance(event, UserMessageCommitted | SupportOffered):
                    self._show_event(event)
                else:
                    self._panel.take(event)
        else:
            self._panel.show_record(conversation.record)
            if turn is not None:
                self._pane.status.show_activity(f"A reply is being written in “{turn.title}”")
        self.opened_changed.emit()

    # -- the conversation as a thing ------------------------------------------------------------------

    def rename(self, conversation: str, title: str) -> None:
        """Give a conversation another title."""
        if conversation == self.open.id:
            self.open = self.open.with_title(title)
            self._pane.header.title.show_words(title)
        if self._turn is not None and self._turn.id == conversation:
            self._turn = self._turn.with_title(title)
        self._change(lambda: self._session.rename(ConversationId(conversation), title))

    def delete(self, conversation: str) -> None:
        """Delete a conversation for good; one in which a reply is being written is stopped first."""
        if self._turn is not None and self._turn.id == conversation:
            self.turns.stop()
            self._pane.errors.tell("The reply in that conversation is being stopped. Delete it again then.")
            return
        if self.open.id == conversation:
            self.start_new()
        self._drafts.pop(ConversationId(conversation), None)
        self._change(lambda: self._session.delete(ConversationId(conversation)))

    def _change(self, change: Callable[[], None]) -> None:
        self._tasks.run(
            lambda report: change(),
            lambda done: self.listing_changed.emit(),
            self._pane.errors.tell,
            in_order=True,
        )

    def conversation(self) -> Conversation | None:
        """Answer the open conversation, or None for a new one."""
        return self.open.tree.conversation if self.open.tree is not None else None

    # -- help and explanation -------------------------------------------------------------------------

    def explain(self) -> None:
        """Ask the judge to explain what it saw in the last message of the person."""
        question = self.open.question
        if question is None or self.turns.running:
            self._panel.profile.explaining_failed()
            return
        conversation, asked = question.conversation, question.id
        self._panel.profile.allow_explaining(False)
        self._pane.composer.set_ready(False, "The judge is explaining…")

        def over() -> None:
            self._panel.profile.allow_explaining(True)
            self._pane.composer.set_ready(True)

        def done(words: str) -> None:
            over()
            if self.open.question is not None and self.open.question.id == asked:
                self._panel.profile.show_explanation(words)

        def failed(sentence: str, detail: str) -> None:
            over()
            self._panel.profile.explaining_failed()
            self._pane.errors.tell(sentence, detail)

        self._tasks.run(lambda report: self._session.explain(conversation, asked), done, failed)

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
        if self._turn is not None and self._turn.id == self.open.id:
            self._turn = self._turn.with_support(question.id, elsewhere)
        if not self.turns.running:
            self._pane.transcript.show_messages(self.open.path, self.open.versions, self.open.supports)

    def speakers(self) -> None:
        """Say in the transcript who answers now, and who answered before."""
        loaded = self._session.loaded
        now = ReplySpeaker(loaded[0].title, loaded[0].standing) if loaded else ReplySpeaker()
        installed = self._session.library.installed()
        before = {each.sha256: ReplySpeaker(each.title, each.standing) for each in installed}
        self._pane.transcript.set_speakers(now, before)
