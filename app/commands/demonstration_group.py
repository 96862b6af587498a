"""``oyster demo``: all of its commands."""

from __future__ import annotations

import typer

from app.commands.demonstration import demo
from app.commands.demonstration_record import RECORD_HELP, record_command

demo_app = typer.Typer(invoke_without_command=True, callback=demo)
demo_app.command(name="record", help=RECORD_HELP)(record_command)
