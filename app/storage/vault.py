"""The vault: stores conversations in an encrypted file, or in memory, by the same code."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
from sqlalchemy import ColumnElement, Engine, delete, select
from sqlalchemy.orm import Session

from app.domain.analysis import TurnAnalysis
from app.domain.conversation import (
    Conversation,
    ConversationId,
    ConversationTree,
    Message,
    MessageId,
    new_conversation_id,
    now,
)
from app.domain.provenance import Provenance
from app.domain.turn import TurnRecord
from app.storage.connection import BUSY_LIMIT_SECONDS, file_engine, memory_engine
from app.storage.conversion import (
    conversation_of,
    message_of,
    record_of,
    row_of_message,
    row_of_table,
    row_of_turn,
    without_table,
)
from app.storage.database import Database, failures_told
from app.storage.errors import DAMAGED, GONE, ConversationGone, DamagedDatabase, DatabaseBusy, WrongKey
from app.storage.file_check import check_key
from app.storage.search import conversations_with, is_titled, words_of
from app.storage.tables.conversations import ConversationRow, MessageRow
from app.storage.tables.provenance import ProvenanceRow
from app.storage.tables.turns import StrategyTableRow, TurnRow
from app.storage.upgrade import upgrade


class Vault(Database):
    """Stores conversations. Every call is one transaction, from any thread.

    All methods raise a ``StorageFailure``: ``ConversationGone``, ``DiskFull``, ``DamagedDatabase``,
    ``DatabaseBusy``, ``NotWritable``, or ``VaultClosed`` after ``close``.
    """

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
            rows = session.scalars(select(ConversationRow).order_by(*newest_first)).all()
            if words:
                found = set(session.scalars(conversations_with(words)))
                rows = [each for each in rows if each.id in found or is_titled(each, words)]
            return tuple(conversation_of(each) for each in rows)

    def tree(self, conversation: ConversationId) -> ConversationTree:
        """Return a conversation with all its messages, in the order in which they were written."""
        with self._reading() as session:
            row = _row_of(session, conversation)
            messages = session.scalars(
                select(MessageRow)
                .where(MessageRow.conversation_id == conversation)
                .order_by(MessageRow.number)
            )
            return ConversationTree(conversation_of(row), tuple(message_of(each) for each in messages))

    def append(self, message: Message) -> Conversation:
        """Commit a message and open its branch; on disk on return."""
        with self._writing() as session:
            row = _append(session, message)
            session.flush()
            return conversation_of(row)

    def record_turn(self, record: TurnRecord) -> None:
        """Commit the reply and the record of its turn in one transaction."""
        with self._writing() as session:
            if record.reply is not None:
                _append(session, record.reply)
                session.flush()
            if record.analysis is not None and record.analysis.table is not None:
                session.merge(row_of_table(record.analysis.table))
            session.add(row_of_turn(record))

    def record_analysis(self, reply: MessageId, analysis: TurnAnalysis) -> None:
        """Store the extended analysis of the turn that made this reply; does nothing where the turn is gone."""
        with self._writing() as session:
            row = session.scalars(select(TurnRow).where(TurnRow.reply_id == reply)).one_or_none()
            if row is not None and row.analysis is not None:
                row.analysis = without_table(analysis)

    def turn_of(self, reply: MessageId) -> TurnRecord | None:
        """Return the record of the turn that made this reply."""
        with self._reading() as session:
            row = session.scalars(select(TurnRow).where(TurnRow.reply_id == reply)).one_or_none()
            return record_of(row) if row is not None else None

    def find_turn(self, beginning: str) -> TurnRecord | None:
        """Return the newest turn whose reply's id begins with ``beginning``; with an empty one, the newest of all."""
        with self._reading() as session:
            row = session.scalars(
                select(TurnRow)
                .where(TurnRow.reply_id.startswith(beginning, autoescape=True))
                .order_by(TurnRow.number.desc())
                .limit(1)
            ).first()
            return record_of(row) if row is not None else None

    def move(self, message: MessageId, parent: MessageId) -> Conversation:
        """Move a message that has no reply behind another one, and open its branch."""
        with self._writing() as session:
            row = _message_row(session, message)
            conversation = _row_of(session, ConversationId(row.conversation_id))
            row.parent_id = parent
            conversation.leaf_id = message
            return conversation_of(conversation)

    def withdraw(self, message: MessageId) -> None:
        """Delete a message that has no reply; a conversation left empty is deleted too.

        Does nothing where the message is gone already.
        """
        with self._writing() as session:
            row = session.scalars(select(MessageRow).where(MessageRow.id == message)).one_or_none()
            if row is None:
                return
            conversation = _row_of(session, ConversationId(row.conversation_id))
            if conversation.leaf_id == message:
                conversation.leaf_id = row.parent_id
            session.flush()
            session.execute(delete(MessageRow).where(MessageRow.id == message))
            if session.scalars(select(MessageRow.number).where(_in(conversation)).limit(1)).first() is None:
                session.execute(delete(ConversationRow).where(ConversationRow.id == conversation.id))
        self._empty_log()

    def rename(self, conversation: ConversationId, title: str) -> None:
        """Rename a conversation; its place in the list stays."""
        with self._writing() as session:
            _row_of(session, conversation).title = title

    def set_leaf(self, conversation: ConversationId, message: MessageId) -> None:
        """Set the open branch, by its last message."""
        with self._writing() as session:
            _row_of(session, conversation).leaf_id = message

    def delete(self, conversation: ConversationId) -> None:
        """Delete a conversation with everything that belongs to it, and overwrite it on disk, the log included."""
        with self._writing() as session:
            _row_of(session, conversation).leaf_id = None
            session.flush()
            session.execute(delete(ConversationRow).where(ConversationRow.id == conversation))
            used = select(TurnRow.strategies).where(TurnRow.strategies.is_not(None))
            session.execute(delete(StrategyTableRow).where(StrategyTableRow.sha256.not_in(used)))
        self._empty_log()

    def keep_provenance(self, record: Provenance) -> Provenance:
        """Store a model file's provenance and return what is stored: the first record of a file stays for good."""
        with self._writing() as session:
            row = session.get(ProvenanceRow, record.sha256)
            if row is None:
                text = msgspec.json.encode(record).decode()
                session.add(ProvenanceRow(sha256=record.sha256, record=text, kept_at=now()))
                return record
            try:
                return msgspec.json.decode(row.record, type=Provenance)
            except msgspec.DecodeError as error:
                raise DamagedDatabase(DAMAGED, str(error)) from error


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
            return _upgraded(file_engine(path, key))
        except (DamagedDatabase, DatabaseBusy, WrongKey):
            # Of two programs that create the file at once, one has drawn a salt in vain and starts again.
            if not is_new or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def memory_record() -> Vault:
    """Return a vault in memory, for private conversations: nothing reaches a disk, and closing deletes it."""
    return _upgraded(memory_engine())


def _upgraded(engine: Engine) -> Vault:
    try:
        with failures_told(), engine.connect() as connection:
            upgrade(connection)
    except BaseException:
        engine.dispose()
        raise
    return Vault(engine)


def _append(session: Session, message: Message) -> ConversationRow:
    row = _row_of(session, message.conversation)
    session.add(row_of_message(message))
    row.leaf_id = message.id
    row.updated_at = max(row.updated_at, now())
    return row


def _in(conversation: ConversationRow) -> ColumnElement[bool]:
    return MessageRow.conversation_id == conversation.id


def _message_row(session: Session, message: MessageId) -> MessageRow:
    row = session.scalars(select(MessageRow).where(MessageRow.id == message)).one_or_none()
    if row is None:
        raise ConversationGone(GONE)
    return row


def _row_of(session: Session, conversation: ConversationId) -> ConversationRow:
    row = session.scalars(select(ConversationRow).where(ConversationRow.id == conversation)).one_or_none()
    if row is None:
        raise ConversationGone(GONE)
    return row
