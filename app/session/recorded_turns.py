"""Recorded turns: found by id, replayed, or loaded for further work."""

from __future__ import annotations

from dataclasses import replace

from app.alignment.replay import Replay, replay
from app.alignment.turn_context import TurnContext
from app.domain.analysis import TurnAnalysis
from app.domain.conversation import MessageId, Role, latest
from app.domain.errors import OysterError
from app.domain.strategy import StrategyTable
from app.domain.turn import TurnRecord
from app.storage.vault import Vault
from app.translation import tr


class ConversationMissing(OysterError):
    """The requested conversation or message does not exist."""


def find_turn(vault: Vault, turn: str) -> tuple[TurnRecord, TurnAnalysis]:
    """Return a recorded turn and its analysis, by "last" or the beginning of its reply's id.

    Raises ``ConversationMissing``.
    """
    found = vault.find_turn("" if turn == "last" else turn)
    if found is None or found.analysis is None:
        raise ConversationMissing(
            tr(
                "No kept turn is known as '{turn}'. 'last' is the newest; private conversations are not kept.",
                turn=turn,
            )
        )
    return found, found.analysis


def replayed(vault: Vault, turn: str, table: StrategyTable) -> Replay:
    """Replay a recorded turn's choice under the table it used, or else ``table``.

    Raises ``ConversationMissing``.
    """
    record, analysis = find_turn(vault, turn)
    table = analysis.table or table
    tree = vault.tree(record.question.conversation)
    earlier = latest(tree.path_to(record.question.parent), Role.ASSISTANT)
    before = vault.turn_of(earlier.id) if earlier is not None else None
    known = before.analysis.message if before is not None and before.analysis is not None else None
    if known is None:
        return replay(table, analysis.message)
    return replay(table, analysis.message, known.scored_reactions, known.ladder.pearl)


def with_table(record: TurnRecord, table: StrategyTable) -> TurnRecord:
    """Return a turn with the table it used: ``table`` where it was recorded before tables were kept."""
    analysis = record.analysis
    if analysis is None or analysis.table is not None:
        return record
    return replace(record, analysis=replace(analysis, table=table))


def under_table_of(record: TurnRecord, parts: TurnContext) -> TurnContext:
    """Return a turn's context with the table of strategies of an earlier turn, and the hash of its file."""
    strategies = record.files.strategies if record.files is not None else ""
    table = record.analysis.table if record.analysis is not None else None
    files = replace(parts.files, strategies=strategies) if parts.files is not None else None
    return replace(parts, table=table or parts.table, files=files)


def turn_of_reply(vault: Vault, reply: MessageId) -> TurnRecord:
    """Return the recorded turn of a reply that has an analysis. Raises ``ConversationMissing``."""
    record = vault.turn_of(reply)
    if record is None or record.reply is None or record.analysis is None:
        raise ConversationMissing(
            tr("This reply is not kept, or nothing was computed of it. Choose another one.")
        )
    return record
