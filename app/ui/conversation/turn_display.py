"""Shows the turn that is in view in the transcript: its events as they come, or all of it at once."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.conversation import Message
from app.domain.turn import (
    AnswerBegan,
    ReplyArrived,
    ReplyWithheld,
    SupportOffered,
    TurnEnded,
    TurnEvent,
    TurnFailed,
)
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.view_models.compared_reply import Side
from app.ui.view_models.live_turn import LiveTurn
from app.ui.view_models.reply_speaker import ReplySpeaker
from app.ui.view_models.waiting import waiting_words


class TurnDisplay:
    """A turn that works on an earlier reply writes nothing into the transcript before it is over.

    ``speaker`` says who writes now; a reply that is recorded is told by its own figures.
    """

    def __init__(self, pane: ConversationPane, speaker: Callable[[], ReplySpeaker]) -> None:
        self._pane, self._speaker = pane, speaker
        self._replying = False

    def begin(self, before: Side | None) -> None:
        """Make ready for a reply, beside an earlier one where there is one ``before``."""
        self._replying = False
        if before is not None:
            self._pane.transcript.begin_pair(before)
            self._pane.transcript.call_column("New version")

    def show(self, event: TurnEvent, turn: LiveTurn) -> None:
        """Show one event; ``turn`` knows it already. Of a turn that waits there is only help to show."""
        transcript = self._pane.transcript
        if not turn.entered:
            if isinstance(event, SupportOffered):
                transcript.show_support(event.support, waiting=True)
            return
        match event:
            case AnswerBegan() if event.of > 1:
                self._begin_answer(event.number, turn)
            case ReplyWithheld():
                self._replying = False  # the next reply takes its place
            case SupportOffered():
                transcript.show_support(event.support)
            case ReplyArrived():
                self._begin_reply(event.folded, turn.label)
                transcript.append_reply(event.text)
            case TurnEnded() if turn.about is None:
                self._end_reply(event.message, turn.label, ReplySpeaker.of(event.facts))
            case TurnFailed():
                self._fail(event, turn)

    def show_waiting(self, turn: LiveTurn) -> None:
        """Show a message that waits, with the way to take it back; or that nothing waits any more."""
        question, state = turn.state.question, turn.state
        if question is not None and (state.waiting is not None or not turn.entered):
            self._pane.transcript.show_waiting(
                question, waiting_words(state.waiting), with_message=not turn.entered
            )
        elif question is not None:
            self._pane.transcript.end_waiting(question.id)

    def show_all(self, turn: LiveTurn) -> None:
        """Show what has arrived of a turn's replies; its message and help stand in the transcript already."""
        if turn.about is not None:
            return
        for number, reply in enumerate(turn.state.replies, 1):
            if turn.comparing:
                self._begin_answer(number, turn)
            if reply.message is not None and not turn.over:
                self._end_reply(reply.message, turn.label, ReplySpeaker.of(reply.facts))
            elif reply.message is None and reply.text:
                self._begin_reply(reply.folded, turn.label)
                self._pane.transcript.append_reply(reply.text)

    def _begin_answer(self, number: int, turn: LiveTurn) -> None:
        """Make ready for one of several replies to the same message."""
        state, transcript = turn.state, self._pane.transcript
        self._replying = False
        if number == 1:
            transcript.begin_pair()
        transcript.call_column(f"{number} of {state.expected}: {state.replies[number - 1].strategy_name}")

    def _begin_reply(self, folded: bool, label: str) -> None:
        if not self._replying:
            self._replying = True
            self._pane.transcript.begin_reply(folded, label, self._speaker())

    def _end_reply(self, message: Message, label: str, speaker: ReplySpeaker) -> None:
        self._begin_reply(message.folded, label)
        self._pane.transcript.end_reply(message, speaker)

    def _fail(self, event: TurnFailed, turn: LiveTurn) -> None:
        """Say what went wrong, and give back words that were not taken in."""
        if turn.said:
            self._pane.composer.restore(turn.said)
        if event.message is not None and turn.about is None:
            self._end_reply(event.message, turn.label, self._speaker())
        if turn.state.question is None or turn.shown_anew:
            self._pane.errors.tell(event.sentence, event.detail)
        else:
            self._pane.transcript.show_failure(event.sentence, event.detail)
