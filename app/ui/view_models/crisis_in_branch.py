"""Whether somebody was in danger on the branch in view: from then on help stays at hand, to the end of the branch."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.conversation import Message, Role
from app.domain.risk import Headline
from app.domain.support import Support
from app.ui.view_models.live_turn import LiveTurn
from app.ui.view_models.open_conversation import OpenConversation


def branch_has_crisis(opened: OpenConversation, under_way: Sequence[LiveTurn] = ()) -> bool:
    """Return whether a message of the branch in view, or one that waits behind it, was a crisis.

    ``under_way`` are the turns of this conversation. Another branch of it, without that message, has none.
    """
    if help_of_branch(opened, under_way) is not None:
        return True
    questions = {each.id for each in _questions(opened)}
    recorded = (each for each in opened.records.values() if each.question.id in questions)
    return any(each.crisis.crisis or each.assessment.headline is Headline.CRISIS for each in recorded)


def may_be_danger(opened: OpenConversation, under_way: Sequence[LiveTurn] = ()) -> Message | None:
    """Return the newest message of the branch in view that may mean danger, where the screen was not sure; else None.

    One that waits for its reply, or is answered just now, counts too.
    """
    live = [
        (each.state.question, each.state.finding) for each in reversed(under_way) if not each.state.withdrawn
    ]
    for question, finding in live:
        if question is not None and finding is not None and finding.possible:
            return question
    found = {each.question.id for each in opened.records.values() if each.crisis.possible}
    return next((each for each in reversed(_questions(opened)) if each.id in found), None)


def help_of_branch(opened: OpenConversation, under_way: Sequence[LiveTurn] = ()) -> Support | None:
    """Return the newest help that was offered for a crisis on the branch in view; None where there was none."""
    waiting = (each.state.support for each in reversed(under_way) if not each.entered and not each.over)
    behind = next((each for each in waiting if each is not None and not each.quiet), None)
    if behind is not None:
        return behind
    offered = (opened.supports.get(each.id) for each in reversed(_questions(opened)))
    return next((each for each in offered if each is not None and not each.quiet), None)


def _questions(opened: OpenConversation) -> tuple[Message, ...]:
    return tuple(each for each in opened.path if each.role is Role.USER)
