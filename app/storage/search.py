"""Search for conversations that hold all the words of a query: in one message, or in the title."""

from __future__ import annotations

from itertools import product

from sqlalchemy import ColumnElement, Select, column, or_, select, table

from app.storage.columns import storable
from app.storage.tables.conversations import ConversationRow, MessageRow

# The index holds trigrams; a shorter word (often Chinese) is searched for in the text.
_TRIGRAM = 3
# A phrase of more than four trigrams makes FTS5 take and give back memory for every message, which SQLCipher wipes.
_LONGEST_PHRASE = 6
_INDEX = table("message_search", column("rowid"), column("message_search"))


def words_of(query: str) -> tuple[str, ...]:
    """Return the words of a query, split at white space; none of them is an operator."""
    return tuple(storable(query).replace("\0", " ").split())


def conversations_with(words: tuple[str, ...]) -> Select[str]:
    """Return the query for the ids of conversations with a message that holds every word."""
    found = select(MessageRow.conversation_id).distinct()
    phrases = [phrase for each in words for phrase in _phrases_of(each)]
    if phrases:
        # Joined, since the rows of a subquery would be kept in pages that are wiped.
        wanted = " AND ".join('"' + each.replace('"', '""') + '"' for each in phrases)
        found = found.select_from(_INDEX).join(MessageRow, MessageRow.number == _INDEX.c.rowid)
        found = found.where(_INDEX.c.message_search.match(wanted))
    for each in words:
        if (each,) != _phrases_of(each):
            found = found.where(_contains(each))
    return found


def _phrases_of(word: str) -> tuple[str, ...]:
    """Return what the index is asked for: all messages with the word hold these, perhaps others too."""
    if len(word) < _TRIGRAM:
        return ()
    if len(word) <= _LONGEST_PHRASE or not _is_found_in_text(word):
        return (word,)
    return (word[:_LONGEST_PHRASE], word[-_LONGEST_PHRASE:])


def _is_found_in_text(word: str) -> bool:
    """True where one comparison with the text finds it in any case: SQLite ignores that of English letters only."""
    return all(each.isascii() or each.casefold() == each == each.upper() for each in word)


def is_titled(row: ConversationRow, words: tuple[str, ...]) -> bool:
    """True where the title holds every word."""
    title = row.title.casefold()
    return all(each.casefold() in title for each in words)


def _contains(word: str) -> ColumnElement[bool]:
    """Return the condition that the text holds a word, whatever its case."""
    spellings = (word,) if _is_found_in_text(word) else _spellings_of(word)
    return or_(*(MessageRow.text.like(f"%{_escaped(each)}%", escape="\\") for each in spellings))


def _spellings_of(word: str) -> tuple[str, ...]:
    """Return a word of one or two letters in every case of each letter; a longer one is found by the index."""
    cases = ((each, each.lower(), each.upper(), each.title()) for each in word)
    return tuple(dict.fromkeys(map("".join, product(*cases))))


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
