"""The audit of stored turns: the chain's records, and what a verification of them found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.conversation import MessageId


class RecordKind(StrEnum):
    """What a record of the chain is about."""

    TURN = "turn"  # a turn, as it was recorded with its reply
    ANALYSIS = (
        "analysis"  # the same turn with a longer analysis; earlier records of it cannot be compared any more
    )
    MIGRATED = "migrated"  # a turn from before there was a chain, chained when the database was upgraded
    DELETION = "deletion"  # one or more turns were deleted


class AuditProblem(StrEnum):
    """What is wrong with a record."""

    ALTERED = "altered"
    MISSING = "missing"
    REORDERED = "reordered"
    ADDED = "added"  # a turn without a record
    CUT = "cut"  # the last records are missing


class HeadState(StrEnum):
    """Whether the hash that is kept apart was found in the chain."""

    FOUND = "found"
    MISSING = "missing"  # the file is gone or damaged
    NONE = "none"  # nothing is kept apart: an empty chain, or a private conversation


@dataclass(frozen=True, slots=True)
class TurnPlace:
    """Where a person finds a turn."""

    title: str
    asked_at: datetime
    reply: MessageId | None


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """The first record that is wrong; ``position`` counts from 1, and is 0 for a turn without a record."""

    problem: AuditProblem
    position: int = 0
    turn: TurnPlace | None = None


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One record: all hashes are SHA-256 in hexadecimal. What was deleted has nothing but its hashes."""

    position: int
    kind: RecordKind
    content: str
    previous: str
    sha256: str
    deleted: bool
    reply: MessageId | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """A verification of the whole chain."""

    records: tuple[AuditRecord, ...]
    head: HeadState
    finding: AuditFinding | None

    @property
    def intact(self) -> bool:
        """True where every record is as it was written; what was cut off is known only where a head was found."""
        return self.finding is None

    @property
    def last(self) -> str:
        """The hash of the last record; empty in an empty chain."""
        return self.records[-1].sha256 if self.records else ""
