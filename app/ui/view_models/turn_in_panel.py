"""The turn that the panel shows: the one at the end of the branch in view, or an earlier one that a person chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.alignment.evidence.source import NOBODY_JUDGED
from app.domain.conversation import Message, MessageId, Role
from app.domain.risk import Headline, RiskAssessment
from app.domain.support import Support
from app.domain.turn_state import TurnState
from app.translation import tr
from app.ui.view_models.crisis_in_branch import branch_has_crisis, help_of_branch
from app.ui.view_models.live_turn import LiveTurn
from app.ui.view_models.open_conversation import OpenConversation


@dataclass(frozen=True, slots=True)
class TurnPlace:
    """Where a turn stands in its conversation.

    ``past`` says in words which turn it is, where it is not the newest. ``after_crisis``: somebody was in danger on
    this branch; ``help`` is what was offered then.
    """

    past: str = ""
    after_crisis: bool = False
    help: Support | None = None


@dataclass(frozen=True, slots=True)
class PanelTurn:
    """A turn as the panel draws it; ``chosen`` is the message that the transcript marks, None for the newest turn."""

    state: TurnState
    place: TurnPlace
    chosen: MessageId | None = None

    @property
    def question(self) -> Message | None:
        """The person's message."""
        return self.state.question

    @property
    def reply(self) -> Message | None:
        """The recorded reply that is shown."""
        return self.state.reply.message if self.state.reply is not None else None


NEWEST = TurnPlace()
_UNJUDGED = RiskAssessment(Headline.NOT_JUDGED, NOBODY_JUDGED.judge, unjudged=NOBODY_JUDGED.unjudged)


def turn_in_panel(
    opened: OpenConversation, under_way: Sequence[LiveTurn], chosen: MessageId | None = None
) -> PanelTurn:
    """Return the turn of the message ``chosen``, or the newest; ``under_way`` are those of this conversation."""
    grave = branch_has_crisis(opened, under_way)
    help_ = help_of_branch(opened, under_way) if grave else None
    past = _past_turn(opened, chosen) if chosen is not None else None
    if past is None:
        return PanelTurn(_newest_state(opened, under_way), TurnPlace("", grave, help_))
    question, reply = past
    record = opened.records.get(reply.id) if reply is not None else None
    state = (
        TurnState.of(record)
        if record is not None
        else TurnState(question=question, support=opened.supports.get(question.id))
    )
    return PanelTurn(state, TurnPlace(_past_words(opened, question), grave, help_), (reply or question).id)


def _newest_state(opened: OpenConversation, under_way: Sequence[LiveTurn]) -> TurnState:
    """Return the newest state. A waiting message with help is shown rather than the reply that it waits for."""
    for live in reversed(under_way):
        waits = not live.entered and live.state.support is not None and not live.over
        offered = live.about is not None and bool(live.answers)  # a version that is not gone on from
        shown = live.entered and not offered and (not live.over or opened.leaf in live.replies)
        if waits or (shown and live.state.question is not None):
            return live.state
    if opened.record is not None:
        return TurnState.of(opened.record)
    question = opened.question
    support = opened.supports.get(question.id) if question is not None else None
    if support is None:
        return TurnState()
    # nobody reads it any more: its turn is over, without a reply
    return TurnState(question=question, support=support, assessment=_UNJUDGED if support.quiet else None)


def _past_turn(opened: OpenConversation, chosen: MessageId) -> tuple[Message, Message | None] | None:
    """Return question and reply of a turn before the last one in view; None for the last one or an unknown message."""
    path = opened.path
    at = next((index for index, each in enumerate(path) if each.id == chosen), None)
    if at is None:
        return None
    if path[at].role is Role.ASSISTANT:
        at -= 1
    if at < 0 or path[at].role is not Role.USER or path[at] == opened.question:
        return None
    after = path[at + 1] if at + 1 < len(path) else None
    return path[at], after if after is not None and after.role is Role.ASSISTANT else None


def _past_words(opened: OpenConversation, question: Message) -> str:
    asked = [each.id for each in opened.path if each.role is Role.USER]
    number = asked.index(question.id) + 1
    return tr("An earlier message is shown: {number} of {count}.", number=number, count=len(asked))
