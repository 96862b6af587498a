"""Full-text search over messages: trigrams, which also find Chinese and parts of words."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_STATEMENTS = (
    # The index keeps no copy of the text, and 'secure-delete' leaves no deleted trigram in it.
    "CREATE VIRTUAL TABLE message_search USING fts5("
    "text, content='messages', content_rowid='number', tokenize='trigram')",
    "INSERT INTO message_search(message_search, rank) VALUES('secure-delete', 1)",
    "CREATE TRIGGER message_search_insert AFTER INSERT ON messages BEGIN "
    "INSERT INTO message_search(rowid, text) VALUES (new.number, new.text); END",
    "CREATE TRIGGER message_search_delete AFTER DELETE ON messages BEGIN "
    "INSERT INTO message_search(message_search, rowid, text) VALUES('delete', old.number, old.text); END",
    "CREATE TRIGGER message_search_update AFTER UPDATE OF text ON messages BEGIN "
    "INSERT INTO message_search(message_search, rowid, text) VALUES('delete', old.number, old.text); "
    "INSERT INTO message_search(rowid, text) VALUES (new.number, new.text); END",
    "INSERT INTO message_search(message_search) VALUES('rebuild')",
)


def upgrade() -> None:
    """Create the index, update it by triggers, and fill it with the existing messages."""
    for statement in _STATEMENTS:
        op.execute(statement)
