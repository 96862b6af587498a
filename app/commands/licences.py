"""``oyster licences``: the licences of the packages that the program is made of."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from app.commands.terminal import Terminal, say
from app.domain.errors import OysterError
from app.session.licences import licence_words, own_licences, package_licences
from app.translation import tr


class NoSuchPackage(OysterError):
    """The named package is no part of the program."""


def licences_command(
    name: Annotated[str, typer.Argument(help=tr("A package of the list, for the text of its licence."))] = "",
) -> None:
    """List the packages with their licences, or print the text of one."""
    if name:
        say(_text_of(name))
    else:
        _list()


def _text_of(name: str) -> str:
    wanted = name.lower().replace("_", "-")
    for own, text in own_licences():
        if own.lower() == wanted:
            return text
    for package in package_licences():
        if package.name.lower().replace("_", "-") == wanted:
            return licence_words(package)
    raise NoSuchPackage(
        tr("There is no package '{name}' in the program. 'oyster licences' lists them.", name=name)
    )


def _list() -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in (tr("package"), tr("version"), tr("licence")):
        table.add_column(heading, overflow="fold")
    for each in package_licences():
        table.add_row(*map(Text, (each.name, each.version, each.licence or tr("see its text"))))
    Terminal().print(table)
