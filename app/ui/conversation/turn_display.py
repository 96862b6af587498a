"""Shows the events of the turn that is in view, in transcript and panel."""

from __future__ import annotations

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
from app.ui.panel.panel import TransparencyPanel
from app.ui.view_models.analysis import strategy_name
from app.ui.view_models.sides import Side
from app.ui.view_models.turn_under_way import TurnUnderWay


class TurnDisplay:
    """A turn that works on an earlier reply writes nothing into the transcript before it is over."""

    def __init__(self, pane: ConversationPane, panel: TransparencyPanel) -> None:
        self._pane, self._panel = pane, panel
        self._replying = False

    def begin(self, before: Side | None) -> None:
        """Make ready for a reply, beside an earlier one where there is one ``before``."""
        self._replying = False
        if before is not None:
            self._pane.transcript.begin_pair(before)
            self._pane.transcript.call_column("New version")

    def show(self, event: TurnEvent, turn: TurnUnderWay) -> None:
        """Show one event; ``turn`` knows it already."""
        transcript = self._pane.transcript
        self._panel.take(event)
        match event:
            case AnswerBegan() if event.of > 1:
                self._replying = False
                if event.number == 1:
                    transcript.begin_pair()
                transcript.call_column(f"{event.number} of {event.of}: {strategy_name(event.strategy)}")
            case ReplyWithheld():
                self._replying = False  # the next reply takes its place
            case SupportOffered():
                transcript.show_support(event.support)
            case ReplyArrived():
                self._begin_reply(event.folded, turn.label)
                transcript.append_reply(event.text)
            case TurnEnded() if turn.about is None:
                self._end_reply(event.message, turn.label)
            case TurnFailed():
                self._fail(event, turn)

    def _begin_reply(self, folded: bool, label: str) -> None:
        if not self._replying:
            self._replying = True
            self._pane.transcript.begin_reply(folded, label)

    def _end_reply(self, message: Message, label: str) -> None:
        self._begin_reply(message.folded, label)
        self._pane.transcript.end_reply(message)

    def _fail(self, event: TurnFailed, turn: TurnUnderWay) -> None:
        """Say what went wrong, and give back words that were not taken in."""
        if turn.said:
            self._pane.composer.restore(turn.said)
        if event.message is not None and turn.about is None:
            self._end_reply(event.message, turn.label)
        if turn.where.tree is None or turn.shown_anew:
            self._pane.errors.tell(event.sentence, event.detail)
        else:
            self._pane.transcript.show_failure(event.sentence, event.detail)
