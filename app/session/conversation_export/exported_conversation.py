"""A whole conversation as open JSON: every branch, and of every turn what was seen, chosen and why."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal

import msgspec

from app import __version__
from app.domain.conversation import ConversationTree, Message, now
from app.domain.scenario import Play
from app.domain.turn import RuleFiles, TurnRecord
from app.domain.turn_state import TurnState
from app.session.turn_report import TurnReport, report_of

FORMAT = "oyster-conversation"


class ExportedMessage(msgspec.Struct, frozen=True):
    """One message; ``parent`` is the message that it answers or follows, null at the beginning. Times are UTC.

    ``played_by_model``: a model wrote this message of the person, in the play of a scenario.
    """

    id: str
    parent: str | None
    role: Literal["system", "user", "assistant"]
    text: str
    created_at: str
    thinking: str = ""
    state: str = "complete"
    folded: bool = False
    guidance: str = ""
    model_sha256: str = ""
    played_by_model: bool = False


class ExportedTurn(msgspec.Struct, frozen=True):
    """The record of one turn: the question's id, what ``oyster chat --json`` prints, and the rules' hashes."""

    question: str
    record: TurnReport
    rules: dict[str, str] | None


class ExportedConversation(msgspec.Struct, frozen=True):
    """The file. ``open`` is the last message of the branch that was open, ``scenario`` the id of the one it plays."""

    format: Literal["oyster-conversation"]
    version: Literal[1]
    program: str
    exported_at: str
    title: str
    created_at: str
    open: str | None
    messages: tuple[ExportedMessage, ...]
    turns: tuple[ExportedTurn, ...]
    scenario: str = ""


def exported(
    tree: ConversationTree, records: tuple[TurnRecord, ...], play: Play | None = None
) -> ExportedConversation:
    """Return a conversation with the records of its turns; ``play`` is what makes it the play of a scenario."""
    by_model = play.by_model if play is not None else frozenset()
    return ExportedConversation(
        format="oyster-conversation",
        version=1,
        program=__version__,
        exported_at=now().isoformat(timespec="seconds"),
        title=tree.conversation.title,
        created_at=tree.conversation.created_at.isoformat(),
        open=tree.conversation.leaf,
        messages=tuple(_message(message, played=message.id in by_model) for message in tree.messages),
        turns=tuple(_turn(record) for record in records),
        scenario=play.scenario.id if play is not None else "",
    )


def json_file(conversation: ExportedConversation) -> bytes:
    """Return the JSON file."""
    return msgspec.json.format(msgspec.json.encode(conversation), indent=2) + b"\n"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the file; ``docs/conversation.schema.json`` is kept at it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(ExportedConversation, schema_hook=_anything),
    }


def _anything(kind: type) -> dict[str, Any]:
    """Return the schema of a value that is not described further."""
    return {"description": kind.__name__}


def _message(message: Message, *, played: bool) -> ExportedMessage:
    return ExportedMessage(
        id=message.id,
        parent=message.parent,
        role=message.role.value,
        text=message.text,
        created_at=message.created_at.isoformat(),
        thinking=message.thinking,
        state=message.state.value,
        folded=message.folded,
        guidance=message.guidance,
        model_sha256=message.model_sha256,
        played_by_model=played,
    )


def _turn(record: TurnRecord) -> ExportedTurn:
    files: RuleFiles | None = record.files
    rules = {name: str(value) for name, value in asdict(files).items()} if files is not None else None
    return ExportedTurn(record.question.id, report_of(TurnState.of(record)), rules)
