"""The errors of the database: a sentence each, without any stored text."""

from __future__ import annotations

from app.domain.errors import OysterError
from app.translation import tr


class StorageFailure(OysterError):
    """The database could not do what was asked; what was committed before is still there."""


class WrongKey(StorageFailure):
    """The key does not open the database; the file was not touched."""


class DamagedDatabase(StorageFailure):
    """The database or a part of it cannot be read."""


class NewerDatabase(StorageFailure):
    """The database was made by a newer version of the program; the file was not touched."""


class DiskFull(StorageFailure):
    """The disk is full or fails; nothing of the change was stored."""


class NotWritable(StorageFailure):
    """The database or its folder cannot be opened for writing."""


class DatabaseBusy(StorageFailure):
    """Another program has locked the database for too long."""


class ConversationGone(StorageFailure):
    """The conversation, or the message answered, does not exist (any more)."""


class NotEmpty(StorageFailure):
    """Something is kept where a backup was to be restored; it was not touched."""


class VaultClosed(StorageFailure):
    """The database was closed; nothing can be read or stored."""


GONE = tr("This conversation is not there any more; it may have been deleted in another window.")
DAMAGED = tr(
    "The file of your conversations is damaged. Put it back from a backup, or move it away to begin anew."
)

# The driver reports primary result codes only; SQLite's message alone names the constraint.
_FOREIGN_KEY = "FOREIGN KEY constraint failed"


def failure_from(error: BaseException) -> StorageFailure:
    """Return the failure for a driver's error, by SQLite's result code.

    The driver's message is the detail; the statement's parameters never are.
    """
    code = getattr(error, "sqlite_errorcode", None)
    detail = f"{type(error).__name__} {getattr(error, 'sqlite_errorname', '')}: {error}"
    if not isinstance(code, int):
        return StorageFailure(
            tr("The conversations could not be reached. Close the program and start it again."), detail
        )
    if _FOREIGN_KEY in str(error):
        return ConversationGone(GONE, detail)
    kind, sentence = _BY_CODE.get(
        code & 0xFF, (StorageFailure, tr("The conversations could not be read or written."))
    )
    return kind(sentence, detail, in_terminal=_IN_TERMINAL if kind is NotWritable else "")


_BUSY = (DatabaseBusy, tr("Another program is using the conversations for too long. Close it and try again."))
_IN_TERMINAL = tr("Another folder is chosen with --data-dir.")
_NOT_WRITABLE = (
    NotWritable,
    tr("The conversations cannot be opened for writing. Allow writing to their folder, and start again."),
)
_NO_ROOM = (
    DiskFull,
    tr("The last change could not be kept: the disk is full or failing. Free some space and try again."),
)
_BROKEN = (DamagedDatabase, DAMAGED)
_REFUSED = (StorageFailure, tr("This was kept already, or does not fit what is kept."))

_BY_CODE: dict[int, tuple[type[StorageFailure], str]] = {
    3: _NOT_WRITABLE,  # SQLITE_PERM
    5: _BUSY,  # SQLITE_BUSY
    6: _BUSY,  # SQLITE_LOCKED
    8: _NOT_WRITABLE,  # SQLITE_READONLY
    10: _NO_ROOM,  # SQLITE_IOERR
    11: _BROKEN,  # SQLITE_CORRUPT
    13: _NO_ROOM,  # SQLITE_FULL
    14: _NOT_WRITABLE,  # SQLITE_CANTOPEN
    19: _REFUSED,  # SQLITE_CONSTRAINT
    26: _BROKEN,  # SQLITE_NOTADB
}
