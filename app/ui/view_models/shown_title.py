"""What a conversation is called on screen: its title, or its day where titles are hidden."""

from __future__ import annotations

from app.domain.conversation import Conversation
from app.domain.month_names import whole_date
from app.translation import tr


def shown_title(conversation: Conversation, *, hidden: bool) -> str:
    """Return the title, or the day on which the conversation began."""
    if not hidden:
        return conversation.title
    return whole_date(conversation.created_at.astimezone())


def elsewhere_words(conversation: Conversation | None, *, hidden: bool) -> str:
    """Return the words on a reply that is written in a conversation out of view; empty for None."""
    if conversation is None:
        return ""
    return tr("A reply is being written in “{title}”", title=shown_title(conversation, hidden=hidden))
