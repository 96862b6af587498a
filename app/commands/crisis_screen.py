"""``oyster screen``: the crisis screen's verdict on each line of standard input, without a language model."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec
import typer

from app.alignment.crisis_screen.tiers import screen_message
from app.alignment.evidence.sentence_classifier import start_classifier
from app.commands.terminal import printable_json, say
from app.domain.risk import CrisisTier
from app.translation import tr


class ScreenLine(msgspec.Struct, frozen=True):
    """One verdict. ``evidence`` are half-open ranges of code points in ``text``; ``chance`` is the classifier's."""

    text: str
    crisis: bool
    tier: str
    kinds: tuple[str, ...]
    evidence: tuple[tuple[int, int], ...]
    chance: float | None


def screen_lines(lines: Iterable[bytes]) -> Iterator[str]:
    """Yield one JSON line for each input line; invalid UTF-8 is replaced."""
    start_classifier()
    for line in lines:
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        finding = screen_message((text,))
        kinds = tuple(each.value for each in finding.kinds)
        verdict = ScreenLine(
            text, finding.crisis, finding.tier.value, kinds, finding.evidence, finding.chance
        )
        yield printable_json(msgspec.json.encode(verdict))


def screen_command(
    json: Annotated[bool, typer.Option("--json", help=tr("One JSON object a line."))] = False,
) -> None:
    """Read lines from standard input and say of each whether its writer is in danger now."""
    for verdict in screen_lines(sys.stdin.buffer):
        say(verdict if json else _in_words(verdict))


def _in_words(verdict: str) -> str:
    line = msgspec.json.decode(verdict, type=ScreenLine)
    kinds = ", ".join(each.replace("_", " ") for each in line.kinds) or tr("nothing")
    if line.crisis:
        return tr("CRISIS ({kinds}): {text}", kinds=kinds, text=line.text)
    if line.tier == CrisisTier.POSSIBLE:
        return tr("possible crisis ({kinds}): {text}", kinds=kinds, text=line.text)
    return tr("no crisis ({kinds}): {text}", kinds=kinds, text=line.text)
