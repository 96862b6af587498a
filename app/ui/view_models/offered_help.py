"""Help for messages without a record, and help with the services of another region."""

from __future__ import annotations

from dataclasses import replace

from app.alignment.crisis_screen.screen import screen
from app.alignment.support import helplines_for, known_region, support_for
from app.domain.conversation import Message
from app.domain.risk import CrisisKind
from app.domain.support import Support
from app.ui.view_models.open_conversation import OpenConversation


def help_for(question: Message, region: str) -> Support | None:
    """Return the help for a question, by the deterministic screen, so it is the help that was offered."""
    return support_for(screen(question.text), region, question.text)


def in_region(offered: Support, kinds: tuple[CrisisKind, ...], region: str) -> Support:
    """Return help with another region's services for the same kinds."""
    return replace(offered, region=region, helplines=helplines_for(region, kinds))


def with_region(opened: OpenConversation, region: str) -> OpenConversation:
    """Return a conversation with another region's services behind its last question, where help was offered.

    Help that was offered while the region was not known gets that region's services too.
    """
    last = opened.question
    for question in opened.path:
        offered = opened.supports.get(question.id)
        if offered is not None and (question == last or not offered.region):
            opened = opened.with_support(question.id, for_question(offered, question, region))
    return opened


def with_known_region(opened: OpenConversation, region: str) -> OpenConversation:
    """Return a conversation in which nobody is asked for a region that is known by now."""
    if not known_region(region):
        return opened
    for question in opened.path:
        offered = opened.supports.get(question.id)
        if offered is not None and not offered.region:
            opened = opened.with_support(question.id, for_question(offered, question, region))
    return opened


def for_question(offered: Support, question: Message, region: str) -> Support:
    """Return the help for a question with another region's services."""
    return in_region(offered, screen(question.text).kinds, region)
