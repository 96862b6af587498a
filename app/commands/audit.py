"""``oyster audit``: whether the records of turns are as they were written, and a report of their hashes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from app.atomic_write import write_atomically
from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of, open_conversations
from app.commands.root_options import Invocation
from app.commands.terminal import say, say_json
from app.domain.audit import Audit
from app.domain.audit_words import audit_words
from app.domain.errors import OysterError
from app.session.audit_report import report_file, report_of_audit
from app.translation import tr

audit_app = typer.Typer(no_args_is_help=True)
VERIFY_HELP = tr(
    "Compare every turn with its record, and name the first one altered, missing or out of its order; ends with 4 then."
)
REPORT_HELP = tr("Verify, and write every record's hashes into a file; no word of a conversation is in it.")
_HASH = re.compile("[0-9a-f]{64}")


class AuditNotPossible(OysterError):
    """The report cannot be written."""


@audit_app.command(help=VERIFY_HELP)
def verify(
    context: typer.Context,
    head: Annotated[
        str,
        typer.Option(
            help=tr("The hash of the last record as it was noted another time: it has to be in the chain.")
        ),
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print the report as JSON."))] = False,
) -> None:
    """Compare every turn with its record."""
    if head and not _HASH.fullmatch(head):
        raise typer.BadParameter(tr("A hash has 64 digits from 0 to f."))
    audit = _verified(invocation_of(context))
    lost = bool(head) and all(record.sha256 != head for record in audit.records)
    if as_json:
        say_json(report_of_audit(audit))
    else:
        say(audit_words(audit))
        if audit.last:
            say(tr("The hash of the last record: {hash}", hash=audit.last))
    if lost:
        say(tr("The hash that you noted is in no record: the chain was written anew, or cut."), error=True)
    if lost or not audit.intact:
        raise typer.Exit(ExitCode.DAMAGED)


@audit_app.command(help=REPORT_HELP)
def report(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=tr("The file to write; one that exists is not replaced."))],
) -> None:
    """Verify, and write every record's hashes into a file."""
    if file.exists():
        raise AuditNotPossible(tr("{file} exists already. Name another file.", file=file))
    audit = _verified(invocation_of(context))
    try:
        write_atomically(file, report_file(audit))
    except OSError as error:
        raise AuditNotPossible(tr("The file {path} could not be written.", path=file), str(error)) from error
    say(audit_words(audit))
    say(tr("The report is in {file}.", file=file))
    if not audit.intact:
        raise typer.Exit(ExitCode.DAMAGED)


def _verified(invocation: Invocation) -> Audit:
    closed = tr("The stored conversations are not open, so their records cannot be verified.")
    with open_conversations(invocation, closed) as session:
        return session.vault.audit()
