"""What is hashed of a turn: its stored bytes as canonical JSON, so that new fields of the program change no hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from app.domain.audit import RecordKind

FORMAT = 1  # hashes that were stored depend on everything in this file: a change of it needs another format
FIRST_PREVIOUS = "0" * 64

_TURN = (
    "SELECT turns.created_at, question_id, reply_id, CAST(outcome AS BLOB) AS outcome, "
    "CAST(analysis AS BLOB) AS analysis, strategies, CAST(contents AS BLOB) AS contents FROM turns "
    "LEFT JOIN strategy_tables ON sha256 = strategies WHERE turns.number = ?"
)
_MESSAGE = (
    "SELECT id, conversation_id, parent_id, role, text, state, folded, created_at, thinking, model_sha256, tokens, "
    "words AS guidance FROM messages LEFT JOIN reasonings ON reasonings.message_id = id "
    "LEFT JOIN reply_tokens ON reply_tokens.message_id = id LEFT JOIN guidances ON guidances.message_id = id "
    "WHERE id = ?"
)


def canonical(value: Mapping[str, object]) -> bytes:
    """Return a value as JSON in the one form that is hashed: sorted keys, ASCII, no white space."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def turn_content(connection: Connection, turn: int) -> bytes | None:
    """Return the canonical JSON of a turn's record; None where there is no such turn."""
    row = connection.exec_driver_sql(_TURN, (turn,)).mappings().first()
    if row is None:
        return None
    return canonical(
        {
            "format": FORMAT,
            "created_at": row["created_at"],
            "question": _message(connection, row["question_id"]),
            "reply": _message(connection, row["reply_id"]) if row["reply_id"] is not None else None,
            "outcome": _json(row["outcome"]),
            "analysis": _json(row["analysis"]),
            "strategies": row["strategies"],
            "table": hashlib.sha256(row["contents"]).hexdigest() if row["contents"] is not None else None,
        }
    )


def content_hash(salt: bytes, content: bytes) -> str:
    """Return the hash of a turn's content; without the salt, which is deleted with it, nobody can try guesses."""
    return hashlib.sha256(salt + content).hexdigest()


def deletion_hash(deleted: Sequence[str]) -> str:
    """Return the content hash of a deletion: of the hashes of the records that it deleted, in their order."""
    return hashlib.sha256(canonical({"format": FORMAT, "deleted": list(deleted)})).hexdigest()


def record_hash(position: int, kind: RecordKind, content: str, previous: str) -> str:
    """Return the hash of a record, which covers the hash of the record before it."""
    fields = {
        "format": FORMAT,
        "position": position,
        "kind": kind.value,
        "content": content,
        "previous": previous,
    }
    return hashlib.sha256(canonical(fields)).hexdigest()


def _json(stored: bytes | None) -> object:
    """Return stored JSON as a value; what is no JSON any more as it is, so that it has another hash."""
    try:
        return json.loads(stored) if stored is not None else None
    except ValueError:
        return {"not JSON": stored.hex() if stored is not None else ""}


def _message(connection: Connection, message: str) -> dict[str, object] | None:
    row = connection.exec_driver_sql(_MESSAGE, (message,)).mappings().first()
    if row is None:
        return None
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in row.items()}
