"""The vault: stores conversations in an encrypted file, or in memory, by the same code."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy import ColumnElement, Engine, delete, select
from sqlalchemy.orm import Session

from app.domain.analysis import TurnAnalysis
from app.domain.audit import RecordKind
from app.domain.conversation import (
    Conversation,
    ConversationId,
    ConversationTree,
    Message,
    MessageId,
    new_conversation_id,
    now,
)
from app.domain.turn import TurnRecord
from app.storage.added_conversations import AddedConversations
from app.storage.appending import append_message, row_of_conversation_named
from app.storage.audit_chain import AuditChain, chain_deletion, chain_turn
from app.storage.connection import BUSY_LIMIT_SECONDS, file_engine, memory_engine
from app.storage.conversion import (
    conversation_of,
    message_of,
    row_of_table,
    row_of_turn,
    without_table,
)
from app.storage.database import failures_told
from app.storage.database_copy import DatabaseCopy
from app.storage.errors import GONE, ConversationGone, DamagedDatabase, DatabaseBusy, StorageFailure, WrongKey
from app.storage.file_check import check_key
from app.storage.kept_drafts import KeptDrafts
from app.storage.kept_fits import KeptFits
from app.storage.kept_plan import KeptPlan
from app.storage.kept_prompt import KeptPrompt
from app.storage.kept_provenance import KeptProvenance
from app.storage.kept_ratings import KeptRatings, forget_unused
from app.storage.kept_scenarios import KeptScenarios
from app.storage.kept_states import KeptStates, taken_out
from app.storage.kept_strategies import KeptStrategies
from app.storage.kept_turns import KeptTurns
from app.storage.search import conversations_with, is_titled, words_of
from app.storage.set_aside import SetAside, set_aside
from app.storage.tables.conversations import ConversationRow, MessageRow
from app.storage.tables.turns import StrategyTableRow, TurnRow
from app.storage.upgrade import NEWEST, upgrade, version_of
from app.storage.upgrade_copy import forget_copies, forget_old_copies, keep_copy

AUDIT_HEAD = "audit-head.txt"  # beside the database
CHAINED_SINCE = "0010"  # the version of the database that the audit chain came with


class Vault(
    AddedConversations,
    AuditChain,
    DatabaseCopy,
    KeptPlan,
    KeptDrafts,
    KeptProvenance,
    KeptRatings,
    KeptTurns,
    SetAside,
    KeptPrompt,
    KeptStates,
    KeptStrategies,
    KeptScenarios,
    KeptFits,
):
    """Stores conversations, ratings, drafts, and the safety plan. Every call is one transaction, from any thread.

    All methods raise a ``StorageFailure``: ``ConversationGone``, ``DiskFull``, ``DamagedDatabase``,
    ``DatabaseBusy``, ``NotWritable``, or ``VaultClosed`` after ``close``.
    """

    def __init__(self, engine: Engine, head: Path | None = None, path: Path | None = None) -> None:
        """Take an open database; ``head`` and ``path`` are its files, None in memory."""
        super().__init__(engine, head)
        self._path = path

    def start(self, title: str) -> Conversation:
        """Begin a conversation."""
        moment = now()
        with self._writing() as session:
            row = ConversationRow(
                id=new_conversation_id(), title=title, created_at=moment, updated_at=moment, leaf_id=None
            )
            session.add(row)
            session.flush()
            return conversation_of(row)

    def conversations(self, query: str = "") -> tuple[Conversation, ...]:
        """Return the conversations, the latest used first; with a query, those that hold all its words."""
        words = words_of(query)
        newest_first = (ConversationRow.updated_at.desc(), ConversationRow.number.desc())
        with self._reading() as session:
            listed = ConversationRow.id.not_in(set_aside())
            rows = session.scalars(select(ConversationRow).where(listed).order_by(*newest_first)).all()
            if words:
                found = set(session.scalars(conversations_with(words)))
                rows = [each for each in rows if each.id in found or is_titled(each, words)]
            return tuple(conversation_of(each) for each in rows)

    def tree(self, conversation: ConversationId) -> ConversationTree:
        """Return a conversation with all its messages, in the order in which they were written."""
        with self._reading() as session:
            row = row_of_conversation_named(session, conversation)
            messages = session.scalars(
                select(MessageRow)
                .where(MessageRow.conversation_id == conversation)
                .order_by(MessageRow.number)
            )
            return ConversationTree(conversation_of(row), tuple(message_of(each) for each in messages))

    def append(self, message: Message) -> Conversation:
        """Commit a message and open its branch; on disk on return."""
        with self._writing() as session:
            row = append_message(session, message)
            session.flush()
            return conversation_of(row)

    def record_turn(self, record: TurnRecord) -> None:
        """Commit the reply and the record of its turn in one transaction."""
        with self._writing() as session:
            if record.reply is not None:
                append_message(session, record.reply)
                session.flush()
            if record.analysis is not None and record.analysis.table is not None:
                session.merge(row_of_table(record.analysis.table))
            row = row_of_turn(record)
            session.add(row)
            session.flush()
            head = chain_turn(session, row.number, RecordKind.TURN)
        self._keep_head(head)

    def record_analysis(self, reply: MessageId, analysis: TurnAnalysis) -> None:
        """Store the extended analysis of the turn that made this reply; does nothing where the turn is gone."""
        with self._writing() as session:
            row = session.scalars(select(TurnRow).where(TurnRow.reply_id == reply)).one_or_none()
            if row is not None and row.analysis is not None:
                row.analysis = without_table(analysis)
                chain_turn(session, row.number, RecordKind.ANALYSIS)

    def move(self, message: MessageId, parent: MessageId) -> Conversation:
        """Move a message that has no reply behind another one, and open its branch."""
        with self._writing() as session:
            row = _message_row(session, message)
            conversation = row_of_conversation_named(session, ConversationId(row.conversation_id))
            row.parent_id = parent
            conversation.leaf_id = message
            for turn in _turns(session, TurnRow.question_id == message):
                chain_turn(session, turn, RecordKind.ANALYSIS)  # of a turn that broke before its reply
            return conversation_of(conversation)

    def withdraw(self, message: MessageId) -> None:
        """Delete a message that has no reply; a conversation left empty is deleted too.

        Does nothing where the message is gone already.
        """
        with self._writing() as session:
            row = session.scalars(select(MessageRow).where(MessageRow.id == message)).one_or_none()
            if row is None:
                return
            conversation = row_of_conversation_named(session, ConversationId(row.conversation_id))
            if conversation.leaf_id == message:
                conversation.leaf_id = row.parent_id
            session.flush()
            head = chain_deletion(session, _turns(session, TurnRow.question_id == message))
            session.execute(delete(MessageRow).where(MessageRow.id == message))
            if session.scalars(select(MessageRow.number).where(_in(conversation)).limit(1)).first() is None:
                session.execute(delete(ConversationRow).where(ConversationRow.id == conversation.id))
        self._keep_head(head)
        forget_copies(self._path)
        self._empty_log()

    def rename(self, conversation: ConversationId, title: str) -> None:
        """Rename a conversation; its place in the list stays."""
        with self._writing() as session:
            row_of_conversation_named(session, conversation).title = title

    def set_leaf(self, conversation: ConversationId, message: MessageId) -> None:
        """Set the open branch, by its last message."""
        with self._writing() as session:
            row_of_conversation_named(session, conversation).leaf_id = message

    def delete(self, conversation: ConversationId) -> None:
        """Delete a conversation with everything that belongs to it, and overwrite it on disk, the log included."""
        with self._writing() as session:
            row_of_conversation_named(session, conversation).leaf_id = None
            session.flush()
            head = chain_deletion(session, _turns(session, TurnRow.conversation_id == conversation))
            states = taken_out(session, conversation)
            session.execute(delete(ConversationRow).where(ConversationRow.id == conversation))
            used = select(TurnRow.strategies).where(TurnRow.strategies.is_not(None))
            session.execute(delete(StrategyTableRow).where(StrategyTableRow.sha256.not_in(used)))
            forget_unused(session)
        self._delete_files(states)
        self._keep_head(head)
        forget_copies(self._path)
        self._empty_log()

    def delete_set_aside(self) -> None:
        """Delete for good what was set aside, and give its pages back, so that the file does not tell its size."""
        deleted = self.conversations_set_aside()
        for conversation in deleted:
            with suppress(ConversationGone):  # another program may have deleted it
                self.delete(conversation)
        if deleted:
            with suppress(StorageFailure):  # a full disk has no room for it; the content is gone already
                self._give_back_free_pages()


def open_vault(path: Path, key: bytes) -> Vault:
    """Open the encrypted database in ``path`` with a 32-byte key; it is created or upgraded where need be.

    Raises ``WrongKey`` (the file is not touched), ``NewerDatabase``, ``DamagedDatabase``, ``NotWritable``,
    ``DiskFull``, ``DatabaseBusy``.
    """
    if len(key) != 32:
        raise ValueError("The key of a vault has 32 bytes.")
    deadline = time.monotonic() + BUSY_LIMIT_SECONDS
    is_new = not path.exists() or path.stat().st_size == 0
    while True:
        try:
            check_key(path, key)
            return _opened(path, key)
        except (DamagedDatabase, DatabaseBusy, WrongKey):
            # Of two programs that create the file at once, one has drawn a salt in vain and starts again.
            if not is_new or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def memory_record(before: Vault | None = None) -> Vault:
    """Return an empty vault in memory, for private conversations: nothing reaches a disk, and closing deletes it.

    ``before`` is a closed vault in memory whose engine serves again: SQLAlchemy keeps what it compiled for each engine.
    """
    engine = before.engine if before is not None else memory_engine()
    with failures_told(), engine.connect() as connection:
        upgrade(connection)
    return Vault(engine)


def _opened(path: Path, key: bytes) -> Vault:
    """Open the file; one of an earlier version is copied before it is upgraded, so that this can be taken back."""
    engine, head = file_engine(path, key), path.with_name(AUDIT_HEAD)
    try:
        with failures_told(), engine.connect() as connection:
            version = version_of(connection)
            connection.rollback()
            if version and version < NEWEST:
                keep_copy(engine, path, key, version)
            upgrade(connection)
    except BaseException:
        engine.dispose()
        raise
    forget_old_copies(path)
    vault = Vault(engine, head, path)
    vault.delete_abandoned_states()
    if version and version < CHAINED_SINCE:
        head.unlink(missing_ok=True)  # of a chain that was taken back
        vault.keep_newest_apart()
    return vault


def _turns(session: Session, condition: ColumnElement[bool]) -> Sequence[int]:
    return session.scalars(select(TurnRow.number).where(condition).order_by(TurnRow.number)).all()


def _in(conversation: ConversationRow) -> ColumnElement[bool]:
    return MessageRow.conversation_id == conversation.id


def _message_row(session: Session, message: MessageId) -> MessageRow:
    row = session.scalars(select(MessageRow).where(MessageRow.id == message)).one_or_none()
    if row is None:
        raise ConversationGone(GONE)
    return row
