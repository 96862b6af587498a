"""Upgrades a database to the current schema: numbered migrations, all of them or none.

An empty one gets in one step what the migrations together would make of it (``schema.sql``).
"""

from __future__ import annotations

import threading
from pathlib import Path

from sqlalchemy import Connection, inspect

from app.storage.connection import at_once
from app.storage.errors import DAMAGED, DamagedDatabase, NewerDatabase
from app.translation import tr

NEWEST = "0018"
MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMA = Path(__file__).parent / "schema.sql"
_ONE_AT_A_TIME = threading.Lock()  # Alembic keeps the connection that it works on for the whole process


def version_of(connection: Connection) -> str:
    """Return the database's version, or an empty string for a database without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")


def upgrade(connection: Connection, target: str = NEWEST) -> None:
    """Apply the missing migrations up to ``target``, in one transaction; concurrent programs take turns.

    Raises ``NewerDatabase`` and ``DamagedDatabase``; the database is then as it was.
    """
    # Alembic is loaded only where it is needed: it would slow every start.
    version = _known(version_of(connection))
    connection.rollback()
    if version == target:
        return
    at_once(connection, "PRAGMA foreign_keys = OFF")
    try:
        # The lock is held from here on; what was read before may be out of date.
        connection.execution_options(writes=True)
        with connection.begin():
            version = _known(version_of(connection))
            if not version and target == NEWEST:
                _make(connection)
            elif version != target:
                _run(connection, target)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise DamagedDatabase(DAMAGED, "foreign_key_check found rows without their owner")
    finally:
        connection.execution_options(writes=False)
        at_once(connection, "PRAGMA foreign_keys = ON")
    if not version and target != NEWEST:
        # A new file keeps no room for tables that only the migrations had: it ends in what was written last, so that
        # one that was cut is known as damaged.
        at_once(connection, "VACUUM")


def _known(version: str) -> str:
    if not version or version <= NEWEST:
        return version
    raise NewerDatabase(
        tr(
            "Your conversations were kept by a newer version of Oyster. Install that version again; "
            "nothing was changed."
        ),
        f"database version {version}, this program knows {NEWEST}",
    )


def _make(connection: Connection) -> None:
    """Fill an empty database. Alembic takes longer to load than all else that a first message waits for."""
    for statement in SCHEMA.read_text(encoding="utf-8").split(";\n\n"):
        connection.exec_driver_sql(statement)


def _run(connection: Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(config, target)
