"""Which program wrote an export, and its conversations; runs in the reader's process."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice

import msgspec

from app.json_decoding import decode_json
from app.session.conversation_import import chatgpt, jan, lm_studio, open_webui, oyster_json
from app.session.conversation_import.imported_conversation import (
    LARGEST_FILE,
    MOST_CONVERSATIONS,
    MOST_MESSAGES,
    ImportedConversation,
    ImportedFile,
    NotAnExport,
    TooMuch,
)

_IN_ARCHIVE = "conversations.json"  # in the archive that ChatGPT sends
_Reader = Callable[[object], Iterator[ImportedConversation]]


def imported(content: bytes, title: str = "") -> ImportedFile:
    """Return what a file holds; ``title`` is that of a thread of Jan, whose file has none.

    Raises ``NotAnExport``, ``TooMuch``.
    """
    data = _decoded(_unzipped(content))
    source, read = _reader(data, title)
    try:
        found = tuple(islice(read(data), MOST_CONVERSATIONS + 1))
    except (msgspec.ValidationError, TypeError, ValueError, OverflowError) as error:
        raise NotAnExport(str(error)) from error
    if len(found) > MOST_CONVERSATIONS or sum(len(each.messages) for each in found) > MOST_MESSAGES:
        raise TooMuch
    return ImportedFile(source, found)


def _reader(data: object, title: str) -> tuple[str, _Reader]:
    first = data[0] if isinstance(data, list) and data else data
    if not isinstance(first, dict):
        raise NotAnExport(type(first).__name__)
    if first.get("format") == "oyster-conversation":
        return "Oyster", oyster_json.conversations_in
    if isinstance(first.get("mapping"), dict):
        return "ChatGPT", lambda found: chatgpt.conversations_in(
            found if isinstance(found, list) else [found]
        )
    if isinstance(first.get("chat"), dict):
        return "Open WebUI", open_webui.conversations_in
    if isinstance(data, dict) and isinstance(data.get("messages"), list):
        return "LM Studio", lm_studio.conversations_in
    if first.get("object") == "thread.message":
        messages = data if isinstance(data, list) else [data]
        return "Jan", lambda found: jan.conversations_in(messages, title)
    raise NotAnExport("form")


def _decoded(content: bytes) -> object:
    try:
        return decode_json(content, object)
    except msgspec.DecodeError as error:
        lines = [line for line in content.split(b"\n", MOST_MESSAGES) if line.strip()]
        if len(lines) < 2:
            raise NotAnExport(str(error)) from error
    try:
        return [decode_json(line, object) for line in lines]
    except msgspec.DecodeError as error:
        raise NotAnExport(str(error)) from error


def _unzipped(content: bytes) -> bytes:
    """Return the conversations of an archive, of which no more is unpacked than a file may have."""
    if not content.startswith(b"PK\x03\x04"):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.rsplit("/", 1)[-1] == _IN_ARCHIVE]
            if len(names) != 1:
                raise NotAnExport(_IN_ARCHIVE)
            with archive.open(names[0]) as member:
                unpacked = member.read(LARGEST_FILE + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise NotAnExport(str(error)) from error
    if len(unpacked) > LARGEST_FILE:
        raise TooMuch
    return unpacked
