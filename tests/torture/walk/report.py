"""The report of a walk: steps, actions, and the longest blocking of the window."""

from __future__ import annotations

import msgspec


class WalkReport(msgspec.Struct, frozen=True):
    """``fault`` is empty for a successful walk; else ``last_steps`` are its last ones."""

    seed: int
    steps: int
    seconds: float
    longest_gap: float  # seconds in which the event loop did not run
    own_gap: float  # the same without the processor time of other programs
    after: str  # the step after which the longest gap occurred
    actions: dict[str, int]
    messages: int = 0
    fault: str = ""
    last_steps: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Return the report as a table, one line each."""
        rate = self.steps / max(self.seconds, 0.001)
        counts = sorted(self.actions.items(), key=lambda each: -each[1])
        rows = [
            ("seed", str(self.seed)),
            ("steps", f"{self.steps:,} in {self.seconds:.0f} s ({rate:.1f} a second)"),
            ("messages kept", f"{self.messages:,}"),
            ("longest gap", f"{self.own_gap:.2f} s, after: {self.after or 'start'}"),
            ("… on the clock", f"{self.longest_gap:.2f} s"),
            *((name, f"{count:,}") for name, count in counts),
        ]
        wide = max(len(name) for name, _ in rows)
        return [f"{name.ljust(wide)}  {words}" for name, words in rows]
