"""The analysis of a turn split into the message's and the reply's, and the table of strategies it used."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# Names of the parts in the version before; a migration does not change when the program does.
_OF_REPLY = ("mode", "guidance", "followed", "chain", "influences", "improvement")
_COSTS_OF_REPLY = ("review", "reasoning chain", "chain derived", "influence", "improvement")
_LEFT_OUT_OF_REPLY = ("chain", "review")


def upgrade() -> None:
    """Create the table of strategy tables, and split every analysis."""
    op.create_table(
        "strategy_tables",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("contents", sa.LargeBinary, nullable=False),
    )
    op.execute("ALTER TABLE analyses ADD COLUMN strategies TEXT REFERENCES strategy_tables (sha256)")
    connection = op.get_bind()
    rows = connection.exec_driver_sql("SELECT turn, computed FROM analyses").fetchall()
    for turn, computed in rows:
        parts = json.dumps(_taken_apart(json.loads(computed)), ensure_ascii=False).encode()
        connection.exec_driver_sql("UPDATE analyses SET computed = ? WHERE turn = ?", (parts, turn))


def _taken_apart(analysis: dict[str, object]) -> dict[str, object]:
    """Return an analysis split into its two parts."""
    message = {
        name: value
        for name, value in analysis.items()
        if name not in (*_OF_REPLY, "review", "costs", "left_out")
    }
    reply = {name: value for name, value in analysis.items() if name in _OF_REPLY}
    costs, left_out = _list(analysis.get("costs")), _list(analysis.get("left_out"))
    message["costs"] = [each for each in costs if _part(each) not in _COSTS_OF_REPLY]
    reply["costs"] = [each for each in costs if _part(each) in _COSTS_OF_REPLY]
    message["left_out"] = [each for each in left_out if each not in _LEFT_OUT_OF_REPLY]
    reply["left_out"] = [each for each in left_out if each in _LEFT_OUT_OF_REPLY]
    reply["review"], reply["withheld"] = _reviews(analysis.get("review"))
    return {"message": message, "reply": reply, "table": None}


def _reviews(review: object) -> tuple[object, list[object]]:
    """Return the review of the reply that was shown, and the withheld replies.

    A reply given in place of a withheld one was not reviewed itself.
    """
    if not isinstance(review, dict):
        return None, []
    seen = {name: review[name] for name in ("risk", "limit", "kind")}
    instead = review.get("instead")
    if not instead:
        return seen, []
    return None, [{"review": seen, "instead": instead, "text": review.get("withheld", "")}]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _part(cost: object) -> object:
    return cost.get("part") if isinstance(cost, dict) else None
