"""``oyster screen``: the crisis screen's verdict on each line of standard input, without a model."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec
import typer

from app.alignment.crisis_screen.screen import screen
from app.commands.terminal import printable_json, say


class ScreenLine(msgspec.Struct, frozen=True):
    """One verdict. ``evidence`` are half-open ranges of code points in ``text``."""

    text: str
    crisis: bool
    kinds: tuple[str, ...]
    evidence: tuple[tuple[int, int], ...]


def screen_lines(lines: Iterable[bytes]) -> Iterator[str]:
    """Yield one JSON line for each input line; invalid UTF-8 is replaced."""
    for line in lines:
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        finding = screen(text)
        kinds = tuple(each.value for each in finding.kinds)
        yield printable_json(msgspec.json.encode(ScreenLine(text, finding.crisis, kinds, finding.evidence)))


def screen_command(
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Read lines from standard input and say of each whether its writer is in danger now."""
    for verdict in screen_lines(sys.stdin.buffer):
        say(verdict if json else _in_words(verdict))


def _in_words(verdict: str) -> str:
    line = msgspec.json.decode(verdict, type=ScreenLine)
    what = ", ".join(each.replace("_", " ") for each in line.kinds) or "nothing"
    return f"{'CRISIS' if line.crisis else 'no crisis'} ({what}): {line.text}"
