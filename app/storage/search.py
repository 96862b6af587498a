"""Search for conversations that hold all the words of a query: in one message, or in the title."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, or_, select, text

from app.storage.columns import storable
from app.storage.tables.conversations import ConversationRow, MessageRow

# The index holds trigrams; a shorter word (often Chinese) is searched for in the text.
_INDEXED_FROM = 3


def words_of(query: str) -> tuple[str, ...]:
    """Return the words of a query, split at white space; none of them is an operator."""
    return tuple(storable(query).replace("\0", " ").split())


def conversations_with(words: tuple[str, ...]) -> Select[str]:
    """Return the query for the ids of conversations with a message that holds every word."""
    found = select(MessageRow.conversation_id).distinct()
    indexed = [each for each in words if len(each) >= _INDEXED_FROM]
    if indexed:
        matching = text("SELECT rowid FROM message_search WHERE message_search MATCH :phrases").bindparams(
            phrases=" AND ".join('"' + each.replace('"', '""') + '"' for each in indexed)
        )
        found = found.where(MessageRow.number.in_(matching.columns(MessageRow.number).scalar_subquery()))
    for each in words:
        if len(each) < _INDEXED_FROM:
            found = found.where(_contains(each))
    return found


def is_titled(row: ConversationRow, words: tuple[str, ...]) -> bool:
    """True where the title holds every word."""
    title = row.title.casefold()
    return all(each.casefold() in title for each in words)


def _contains(word: str) -> ColumnElement[bool]:
    """Return the condition for a short word; SQLite itself ignores the case of English letters only."""
    return or_(
        *(
            MessageRow.text.like(f"%{_escaped(each)}%", escape="\\")
            for each in dict.fromkeys((word, word.lower(), word.upper(), word.title()))
        )
    )


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
