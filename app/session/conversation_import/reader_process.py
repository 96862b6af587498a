"""Reading an export in a process of its own, which reaches that file and nothing else, and ends at its limits."""

from __future__ import annotations

import contextlib
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from app.child_process import ChildProcess
from app.confinement.confinement import computes
from app.confinement.limits import limit_memory_and_time
from app.domain.errors import OysterError
from app.json_decoding import decode_json
from app.session.conversation_import.imported_conversation import LARGEST_FILE, LONGEST_MESSAGE, ImportedFile
from app.translation import tr

_LARGEST_TITLE_FILE = 1024 * 1024
_REFUSED, _TOO_MUCH = b"refused", b"too much"


class ImportRefused(OysterError):
    """An export could not be read; nothing was changed."""


def read_export(path: Path) -> ImportedFile:
    """Return what another program's export holds. Blocks. Raises ``ImportRefused``."""
    file, thread = _files_of(path)
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise _too_much(path)
    except OSError as error:
        raise ImportRefused(tr("There is no file {path}.", path=path), str(error)) from error
    reads = tuple(str(each) for each in (file, thread) if each is not None)
    arguments = (str(file), str(thread) if thread is not None else "")
    reader = ChildProcess("oyster-import", serve, *arguments, confinement=computes(reads))
    try:
        answer = reader.pipe.recv_bytes()
    except (EOFError, OSError) as error:
        raise _broken_off(path, str(reader.exit_code())) from error
    finally:
        reader.close()
    if answer == _TOO_MUCH:
        raise _too_much(path)
    if answer.startswith(_REFUSED):
        raise _refused(path, answer.decode(errors="replace"))
    return msgspec.msgpack.decode(answer, type=ImportedFile)


def serve(pipe: Connection, file: str, thread: str) -> None:
    """Read one file and send what it holds."""
    limit_memory_and_time()
    from app.session.conversation_import.imported_conversation import NotAnExport, TooMuch
    from app.session.conversation_import.recognition import imported

    with contextlib.suppress(BrokenPipeError):
        try:
            with Path(file).open("rb") as stream:
                content = stream.read(LARGEST_FILE + 1)
            pipe.send_bytes(msgspec.msgpack.encode(imported(content, _title(thread))))
        except (TooMuch, MemoryError):
            pipe.send_bytes(_TOO_MUCH)
        except (NotAnExport, OSError, RecursionError) as error:
            pipe.send_bytes(_REFUSED + b": " + str(error).encode(errors="replace")[:500])


def _files_of(path: Path) -> tuple[Path, Path | None]:
    """Return the file to read, and the one with its title: a thread of Jan is a folder with both."""
    file = path / "messages.jsonl" if path.is_dir() else path
    thread = file.with_name("thread.json")
    return file.absolute(), thread.absolute() if thread.is_file() and file.suffix == ".jsonl" else None


def _title(thread: str) -> str:
    if not thread:
        return ""
    try:
        with Path(thread).open("rb") as stream:
            told = decode_json(stream.read(_LARGEST_TITLE_FILE), object)
    except (OSError, msgspec.DecodeError):
        return ""
    title = told.get("title") if isinstance(told, dict) else None
    return title if isinstance(title, str) else ""


def _refused(path: Path, detail: str) -> ImportRefused:
    return ImportRefused(
        tr(
            "{path} is no export that can be read: it takes conversations.json (or the archive) of ChatGPT, the chats "
            "of Open WebUI, a conversation of LM Studio, a thread of Jan, or Oyster's own JSON. Nothing was changed.",
            path=path,
        ),
        detail,
    )


def _broken_off(path: Path, detail: str) -> ImportRefused:
    return ImportRefused(
        tr(
            "Reading {path} was broken off: the process that reads it ended. Nothing was changed. Try again; a file "
            "with which it happens each time cannot be read.",
            path=path,
        ),
        detail,
    )


def _too_much(path: Path) -> ImportRefused:
    return ImportRefused(
        tr(
            "{path} holds more than can be taken in: at most {size} MB, and {count} characters in one message. "
            "Nothing was changed.",
            path=path,
            size=LARGEST_FILE // (1024 * 1024),
            count=f"{LONGEST_MESSAGE:,}",
        )
    )
