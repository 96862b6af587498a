"""Putting what was read into the vault: with identities of its own, in one transaction, nothing twice."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.domain.conversation import (
    Conversation,
    ConversationId,
    ConversationTree,
    Message,
    MessageId,
    Role,
    now,
    title_from,
)
from app.session.conversation_import.imported_conversation import (
    ImportedConversation,
    ImportedFile,
    ImportedMessage,
)
from app.session.conversation_import.reader_process import ImportRefused, read_export
from app.storage.vault import Vault
from app.translation import tr

_OURS = uuid.UUID(
    "6f0c1f6e-2b0a-4a58-9a0e-6d1d6c0c7b52"
)  # a name space for identities of imported conversations


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What was imported; ``known`` conversations were here already, from an earlier import of the same file."""

    source: str
    conversations: tuple[ConversationId, ...]
    messages: int
    known: int


def import_file(path: Path, vault: Vault) -> TakenOver:
    """Import a file of another program. Raises ``ImportRefused``, ``StorageFailure``; then nothing was changed."""
    found = read_export(path)
    if not found.conversations:
        raise ImportRefused(tr("There is no conversation with words in {path}.", path=path))
    trees = trees_of(found)
    added = vault.add_conversations(trees)
    messages = sum(len(tree.messages) for tree in trees if tree.conversation.id in added)
    return TakenOver(found.source, added, messages, len(trees) - len(added))


def trees_of(found: ImportedFile) -> tuple[ConversationTree, ...]:
    """Return the conversations with identities that are the same each time the same file is imported."""
    trees = {}
    for conversation in found.conversations:
        tree = _tree(found.source, conversation)
        trees[tree.conversation.id] = tree
    return tuple(trees.values())


def _tree(source: str, imported: ImportedConversation) -> ConversationTree:
    home = uuid.uuid5(_OURS, f"{source}\n{imported.identity}")

    began = _moment(imported.at)
    messages = tuple(_message(message, home, began) for message in imported.messages)
    last = max(message.created_at for message in messages)
    leaf = _identity(home, imported.open) if imported.open is not None else messages[-1].id
    title = imported.title or title_from(messages[0].text)
    return ConversationTree(
        Conversation(ConversationId(home.hex), title, began, max(began, last), leaf), messages
    )


def _message(imported: ImportedMessage, home: uuid.UUID, began: datetime) -> Message:
    return Message(
        id=_identity(home, imported.id),
        conversation=ConversationId(home.hex),
        parent=_identity(home, imported.parent) if imported.parent is not None else None,
        role=Role(imported.role),
        text=imported.text,
        created_at=_moment(imported.at) if imported.at else began,
        thinking=imported.thinking,
    )


def _identity(home: uuid.UUID, message: str) -> MessageId:
    return MessageId(uuid.uuid5(home, message).hex)


def _moment(seconds: float) -> datetime:
    """Return a time of the file; the present one where it has none that can be."""
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return now()
    return moment if seconds > 0 and moment < now() else now()
