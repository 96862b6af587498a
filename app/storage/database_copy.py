"""Whole copies of a database: written under another key while it is used, and taken over into an empty one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, func, select

from app.storage.connection import DriverConnection, make_private_file
from app.storage.database import Database, failures_told
from app.storage.errors import DAMAGED, DamagedDatabase, NotEmpty, StorageFailure, failure_from
from app.storage.tables.audit import AuditRow
from app.storage.tables.base import Table
from app.storage.tables.conversations import ConversationRow
from app.storage.tables.drafts import DraftRow
from app.storage.tables.fitted_evidence import FittedEvidenceRow
from app.storage.tables.safety_plan import SafetyPlanRow
from app.storage.tables.scenarios import OwnScenarioRow
from app.storage.tables.strategy_versions import StrategyVersionRow
from app.storage.tables.system_prompt import SystemPromptRow
from app.translation import tr

_ROWS = (
    ConversationRow,
    DraftRow,
    SafetyPlanRow,
    SystemPromptRow,
    StrategyVersionRow,
    OwnScenarioRow,
    FittedEvidenceRow,
    AuditRow,
)


class DatabaseCopy(Database):
    """Copies everything, encrypted on both sides; nothing is ever written in the clear."""

    def copy_to(self, path: Path, key: bytes) -> None:
        """Write everything as of now into a new file under a 32-byte key, check it, and return once it is on disk.

        Messages can be written meanwhile; they are not in the copy. Raises a ``StorageFailure``.
        """
        write_copy(self._engine, path, key)

    @property
    def is_empty(self) -> bool:
        """True where nothing was ever recorded: no text of a person, no version of strategies, no trace of a turn."""
        with self._reading() as session:
            counts = (session.scalar(select(func.count()).select_from(table)) for table in _ROWS)
            return not any(counts)

    def take_over(self, path: Path, key: bytes) -> None:
        """Copy everything from another database of the newest version into this one, in one transaction.

        Raises ``NotEmpty`` where something is kept here; nothing of it is changed then.
        """
        with self._lock, failures_told(), self._engine.connect() as connection:
            driver: DriverConnection | None = connection.connection.driver_connection
            assert driver is not None
            _attach(driver, path, key)
            try:
                self._copy_rows()
            finally:
                driver.execute("DETACH DATABASE copy")

    def _copy_rows(self) -> None:
        with self._writing() as session:
            if not self.is_empty:
                raise NotEmpty(
                    tr(
                        "Something was kept here already, and nothing is ever overwritten. Nothing was changed."
                    )
                )
            connection = session.connection()
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for name, table in Table.metadata.tables.items():
                columns = ", ".join(column.name for column in table.columns)
                connection.exec_driver_sql(f"DELETE FROM main.{name}")
                connection.exec_driver_sql(
                    f"INSERT INTO main.{name} ({columns}) SELECT {columns} FROM copy.{name}"
                )


def write_copy(engine: Engine, path: Path, key: bytes) -> str:
    """Write the database of an engine into a new file under a key, and return the version that it has.

    Raises a ``StorageFailure``; no file is left then.
    """
    if path.exists():
        raise ValueError("A copy is a new file.")
    make_private_file(path)
    try:
        with _second_connection(engine) as driver:
            _attach(driver, path, key)
            driver.execute("BEGIN")
            driver.execute(
                "SELECT count(*) FROM main.sqlite_master"
            ).fetchall()  # what is copied is as of here
            driver.execute("SELECT sqlcipher_export('copy')").fetchall()
            driver.execute("COMMIT")
            _check(driver)
            version = str(driver.execute("SELECT version_num FROM copy.alembic_version").fetchall()[0][0])
            driver.execute("DETACH DATABASE copy")
        with path.open("rb") as stream:
            os.fsync(stream.fileno())
        return version
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@contextmanager
def _second_connection(engine: Engine) -> Iterator[DriverConnection]:
    """Open one more connection to the engine's file, so that nobody waits for what is done on it."""
    pool = engine.pool.recreate()
    try:
        connection = pool.connect()
        try:
            driver: DriverConnection | None = connection.driver_connection
            assert driver is not None
            yield driver
        finally:
            connection.close()
    except StorageFailure:
        raise
    except Exception as error:
        if getattr(error, "sqlite_errorcode", None) is None:
            raise
        raise failure_from(error) from error
    finally:
        pool.dispose()


def _attach(driver: DriverConnection, path: Path, key: bytes) -> None:
    driver.execute("ATTACH DATABASE ? AS copy KEY ?", (str(path), f"x'{key.hex()}'"))


def _check(driver: DriverConnection) -> None:
    """Check every page and every row of the copy. Raises ``DamagedDatabase``."""
    found = driver.execute("PRAGMA copy.integrity_check").fetchall()
    pages = driver.execute("PRAGMA copy.cipher_integrity_check").fetchall()
    if pages or found != [("ok",)]:
        raise DamagedDatabase(DAMAGED, f"the copy: {len(pages)} pages, {len(found)} findings")
