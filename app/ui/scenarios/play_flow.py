"""The play of a scenario in the open conversation: whose turn it is, what the model writes, and who takes over."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout

from app.domain.cancellation import CancelToken
from app.domain.conversation import Conversation, Message, Role, new_conversation_id
from app.domain.scenario import Play, Player, Sides
from app.session.session import Session
from app.translation import tr
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.conversation.sending_flow import SendingFlow
from app.ui.scenarios.play_bar import PlayBar
from app.ui.task_runner import TaskRunner
from app.ui.view_models.live_turn import LiveTurn
from app.ui.view_models.scenario_words import invitation, play_words, step_words
from app.workspace.scenario_play import Side, WrittenMessage, next_turn, opening_message, written_as_person
from app.workspace.scenario_rules import scenario_rules
from app.workspace.trust import trust_along

_BUSY = tr("The model is still writing. Stop it first, or wait for its end.")


class PlayFlow(QObject):
    """One step at a time. Everything that is said goes through the session's turns, and so through the crisis screen.

    ``scenario_requested`` carries the play whose scenario a person wants to read.
    """

    scenario_requested = Signal(object)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        flow: ConversationFlow,
        saying: SendingFlow,
        pane: ConversationPane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._flow, self._saying, self._pane = session, tasks, flow, saying, pane
        self._writing: CancelToken | None = None  # while the model writes as the person
        self._shown = False
        self.bar = PlayBar(pane)
        below = pane.below.layout()
        assert isinstance(below, QBoxLayout)
        below.insertWidget(0, self.bar)
        self._wire()

    def _wire(self) -> None:
        bar, flow = self.bar, self._flow
        bar.step_requested.connect(self.step)
        bar.stop_requested.connect(self.stop)
        bar.sides_chosen.connect(self.take_over)
        bar.rating_chosen.connect(self.rate)
        bar.scenario_requested.connect(lambda: self.scenario_requested.emit(flow.open.play))
        flow.opened_changed.connect(self._opened)
        flow.turns.changed.connect(self.show)
        flow.turns.over.connect(self._turn_over)
        self._saying.taken_elsewhere = self.take

    # -- the steps -----------------------------------------------------------------------------------------

    def begin(self, play: Play) -> None:
        """Begin a play in a new conversation; it is stored with its first message."""
        self._flow.start_new()
        self._flow.open = replace(self._flow.open, play=play)
        if play.sides.person is Player.MODEL:
            self.step()
        else:
            self.show()
            self._pane.composer.field.setFocus()

    def step(self) -> None:
        """Have the model do what comes next; the first line is the scenario's own."""
        opened, play = self._flow.open, self._flow.open.play
        if play is None or self._is_busy:
            return
        if not opened.path:
            self._begin_with(opening_message(play))
        elif next_turn(opened.path, play).side is Side.HELPER:
            self._saying.regenerate(opened.path[-1].id)
        else:
            self._write_as_person(play)

    def take(self, text: str) -> bool:
        """Take what a person has written where it is not an ordinary message; return whether it was taken."""
        opened, play = self._flow.open, self._flow.open.play
        if play is None:
            return False
        if self._writing is not None or (self._flow.turns.answering and play.sides.helper is Player.PERSON):
            self._pane.errors.tell(_BUSY)
            self._pane.composer.restore(text)
        elif not opened.path:
            self._begin_with(Message.said(text, new_conversation_id(), None))
        elif play.sides.helper is Player.MODEL:
            return False  # a message of the person, which the model answers as any other
        else:
            self._hear(text)
        return True

    def stop(self) -> None:
        """Stop the model that writes as the person; what it has written is discarded."""
        if self._writing is not None:
            self._writing.cancel()

    def take_over(self, sides: Sides) -> None:
        """Change who plays which side from now on."""
        opened, play = self._flow.open, self._flow.open.play
        if play is None:
            return
        self._flow.open = replace(opened, play=replace(play, sides=sides))
        if opened.id is not None:
            self._store(partial(self._session.vault.change_sides, opened.id, sides))
        self.show()
        self._pane.composer.field.setFocus()

    def rate(self, change: int | None) -> None:
        """Take a person's word on how trust changed by the last reply; None: by the reply's form again."""
        opened, play = self._flow.open, self._flow.open.play
        if play is None or opened.reply is None:
            return
        self._flow.open = replace(opened, play=play.with_rating(opened.reply.id, change))
        self._store(partial(self._session.vault.rate_trust, opened.reply.id, change))
        self.show()

    # -- what is written -----------------------------------------------------------------------------------

    def _begin_with(self, message: Message) -> None:
        """Store the conversation with the person's first message, and go on from there."""
        play = self._flow.open.play
        assert play is not None
        title = tr("Scenario: {title}", title=play.words.title)
        self._tasks.run(
            lambda report: self._session.vault.begin_play(title, play, message),
            lambda conversation: self._said(conversation, message) if self._flow.open.play is play else None,
            partial(self._failed, message.text),
            in_order=True,
        )

    def _write_as_person(self, play: Play) -> None:
        path, token = self._flow.open.path, CancelToken()
        self._writing = token

        def work() -> tuple[Conversation, WrittenMessage] | None:
            written = written_as_person(self._session, play, path, token)
            if token.cancelled:
                return None
            return self._session.vault.append_played(written.message, written.model_sha256), written

        def done(found: tuple[Conversation, WrittenMessage] | None) -> None:
            self._writing = None
            if found is None or found[0].id != self._flow.open.id:
                self.show()
                return
            conversation, written = found
            play = self._flow.open.play
            assert play is not None
            self._flow.open = replace(self._flow.open, play=play.with_model_message(written.message.id))
            self._said(conversation, written.message)

        self.show()
        self._tasks.run(lambda report: work(), done, partial(self._failed, ""))

    def _said(self, conversation: Conversation, message: Message) -> None:
        """Have the person's message answered, or screened and shown where a person answers it."""
        flow = self._flow
        flow.open = flow.open.with_message(conversation, message)
        play = flow.open.play
        assert play is not None
        if play.sides.helper is Player.MODEL:
            self._saying.regenerate(message.id)
        else:
            flow.begin(lambda token: self._session.hear(message), lambda view: LiveTurn(view))

    def _hear(self, text: str) -> None:
        """Take a message of the person, or the reply to it, that a person has written."""
        opened = self._flow.open
        last = opened.path[-1]
        if last.role is Role.USER:
            question, reply = last, text
        else:
            question, reply = Message.said(text, last.conversation, last.id), ""
        self._flow.begin(lambda token: self._session.hear(question, reply), lambda view: LiveTurn(view, text))

    def _turn_over(self, live: LiveTurn) -> None:
        """After a person's reply the model that plays the person goes on by itself."""
        play = self._flow.open.play
        if play is None or not self._flow.is_here(live):
            return
        replies = live.state.replies
        by_person = bool(replies) and replies[-1].message is not None and replies[-1].facts is None
        if by_person and play.sides.person is Player.MODEL and live.state.failure is None:
            self._write_as_person(play)
        self.show()

    def _store(self, work: partial[None]) -> None:
        self._tasks.run(lambda report: work(), lambda done: None, self._pane.errors.tell, in_order=True)

    def _failed(self, text: str, sentence: str, detail: str) -> None:
        stopped = self._writing is not None and self._writing.cancelled
        self._writing = None
        if not stopped:
            self._pane.errors.tell(sentence, detail)
            self._pane.composer.restore(text)
        self.show()

    # -- what is shown -------------------------------------------------------------------------------------

    @property
    def _is_busy(self) -> bool:
        return self._writing is not None or self._flow.turns.answering

    def _opened(self) -> None:
        if self._writing is not None and self._flow.open.play is None:
            self.stop()
        self.show()

    def show(self) -> None:
        """Show the play of the open conversation, or nothing where it is none."""
        opened, play = self._flow.open, self._flow.open.play
        if play is None:
            self.bar.hide()
            if self._shown:
                self._pane.composer.invite()
            self._shown = False
            return
        self._shown = True
        path, rules = opened.path, scenario_rules()
        turn = next_turn(path, play)
        reply = opened.reply
        self.bar.show_play(
            play_words(play, trust_along(path, play.ratings, rules)),
            play.sides,
            "" if self._flow.turns.answering else step_words(turn, begun=bool(path)),
            rating=play.ratings.get(reply.id) if reply is not None else None,
            replied=reply is not None,
        )
        if self._writing is not None:
            self.bar.show_writing(tr("The model writes as the person…"))
        self.bar.allow(changes=not self._is_busy)
        self._pane.composer.invite(invitation(turn))
