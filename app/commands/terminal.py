"""Safe output to the terminal: text of models, files and people without control sequences."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

# Control characters except line break and tab, and marks that change the text direction.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_HALVES = re.compile("[\ud800-\udfff]")  # surrogates: bytes of a file name that are no UTF-8


def printable(text: str) -> str:
    """Return a text without terminal control characters; each character is judged alone."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", _OBEYED.sub("", text))


def printable_json(encoded: bytes) -> str:
    """Return JSON with terminal control characters escaped, so that a parser still gets every character."""
    return _OBEYED.sub(_escaped, encoded.decode())


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


class Terminal(Console):
    """A Rich console that keeps its own styles and removes all other control sequences."""

    def __init__(self, *, error: bool = False) -> None:
        super().__init__(stderr=error, emoji=False)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Render as Rich does, with control characters removed from the text."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(printable(segment.text), segment.style)


def say(sentence: str, *, error: bool = False) -> None:
    """Print a line without markup; on standard error where it is not the command's output."""
    typer.echo(printable(sentence), err=error)


def say_json(value: object, *, indent: int = 2) -> None:
    """Print a value as JSON, on one line where ``indent`` is 0."""
    encoded = msgspec.json.encode(value)
    typer.echo(printable_json(msgspec.json.format(encoded, indent=indent) if indent else encoded))
