"""The single connection of a database: SQLCipher under SQLAlchemy, or SQLite in memory, with its settings."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, Self

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from app.confinement.locked_memory import keep_out_of_swap, locking_allowed
from app.locations import private_folder
from app.storage.errors import NotWritable
from app.translation import tr

BUSY_LIMIT_SECONDS = 10.0


class DriverConnection(Protocol):
    """The part of SQLCipher's untyped connection that is used."""

    def execute(self, statement: str, values: Sequence[object] = ()) -> Self:
        """Run one statement with values for its question marks."""

    def fetchall(self) -> Sequence[tuple[object, ...]]:
        """Return all rows of the last statement."""

    def close(self) -> None:
        """Close the file."""


_connect: Callable[..., DriverConnection] = vars(sqlcipher)["connect"]

# SQLCipher wipes what it frees, and locks what it takes while the key is set (``locking_allowed``); set before the key.
_GUARDED_MEMORY = "PRAGMA cipher_memory_security = ON"
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
)
# Pages that stay are neither decrypted again nor wiped: with the usual 2 MB a search takes twice as long.
_CACHE = "PRAGMA cache_size = -65536"  # KiB at most
# FULL: a commit returns once it is on disk. The full sync matters on macOS only.
_FILE_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    _CACHE,
)


def file_engine(path: Path, key: bytes) -> Engine:
    """Return an engine on the encrypted file, which is created where it is missing (0600 in a 0700 folder).

    Raises ``NotWritable``; the driver's errors are raised by the first statement.
    """
    make_private_file(path)
    keep_out_of_swap(key)

    def connect() -> DriverConnection:
        connection = _connect(
            str(path), timeout=BUSY_LIMIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            # otherwise SQLCipher writes its errors to the terminal
            connection.execute("PRAGMA cipher_log_level = NONE")
            with locking_allowed():
                connection.execute(_GUARDED_MEMORY)
                connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
                for each in (*_SETTINGS, *_FILE_SETTINGS):
                    connection.execute(each).fetchall()
        except BaseException:
            connection.close()
            raise
        return connection

    return _engine(connect)


def memory_engine() -> Engine:
    """Return an engine on a database in memory: nothing of it ever reaches a disk."""

    def connect() -> DriverConnection:
        connection = _connect(":memory:", isolation_level=None, check_same_thread=False)
        connection.execute(_GUARDED_MEMORY)
        for each in _SETTINGS:
            connection.execute(each).fetchall()
        return connection

    return _engine(connect)


def _engine(connect: Callable[[], DriverConnection]) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        module=sqlcipher,
        poolclass=StaticPool,
        hide_parameters=True,  # keeps a user's text out of error messages
    )
    event.listen(engine, "begin", _begin)
    return engine


def at_once(connection: Connection, statement: str) -> None:
    """Run a statement that SQLite accepts only outside a transaction."""
    driver: DriverConnection | None = connection.connection.driver_connection
    if driver is not None:
        driver.execute(statement).fetchall()


def _begin(connection: Connection) -> None:
    """Begin the right kind of transaction: a writer waits for the lock now, not halfway through."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def make_private_file(path: Path) -> None:
    """Create the file and its folder for the owner only; SQLite's log and index take the file's mode."""
    try:
        private_folder(path.parent)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if sys.platform != "win32" and stat.S_IMODE(os.fstat(descriptor).st_mode) != 0o600:
                os.fchmod(descriptor, 0o600)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise NotWritable(
            tr(
                "Conversations cannot be kept in {folder}: nothing can be written there. Allow writing, "
                "and start again.",
                folder=path.parent,
            ),
            str(error),
            in_terminal=tr("Another folder is chosen with --data-dir."),
        ) from error
