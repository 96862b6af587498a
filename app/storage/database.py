"""An open database: one connection, one transaction a call, and errors with a sentence."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.storage.connection import at_once
from app.storage.errors import StorageFailure, VaultClosed, failure_from
from app.translation import tr


class Database:
    """One connection, usable from any thread, one transaction at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reader = engine.execution_options(writes=False)
        self._writer = engine.execution_options(writes=True)
        self._lock = threading.RLock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def engine(self) -> Engine:
        """SQLAlchemy's engine; closed, it opens another database where it serves again."""
        return self._engine

    def close(self) -> None:
        """Merge the log into the file and close it; a second call has no effect."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            # committed data is safe in the log as well: a failure here loses nothing
            with suppress(StorageFailure):
                self._empty_log()
            self._engine.dispose()

    def _empty_log(self) -> None:
        with self._lock, failures_told(), self._engine.connect() as connection:
            at_once(connection, "PRAGMA wal_checkpoint(TRUNCATE)")

    def _give_back_free_pages(self) -> None:
        with self._lock, failures_told(), self._engine.connect() as connection:
            at_once(connection, "VACUUM")
        self._empty_log()

    def _reading(self) -> AbstractContextManager[Session]:
        return self._transaction(self._reader)

    def _writing(self) -> AbstractContextManager[Session]:
        return self._transaction(self._writer)

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        with self._lock, failures_told():
            if self._closed:
                raise VaultClosed(tr("The conversations were closed. Start the program again to go on."))
            with Session(engine) as session, session.begin():
                yield session


@contextmanager
def failures_told() -> Iterator[None]:
    """Turn the driver's errors into a ``StorageFailure``."""
    try:
        yield
    except DBAPIError as error:
        failure = failure_from(error.orig or error)
        record(Event.STORAGE_FAILED, error, failure=type(failure))
        raise failure from error
