"""Safe words in the terminal, printed or asked: text of models, files and people without control sequences."""

from __future__ import annotations

import getpass
from collections.abc import Iterable

import msgspec
import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from app.domain.plain_text import escaped_commands, without_commands


def printable_json(encoded: bytes) -> str:
    """Return JSON with terminal control characters escaped, so that a parser still gets every character."""
    return escaped_commands(encoded.decode())


class Terminal(Console):
    """A Rich console that keeps its own styles and removes all other control sequences."""

    def __init__(self, *, error: bool = False) -> None:
        super().__init__(stderr=error, emoji=False)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Render as Rich does, with control characters removed from the text."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(without_commands(segment.text), segment.style)


def say(sentence: str, *, error: bool = False) -> None:
    """Print a line without markup; on standard error where it is not the command's output."""
    typer.echo(without_commands(sentence), err=error)


def say_json(value: object, *, indent: int = 2) -> None:
    """Print a value as JSON, on one line where ``indent`` is 0."""
    encoded = msgspec.json.encode(value)
    typer.echo(printable_json(msgspec.json.format(encoded, indent=indent) if indent else encoded))


def ask_secretly(words: str) -> str:
    """Ask for something that is not shown while it is typed."""
    return getpass.getpass(f"{without_commands(words)} ")


def ask(question: str) -> str:
    """Ask for a word; Enter alone is an empty one."""
    return str(typer.prompt(without_commands(question), default="", show_default=False))


def agrees(question: str) -> bool:
    """Ask a question that Enter answers with yes."""
    return typer.confirm(without_commands(question), default=True)
