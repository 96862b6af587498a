"""What an engine computed of conversations, kept for when they are opened again, and gone with them."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, func, select, true
from sqlalchemy.orm import Session

from app.domain.conversation import ConversationId, now
from app.domain.generation import StateFacts
from app.storage.database import Database
from app.storage.errors import GONE, ConversationGone
from app.storage.state_files import StateDamaged, StateWriter, WrittenState, read_parts
from app.storage.tables.conversation_states import ConversationStateRow
from app.storage.tables.conversations import ConversationRow

STATES = "conversation-states"  # the folder beside the database
MOST_BYTES = 2**31  # of all files together; the longest unused go first
_FREE_TIMES = 5  # so many times a file's size has to be free on the disk
_ABANDONED_SECONDS = (
    3600  # a file without a row is of a program that was killed, and not one that is being written
)


@dataclass(frozen=True, slots=True)
class KeptState:
    """A state, the model that it is of, and its file."""

    facts: StateFacts
    model_sha256: str
    file: WrittenState


class KeptStates(Database):
    """Keeps one state of a conversation, on disk alone: in memory nothing is kept. Raises a ``StorageFailure``."""

    _path: Path | None = None  # the database's file

    @property
    def _folder(self) -> Path | None:
        return self._path.with_name(STATES) if self._path is not None else None

    def room_for_state(self) -> int:
        """Return how many bytes a state may have: 0 where none is kept, or where the disk is nearly full."""
        if self._path is None:
            return 0
        return min(MOST_BYTES, shutil.disk_usage(self._path.parent).free // _FREE_TIMES)

    def state_writer(self) -> StateWriter | None:
        """Return what writes a file for ``keep_state``; None in memory."""
        return StateWriter(self._folder) if self._folder is not None else None

    def keep_state(self, conversation: ConversationId, state: KeptState) -> None:
        """Keep a state in place of the one before; others go, the longest unused first, until all fit.

        Where that fails, its file is deleted.
        """
        gone = [state.file.name]
        try:
            with self._writing() as session:
                _check_there(session, conversation)
                replaced = [*taken_out(session, conversation), *_make_room(session, state.facts.size)]
                session.add(_row_of(conversation, state))
            gone = replaced
        finally:
            self._delete_files(gone)

    def state_of(self, conversation: ConversationId) -> KeptState | None:
        """Return the kept state of a conversation, or None."""
        with self._reading() as session:
            row = session.get(ConversationStateRow, conversation)
            if row is None:
                return None
            facts = StateFacts(row.tokens, row.size, row.engine)
            return KeptState(facts, row.model_sha256, WrittenState(row.file, row.key, row.size))

    def parts_of_state(self, conversation: ConversationId, state: KeptState) -> Iterator[bytes]:
        """Yield a state part by part. One that is damaged is let go of. Raises ``StateDamaged``."""
        if self._folder is None:
            return
        try:
            yield from read_parts(self._folder, state.file)
        except StateDamaged:
            self.forget_state(conversation)
            raise
        with self._writing() as session:
            row = session.get(ConversationStateRow, conversation)
            if row is not None:
                row.used_at = now()

    def forget_state(self, conversation: ConversationId) -> None:
        """Delete the kept state of a conversation; does nothing where there is none."""
        self._forget(conversation)

    def forget_states(self) -> None:
        """Delete the kept states of all conversations."""
        self._forget(None)

    def _forget(self, conversation: ConversationId | None) -> None:
        with self._writing() as session:
            gone = taken_out(session, conversation)
        self._delete_files(gone)
        self._empty_log()

    def delete_abandoned_states(self) -> None:
        """Delete files that no conversation has any more: of a program that was killed, or of another database."""
        folder = self._folder
        if folder is None or not folder.is_dir():
            return
        with self._reading() as session:
            known = set(session.scalars(select(ConversationStateRow.file)))
        old = time.time() - _ABANDONED_SECONDS
        with suppress(OSError):
            self._delete_files(
                path.name
                for path in folder.iterdir()
                if path.name not in known and path.stat().st_mtime < old
            )

    def _delete_files(self, names: Iterable[str]) -> None:
        """Delete files whose key is gone already; one that cannot be deleted now is at a later start."""
        folder = self._folder
        if folder is None:
            return
        for name in names:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)


def _check_there(session: Session, conversation: ConversationId) -> None:
    """Raise ``ConversationGone`` where a conversation is not there any more."""
    there = select(ConversationRow.id).where(ConversationRow.id == conversation)
    if session.scalars(there).first() is None:
        raise ConversationGone(GONE)


def _row_of(conversation: ConversationId, state: KeptState) -> ConversationStateRow:
    return ConversationStateRow(
        conversation_id=conversation,
        file=state.file.name,
        key=state.file.key,
        size=state.facts.size,
        model_sha256=state.model_sha256,
        engine=state.facts.engine,
        tokens=state.facts.tokens,
        used_at=now(),
    )


def taken_out(session: Session, conversation: ConversationId | None) -> list[str]:
    """Delete the row of a conversation's state, or all rows, and with them the keys; return their files' names."""
    its = ConversationStateRow.conversation_id == conversation if conversation is not None else true()
    files = list(session.scalars(select(ConversationStateRow.file).where(its)))
    session.execute(delete(ConversationStateRow).where(its))
    return files


def _make_room(session: Session, size: int) -> list[str]:
    """Delete the longest unused rows until another state fits; return their files."""
    taken = session.scalar(select(func.coalesce(func.sum(ConversationStateRow.size), 0))) or 0
    gone = []
    oldest = select(ConversationStateRow).order_by(ConversationStateRow.used_at)
    for row in session.scalars(oldest).all():
        if taken + size <= MOST_BYTES:
            break
        taken -= row.size
        gone.append(row.file)
        session.delete(row)
    session.flush()
    return gone
