"""The versions of the table of strategies in a database."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.conversation import now
from app.domain.strategy_version import StrategyVersion
from app.storage.database import Database
from app.storage.tables.strategy_versions import StrategyVersionRow


class KeptStrategies(Database):
    """Keeps every version. All methods raise a ``StorageFailure``."""

    def strategy_versions(self) -> tuple[StrategyVersion, ...]:
        """Return the versions, the newest first: that one is in force."""
        newest_first = select(StrategyVersionRow).order_by(StrategyVersionRow.number.desc())
        with self._reading() as session:
            return tuple(_version_of(row) for row in session.scalars(newest_first))

    def newest_strategy_version(self) -> StrategyVersion | None:
        """Return the version in force, or None where none was ever written."""
        newest = select(StrategyVersionRow).order_by(StrategyVersionRow.number.desc()).limit(1)
        with self._reading() as session:
            row = session.scalars(newest).first()
            return _version_of(row) if row is not None else None

    def add_strategy_version(self, author: str, reason: str, contents: str) -> StrategyVersion:
        """Keep a new version, which is in force from now on. On disk on return."""
        with self._writing() as session:
            row = StrategyVersionRow(created_at=now(), author=author, reason=reason, contents=contents)
            session.add(row)
            session.flush()
            return _version_of(row)


def _version_of(row: StrategyVersionRow) -> StrategyVersion:
    return StrategyVersion(row.number, row.created_at, row.author, row.reason, row.contents)
