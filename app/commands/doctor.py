"""``oyster doctor``: the capabilities and problems of this machine."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of
from app.commands.terminal import Terminal, say_json
from app.session.system_check import Finding, examine
from app.translation import tr


def doctor(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help=tr("Print the findings as JSON."))] = False,
) -> None:
    """Say what this machine offers and what is wrong; ends with 1 where something is."""
    findings = examine(invocation_of(context).locations)
    if json:
        say_json({"findings": findings})
    else:
        _print(findings)
    wrong = any(not each.well for each in findings)
    raise typer.Exit(ExitCode.FAILED if wrong else ExitCode.DONE)


def _print(findings: tuple[Finding, ...]) -> None:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for each in findings:
        table.add_row(tr("ok") if each.well else tr("wrong"), Text(each.subject), Text(each.words))
    Terminal().print(table)
