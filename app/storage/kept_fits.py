"""What was fitted to counsellors' labels, in a database."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.conversation import now
from app.domain.fitted_evidence import FittedPart, FittedVersion
from app.storage.database import Database
from app.storage.tables.fitted_evidence import FittedEvidenceRow


class KeptFits(Database):
    """Keeps every version. All methods raise a ``StorageFailure``."""

    def fitted_versions(self) -> tuple[FittedVersion, ...]:
        """Return the versions of all parts, the newest first."""
        newest_first = select(FittedEvidenceRow).order_by(FittedEvidenceRow.number.desc())
        with self._reading() as session:
            return tuple(_version_of(row) for row in session.scalars(newest_first))

    def newest_fit(self, part: FittedPart, subject: str = "") -> FittedVersion | None:
        """Return the newest version of a part, or None where it was never fitted."""
        wanted = (FittedEvidenceRow.part == part, FittedEvidenceRow.subject == subject)
        newest = select(FittedEvidenceRow).where(*wanted).order_by(FittedEvidenceRow.number.desc()).limit(1)
        with self._reading() as session:
            row = session.scalars(newest).first()
            return _version_of(row) if row is not None else None

    def add_fit(self, version: FittedVersion) -> FittedVersion:
        """Keep a new version, and return it with its number; on disk on return. ``created_at`` is now."""
        with self._writing() as session:
            row = FittedEvidenceRow(
                part=version.part,
                subject=version.subject,
                under=version.under,
                created_at=now(),
                author=version.author,
                reason=version.reason,
                contents=version.contents,
            )
            session.add(row)
            session.flush()
            return _version_of(row)


def _version_of(row: FittedEvidenceRow) -> FittedVersion:
    return FittedVersion(
        row.number, row.part, row.subject, row.under, row.created_at, row.author, row.reason, row.contents
    )
