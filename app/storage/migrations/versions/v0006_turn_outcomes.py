"""The record of a turn as JSON in the turn's own row; it was spread over nine tables."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

# Keys are named as fields were when this was written; a migration does not change when the program does.
_JUDGED = (
    "SELECT number, failure, crisis, kinds, evidence, headline, judge_kind AS kind, judge_model AS model, "
    "judge_note AS note FROM turns JOIN crisis_findings ON crisis_findings.turn = number JOIN assessments USING (turn)"
)
_FACTS = (
    "SELECT turn, name AS model, standing, sha256 AS hash, device, tokens_read, tokens_reused, tokens_written, "
    "seconds, seconds_to_first_token, seconds_writing, context_used, context_size, seed, assessment_tokens_read, "
    "messages_left_out FROM turn_models "
    "JOIN samplings USING (turn) JOIN timings USING (turn) JOIN token_counts USING (turn)"
)
_SAMPLING = (
    "SELECT turn, temperature, top_k, top_p, min_p, repeat_penalty, requested_seed AS seed, max_tokens "
    "FROM samplings"
)
_SCORES = "SELECT turn, category AS id, name, score FROM category_scores ORDER BY turn, position"
_GONE = (
    "category_scores",
    "assessments",
    "crisis_findings",
    "supports_shown",
    "turn_models",
    "samplings",
    "timings",
    "token_counts",
    "analyses",
)


def upgrade() -> None:
    """Move the side tables into the turns' rows, and drop them."""
    op.execute("ALTER TABLE turns ADD COLUMN strategies TEXT REFERENCES strategy_tables (sha256)")
    op.execute("ALTER TABLE turns ADD COLUMN outcome BLOB NOT NULL DEFAULT x''")
    op.execute("ALTER TABLE turns ADD COLUMN analysis BLOB")
    op.execute(
        "UPDATE turns SET analysis = analyses.computed, strategies = analyses.strategies "
        "FROM analyses WHERE analyses.turn = number"
    )
    _fill_outcomes(op.get_bind())
    op.execute("ALTER TABLE turns DROP COLUMN failure")
    for table in _GONE:
        op.drop_table(table)


def _fill_outcomes(connection: sa.Connection) -> None:
    samplings = _by_turn(connection, _SAMPLING)
    facts = _by_turn(connection, _FACTS)
    supports = _by_turn(connection, "SELECT turn, shown FROM supports_shown")
    scores: dict[int, list[dict[str, Any]]] = {}
    for row in _rows(connection, _SCORES):
        scores.setdefault(row.pop("turn"), []).append(row)
    for row in _rows(connection, _JUDGED):
        turn = row["number"]
        outcome = {
            "crisis": {
                "crisis": bool(row["crisis"]),
                "kinds": json.loads(row["kinds"]),
                "evidence": json.loads(row["evidence"]),
            },
            "assessment": {
                "headline": row["headline"],
                "judge": {name: row[name] for name in ("kind", "model", "note")},
                "categories": scores.get(turn, []),
            },
            "facts": {**facts[turn], "sampling": samplings[turn]} if turn in facts else None,
            "support": json.loads(supports[turn]["shown"]) if turn in supports else None,
            "failure": row["failure"],
        }
        content = json.dumps(outcome, ensure_ascii=False).encode()
        connection.exec_driver_sql("UPDATE turns SET outcome = ? WHERE number = ?", (content, turn))


def _by_turn(connection: sa.Connection, query: str) -> dict[int, dict[str, Any]]:
    return {row.pop("turn"): row for row in _rows(connection, query)}


def _rows(connection: sa.Connection, query: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.exec_driver_sql(query).mappings()]
