"""The title of a new conversation: its first words, or nothing but the day where they tell of distress."""

from __future__ import annotations

from datetime import datetime

from app.alignment.help_words import help_words
from app.domain.conversation import title_from
from app.domain.message_language import language_of
from app.domain.risk import CrisisFinding


def title_for(text: str, finding: CrisisFinding, moment: datetime) -> str:
    """Return the title for a conversation's first message, which was sent at ``moment``.

    Whoever looks over a shoulder at the list reads no cry for help, and no worry about somebody.
    """
    if not (finding.crisis or finding.possible or finding.concern):
        return title_from(text)
    words = help_words(language_of(text)).titles
    return words.neutral.format(day=words.days[moment.astimezone().weekday()])
