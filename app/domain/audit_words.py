"""What a verification of the audit chain found, in sentences."""

from __future__ import annotations

from app.domain.audit import Audit, AuditFinding, AuditProblem, HeadState, RecordKind
from app.translation import together, tr, tr_count

_PROBLEMS = {
    AuditProblem.ALTERED: lambda at: tr("Record {at} was altered after it was written.", at=at),
    AuditProblem.MISSING: lambda at: tr("Record {at} is missing, and no deletion of it was recorded.", at=at),
    AuditProblem.REORDERED: lambda at: tr("Record {at} is out of its order.", at=at),
    AuditProblem.ADDED: lambda at: tr("There is a turn that the program did not record."),
    AuditProblem.CUT: lambda at: tr(
        "Records are missing at the end: from number {at} on, at the latest. A database put back from an "
        "older copy looks like this too.",
        at=at,
    ),
}


def audit_words(audit: Audit) -> str:
    """Return the verdict: intact, or the first record that is not."""
    if audit.finding is not None:
        return finding_words(audit.finding)
    if not audit.records:
        return tr("Nothing is recorded yet, so there is nothing to verify.")
    count = len(audit.records)
    return together(
        tr_count(
            "The record is as it was written.",
            "All {count} records are as they were written, none is missing, and they are in their order.",
            count,
        ),
        _head_words(audit.head),
        _kinds_words(audit),
    )


def finding_words(finding: AuditFinding) -> str:
    """Return what is wrong with a record, and where a person finds its turn."""
    said = _PROBLEMS[finding.problem](finding.position)
    turn = finding.turn
    if turn is None:
        return said
    where = tr(
        "It is of the conversation “{title}”, asked on {moment}.",
        title=turn.title,
        moment=f"{turn.asked_at.astimezone():%Y-%m-%d %H:%M}",
    )
    reply = tr("Its reply's id is {reply}.", reply=turn.reply) if turn.reply is not None else ""
    return together(said, where, reply)


def _head_words(head: HeadState) -> str:
    if head is HeadState.MISSING:
        return tr(
            "The hash that was kept apart is gone or damaged, so it cannot be said whether the last ones were cut off."
        )
    return ""


def _kinds_words(audit: Audit) -> str:
    migrated = sum(record.kind is RecordKind.MIGRATED for record in audit.records)
    deleted = sum(record.deleted for record in audit.records)
    return together(
        tr_count(
            "One was written before records were chained, and is vouched for only from then on.",
            "{count} were written before records were chained, and are vouched for only from then on.",
            migrated,
        )
        if migrated
        else "",
        tr_count(
            "Of one, which was deleted, only hashes are left.",
            "Of {count}, which were deleted, only hashes are left.",
            deleted,
        )
        if deleted
        else "",
    )
