"""The display of a turn in the transcript: event by event, or all that has arrived at once."""

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
from app.translation import tr
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.view_models.compared_reply import Side
from app.ui.view_models.live_turn import LiveTurn
from app.ui.view_models.reply_speaker import ReplySpeaker
from app.ui.view_models.waiting import waiting_words


class TurnDisplay:
    """A turn that works on an earlier reply writes nothing into the transcript before it is over.

    ``speaker`` returns who writes now, or None where no model is loaded; a recorded reply is labelled from its own
    record. ``unanswered`` is said of a message that no model could answer.
    """

    def __init__(self, pane: ConversationPane, speaker: Callable[[], ReplySpeaker | None]) -> None:
        self._pane, self._speaker = pane, speaker
        self._replying = False
        self.unanswered = tr("Your message is kept. It is answered as soon as a model is here.")

    def begin(self, before: Side | None) -> None:
        """Prepare the place of a reply, beside the earlier one ``before`` where given."""
        self._replying = False
        if before is not None:
            self._pane.transcript.begin_pair(before)
            self._pane.transcript.call_column(tr("New version"))

    def show(self, event: TurnEvent, turn: LiveTurn) -> None:
        """Show one event that ``turn`` has taken in already. Of a waiting turn only help is shown."""
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
                self._begin_reply(event.folded, turn)
                transcript.append_reply(event.text)
            case TurnEnded() if turn.about is None:
                self._end_reply(event.message, turn, ReplySpeaker.of(event.facts, turn.state.recording))
            case TurnFailed():
                self._fail(event, turn)

    def show_waiting(self, turn: LiveTurn) -> None:
        """Show a waiting message with its button to take it back, or remove it."""
        question, state = turn.state.question, turn.state
        if question is not None and (state.waiting is not None or not turn.entered):
            self._pane.transcript.show_waiting(
                question, waiting_words(state.waiting), with_message=not turn.entered
            )
        elif question is not None:
            self._pane.transcript.end_waiting(question.id)

    def show_all(self, turn: LiveTurn) -> None:
        """Show what has arrived of a turn's replies; its message and help are in the transcript already."""
        if turn.about is not None:
            return
        for number, reply in enumerate(turn.state.replies, 1):
            if turn.comparing:
                self._begin_answer(number, turn)
            if reply.message is not None and not turn.over:
                self._end_reply(reply.message, turn, ReplySpeaker.of(reply.facts, turn.state.recording))
            elif reply.message is None and reply.text:
                self._begin_reply(reply.folded, turn)
                self._pane.transcript.append_reply(reply.text)

    def _begin_answer(self, number: int, turn: LiveTurn) -> None:
        """Prepare the place of one of several replies to the same message."""
        state, transcript = turn.state, self._pane.transcript
        self._replying = False
        if number == 1:
            transcript.begin_pair()
        transcript.call_column(
            tr(
                "{number} of {expected}: {strategy_name}",
                number=number,
                expected=state.expected,
                strategy_name=state.replies[number - 1].strategy_name,
            )
        )

    def _begin_reply(self, folded: bool, turn: LiveTurn, speaker: ReplySpeaker | None = None) -> None:
        if not self._replying:
            self._replying = True
            shown = speaker or self._speaker_of(turn)
            self._pane.transcript.begin_reply(folded, turn.label, shown)

    def _speaker_of(self, turn: LiveTurn) -> ReplySpeaker:
        """Return who writes the reply of a turn under way."""
        mark = turn.state.recording
        return ReplySpeaker.recorded_by(mark) if mark is not None else self._speaker() or ReplySpeaker()

    def _end_reply(self, message: Message, turn: LiveTurn, speaker: ReplySpeaker) -> None:
        self._begin_reply(message.folded, turn, speaker)
        self._pane.transcript.end_reply(message, speaker)

    def _fail(self, event: TurnFailed, turn: LiveTurn) -> None:
        """Show the failure, and restore a message that was not committed to the composer."""
        if turn.said:
            self._pane.composer.restore(turn.said)
        if event.message is not None and turn.about is None:
            self._end_reply(event.message, turn, self._speaker_of(turn))
        if turn.state.question is None or turn.shown_anew:
            self._pane.errors.tell(event.sentence, event.detail)
        elif self._speaker() is None:
            self._pane.transcript.show_failure(self.unanswered, "")
        else:
            self._pane.transcript.show_failure(event.sentence, event.detail)
