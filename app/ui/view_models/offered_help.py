"""Help for messages without a record, and help with the services of another region."""

from __future__ import annotations

from dataclasses import replace

from app.alignment.crisis_screen.screen import screen
from app.alignment.support import helplines_for, support_for
from app.domain.conversation import Message
from app.domain.risk import CrisisKind
from app.domain.turn import Support
from app.ui.view_models.open_conversation import OpenConversation


def help_for(question: Message, region: str) -> Support | None:
    """Return the help for a question, by the deterministic screen, so it is the help that was offered."""
    return support_for(screen(question.text), region, question.text)


def in_region(offered: Support, kinds: tuple[CrisisKind, ...], region: str) -> Support:
    """Return help with another region's services for the same kinds."""
    return replace(offered, region=region, helplines=helplines_for(region, kinds))


def with_region(opened: OpenConversation, region: str) -> OpenConversation:
    """Return a conversation with another region's services behind its last question, where help was offered."""
    question = opened.question
    offered = opened.supports.get(question.id) if question is not None else None
    if question is None or offered is None:
        return opened
    return opened.with_support(question.id, in_region(offered, screen(question.text).kinds, region))
