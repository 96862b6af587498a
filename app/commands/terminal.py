"""The one way to the terminal: words of models, files and people lose what a terminal would obey."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

# Control characters but line break and tab, and marks that turn the direction of what follows on the line.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_HALVES = re.compile("[\ud800-\udfff]")  # of a character: what a file's name has for bytes that are no UTF-8


def printable(text: str) -> str:
    """Return a text without what a terminal would obey instead of show; each character is judged alone."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", _OBEYED.sub("", text))


def printable_json(encoded: bytes) -> str:
    """Return JSON in which what a terminal would obey is escaped, so that its reader still gets every character."""
    return _OBEYED.sub(_escaped, encoded.decode())


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


class Terminal(Console):
    """A console of Rich whose own styles work, and nothing else that looks like an order to the terminal."""

    def __init__(self, *, error: bool = False) -> None:
        super().__init__(stderr=error, emoji=False)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Render as Rich does; text that arrives here loses its control characters."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(printable(segment.text), segment.style)


def say(sentence: str, *, error: bool = False) -> None:
    """Print a line as it is, without markup; on standard error where it is none of the output."""
    typer.echo(printable(sentence), err=error)


def say_json(value: object, *, indent: int = 2) -> None:
    """Print a value as JSON, on one line where ``indent`` is 0."""
    encoded = msgspec.json.encode(value)
    typer.echo(printable_json(msgspec.json.format(encoded, indent=indent) if indent else encoded))
