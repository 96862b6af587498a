"""``oyster doctor``: what this machine offers the program, and what is wrong."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of
from app.session.examination import Finding, examine


def doctor(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Say what this machine offers and what is wrong; ends with 1 where something is."""
    findings = examine(invocation_of(context).locations)
    if json:
        sys.stdout.write(
            msgspec.json.format(msgspec.json.encode({"findings": findings}), indent=2).decode() + "\n"
        )
    else:
        _print(findings)
    wrong = any(not each.well for each in findings)
    raise typer.Exit(ExitCode.FAILED if wrong else ExitCode.DONE)


def _print(findings: tuple[Finding, ...]) -> None:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for each in findings:
        table.add_row("ok" if each.well else "wrong", each.subject, each.words)
    Console().print(table)
