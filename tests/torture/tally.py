"""How often each fault was tried and what came of it: counted in tests, printed as a table, added up over runs."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random

import msgspec

RECORDED = Path(__file__).parents[2] / "build" / "torture.json"


class Kind(StrEnum):
    """What is counted together; the goals are issue 16's."""

    KILL = "kills"
    HEADER = "hostile headers"
    DOCUMENT = "hostile documents"
    FAULT = "other faults"


GOALS = {Kind.KILL: 1000, Kind.HEADER: 10_000, Kind.DOCUMENT: 1000}


class Hang(AssertionError):
    """Something did not end within its time."""


class Tally(msgspec.Struct):
    """One fault. ``lost`` counts acknowledged messages that were not there afterwards."""

    kind: Kind
    fault: str
    tried: int = 0
    survived: int = 0
    lost: int = 0
    hangs: int = 0

    @contextmanager
    def trying(self, times: int = 1) -> Iterator[None]:
        """Count what is tried inside; it counts as survived where nothing is raised."""
        self.tried += times
        try:
            yield
        except Hang:
            self.hangs += 1
            raise
        self.survived += times

    def check_kept(self, acknowledged: Iterable[str], kept: Iterable[str]) -> None:
        """Fail with the acknowledged messages that are not kept."""
        here = set(kept)
        missing = [each for each in acknowledged if each not in here]
        self.lost += len(missing)
        assert not missing, f"{len(missing)} acknowledged messages are lost, such as {missing[0]!r}"

    def plus(self, other: Tally) -> Tally:
        """Return the sum of two runs."""
        return Tally(
            self.kind,
            self.fault,
            self.tried + other.tried,
            self.survived + other.survived,
            self.lost + other.lost,
            self.hangs + other.hangs,
        )


@dataclass(frozen=True, slots=True)
class Effort:
    """How long is tried, 0 for a usual test run, and from which seed."""

    minutes: float
    seed: int

    def chance(self, name: str) -> Random:
        """Return the random generator of one test: the same for the same seed."""
        return Random(f"{self.seed}:{name}")

    def rounds(self, share: float, least: int) -> Iterator[int]:
        """Count rounds: at least so many, and on until that share of the minutes is over."""
        until, number = time.monotonic() + self.minutes * 60 * share, 0
        while number < least or time.monotonic() < until:
            yield number
            number += 1


def recorded() -> dict[str, Tally]:
    """Return the tallies of all recorded runs."""
    try:
        return msgspec.json.decode(RECORDED.read_bytes(), type=dict[str, Tally])
    except (FileNotFoundError, msgspec.DecodeError):
        return {}


def record(tallies: Iterable[Tally]) -> dict[str, Tally]:
    """Add a run to the recorded ones, and return their sums."""
    sums = recorded()
    for tally in tallies:
        sums[tally.fault] = sums[tally.fault].plus(tally) if tally.fault in sums else tally
    RECORDED.parent.mkdir(exist_ok=True)
    RECORDED.write_bytes(msgspec.json.format(msgspec.json.encode(sums), indent=1))
    return sums


def table(run: Iterable[Tally], sums: dict[str, Tally]) -> list[str]:
    """Return the lines of the table."""
    together: dict[str, Tally] = {}
    for tally in run:
        together[tally.fault] = together[tally.fault].plus(tally) if tally.fault in together else tally
    tallies = sorted(together.values(), key=lambda each: (list(Kind).index(each.kind), each.fault))
    wide = max((len(each.fault) for each in tallies), default=0)
    heads = ("tried", "survived", "lost", "hangs", "all runs", "lost", "hangs")
    lines = [f"{'fault'.ljust(wide)}" + "".join(f"{head:>10}" for head in heads)]
    for each in tallies:
        total = sums[each.fault]
        figures = (
            each.tried, each.survived, each.lost, each.hangs, total.tried, total.lost, total.hangs
        )  # fmt: skip
        lines.append(each.fault.ljust(wide) + "".join(f"{figure:>10,}" for figure in figures))
    for kind, goal in GOALS.items():
        mine = sum(each.tried for each in tallies if each.kind is kind)
        total_tried = sum(each.tried for each in sums.values() if each.kind is kind)
        lines.append(
            f"{kind.value}: {mine:,} in this run, {total_tried:,} in all recorded runs; goal {goal:,}"
        )
    return lines
