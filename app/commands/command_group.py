"""The root's group of commands: all are listed, and only the one that is called is imported."""

from __future__ import annotations

from importlib import import_module

import typer
from typer._click import Command, Context  # Typer's own Click
from typer.core import TyperCommand, TyperGroup

from app.commands.command_table import COMMANDS, Entry


class CommandGroup(TyperGroup):
    """Knows each command by its name and line of help until it is called."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names in the table's order, for the help."""
        for entry in COMMANDS:
            self.commands.setdefault(entry.name, TyperCommand(entry.name, help=entry.help))
        return [entry.name for entry in COMMANDS]

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Import the command that is called."""
        self.list_commands(ctx)
        for entry in COMMANDS:
            if entry.name == args[0]:
                self.commands[entry.name] = _command_of(entry)
        return super().resolve_command(ctx, args)


def _command_of(entry: Entry) -> Command:
    module, _, name = entry.place.partition(":")
    found = getattr(import_module(f"app.commands.{module}"), name)
    holder = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    if isinstance(found, typer.Typer):
        holder.add_typer(found, name=entry.name, help=entry.help)
    else:
        holder.command(name=entry.name, help=entry.help)(found)
    return typer.main.get_group(holder).commands[entry.name]
