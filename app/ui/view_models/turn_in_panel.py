"""The turn that the panel shows: the one at the end of the branch in view, live or recorded."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.turn_state import TurnState
from app.ui.view_models.live_turn import LiveTurn
from app.ui.view_models.open_conversation import OpenConversation


def turn_in_panel(opened: OpenConversation, under_way: Sequence[LiveTurn]) -> TurnState:
    """Return the state that the panel draws; ``under_way`` are the turns of this conversation, oldest first.

    A waiting message with help is shown rather than the reply that it waits for.
    """
    for live in reversed(under_way):
        waits = not live.entered and live.state.support is not None and not live.over
        shown = live.entered and (not live.over or opened.leaf in live.replies)
        if waits or (shown and live.state.question is not None):
            return live.state
    if opened.record is not None:
        return TurnState.of(opened.record)
    question = opened.question
    support = opened.supports.get(question.id) if question is not None else None
    return TurnState(question=question, support=support) if support is not None else TurnState()
