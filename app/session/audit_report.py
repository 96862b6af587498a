"""The report of a verified audit chain: every record's hashes, for a file that others can keep, without a word said."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from app import __version__
from app.domain.audit import Audit, AuditProblem, AuditRecord, HeadState
from app.domain.audit_words import audit_words


class AuditReport(msgspec.Struct, frozen=True):
    """The verdict, and the records in their order; ``last`` is the hash that all of them hang on."""

    program: str  # its version
    made_at: str  # UTC, ISO 8601
    intact: bool
    verdict: str
    problem: AuditProblem | None
    position: int | None
    head: HeadState
    last: str
    records: tuple[AuditRecord, ...]


def report_of_audit(audit: Audit) -> AuditReport:
    """Return the report of a verification that was made just now."""
    finding = audit.finding
    return AuditReport(
        program=__version__,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        intact=audit.intact,
        verdict=audit_words(audit),
        problem=finding.problem if finding is not None else None,
        position=finding.position if finding is not None else None,
        head=audit.head,
        last=audit.last,
        records=audit.records,
    )


def report_file(audit: Audit) -> bytes:
    """Return the report as a JSON file."""
    return msgspec.json.format(msgspec.json.encode(report_of_audit(audit)), indent=2) + b"\n"
