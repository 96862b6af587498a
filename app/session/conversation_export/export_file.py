"""Writing a conversation to a file: its form by the file's ending, whole or not at all."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.atomic_write import write_atomically
from app.domain.conversation import ConversationId
from app.domain.errors import OysterError
from app.locations import resource
from app.session.conversation_export.exported_conversation import exported, json_file
from app.session.conversation_export.readable_record import ReadableConversation, Section, readable
from app.session.recorded_turns import with_table
from app.storage.vault import Vault
from app.translation import tr

if TYPE_CHECKING:
    from jinja2 import Environment


class ExportError(OysterError):
    """A conversation could not be exported."""


class ExportForm(StrEnum):
    """The forms of a file; the value is its ending."""

    JSON = ".json"
    MARKDOWN = ".md"
    HTML = ".html"
    PDF = ".pdf"


def form_of(path: Path) -> ExportForm:
    """Return the form that a file's ending names. Raises ``ExportError``."""
    try:
        return ExportForm(path.suffix.lower())
    except ValueError as error:
        raise ExportError(
            tr("A conversation is exported as .json, .md, .html or .pdf. Give the file one of these endings.")
        ) from error


def text_of(vault: Vault, conversation: ConversationId, form: ExportForm) -> bytes:
    """Return a conversation in one of the forms of text. Raises ``StorageFailure``."""
    if form is ExportForm.JSON:
        tree = vault.tree(conversation)
        return json_file(exported(tree, vault.turns_in(conversation), vault.play_of(conversation)))
    shown = readable_conversation(vault, conversation)
    text = markdown_of(shown) if form is ExportForm.MARKDOWN else html_of(shown)
    return text.encode("utf-8", "replace")


def readable_conversation(vault: Vault, conversation: ConversationId) -> ReadableConversation:
    """Return a conversation's open branch in words. Raises ``StorageFailure``."""
    from app.alignment.strategies import strategy_table

    records = (with_table(record, strategy_table()) for record in vault.turns_in(conversation))
    return readable(vault.tree(conversation), tuple(records), vault.play_of(conversation))


def write_export(path: Path, content: bytes) -> None:
    """Write a file for its owner alone. Raises ``ExportError``; what was there before is then still there."""
    try:
        write_atomically(path, content, mode=0o600)
    except OSError as error:
        raise ExportError(tr("The file {path} could not be written.", path=path), str(error)) from error


def markdown_of(conversation: ReadableConversation) -> str:
    """Return the conversation as Markdown; what was said is in it as it was said."""
    parts = [f"# {' '.join(conversation.title.split())}", conversation.about]
    for section in conversation.sections:
        parts.extend(_markdown_section(section))
    return "\n\n".join(parts) + "\n"


def _markdown_section(section: Section) -> list[str]:
    parts = [f"## {section.speaker}, {section.moment}"]
    parts.extend(f"*{note}*" for note in section.notes)
    if section.thinking:
        quoted = "\n".join(f"> {line}".rstrip() for line in section.thinking.splitlines())
        parts.append("> **{}**\n>\n{}".format(tr("The model's own thinking:"), quoted))
    parts.append(section.text)
    if section.record:
        lines = "\n".join(f"- {' '.join(line.split())}" for line in section.record)
        parts.append("### {}\n\n{}".format(tr("What was seen and chosen, and why"), lines))
    return parts


def html_of(conversation: ReadableConversation) -> str:
    """Return the conversation as one HTML file that fetches nothing; everything said is escaped."""
    words = {
        "thinking": tr("The model's own thinking:"),
        "record": tr("What was seen and chosen, and why"),
    }
    return _environment().get_template("conversation.html").render(conversation=conversation, words=words)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # no start waits for it

    return Environment(
        loader=FileSystemLoader(resource("conversation_export")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
