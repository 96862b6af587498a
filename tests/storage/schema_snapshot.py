"""Writes ``app/storage/schema.sql`` anew after a migration: ``python -m tests.storage.schema_snapshot``."""

from __future__ import annotations

from sqlalchemy import Connection

from app.storage.connection import memory_engine
from app.storage.upgrade import NEWEST, SCHEMA, _run


def by_migrations(connection: Connection) -> None:
    """Fill an empty database by the migrations, one after the other."""
    with connection.begin():
        _run(connection, NEWEST)


def objects_of(connection: Connection) -> dict[str, str]:
    """Return the statement that made each table, index and trigger: tables in their order, then the rest by name."""
    return {
        str(name): str(statement)
        for name, statement in connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL "
            "ORDER BY type <> 'table', CASE type WHEN 'table' THEN rowid END, name"
        )
    }


def rows_of(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of every table that has some."""
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    found = {
        name: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")] for name in tables
    }
    return {name: rows for name, rows in found.items() if rows}


def snapshot(connection: Connection) -> str:
    """Return the statements that make a database as this one is; it holds no conversation."""
    shadows = {
        str(each)
        for each in connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'message\\_search\\_%' ESCAPE '\\'"
        ).scalars()
    }
    statements = [each for name, each in objects_of(connection).items() if name not in shadows]
    statements += [
        "INSERT INTO message_search(message_search, rank) VALUES('secure-delete', 1)",
        "INSERT INTO message_search(message_search) VALUES('rebuild')",
        f"INSERT INTO alembic_version VALUES ('{NEWEST}')",
    ]
    return ";\n\n".join(statements) + "\n"


if __name__ == "__main__":
    with memory_engine().connect() as empty:
        by_migrations(empty)
        SCHEMA.write_text(snapshot(empty), encoding="utf-8")
