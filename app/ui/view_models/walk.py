"""A walk through a scenario as a value: how many messages were answered, and which part is explained now."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.session.demonstration.scenarios import Scenario, Step


@dataclass(frozen=True, slots=True)
class Walk:
    """``answered`` messages were said and analysed; ``position`` is the wanted step, ``len(steps)`` at the end."""

    scenario: Scenario
    answered: int = 0
    position: int = 0

    @property
    def needed(self) -> int:
        """How many messages have to be answered before the wanted step can be shown."""
        if self.at_end:
            return len(self.scenario.messages)
        return self.scenario.steps[self.position].after

    @property
    def at_end(self) -> bool:
        """True where every part was explained."""
        return self.position >= len(self.scenario.steps)

    @property
    def says_next(self) -> bool:
        """True where another message has to be said first."""
        return self.answered < self.needed

    @property
    def step(self) -> Step | None:
        """The step that is shown now; None while a message is answered, and at the end."""
        return None if self.at_end or self.says_next else self.scenario.steps[self.position]

    @property
    def next_step(self) -> Step | None:
        """The step that comes after the wanted one."""
        following = self.position + 1 if not self.says_next else self.position
        return self.scenario.steps[following] if following < len(self.scenario.steps) else None

    def forward(self) -> Walk:
        """Return the walk one step on; while a message is answered, as it is."""
        return self if self.says_next or self.at_end else replace(self, position=self.position + 1)

    def back(self) -> Walk:
        """Return the walk one step back, among those whose messages were answered."""
        return replace(self, position=max(0, self.position - 1))

    def with_answer(self) -> Walk:
        """Return the walk after one more message was answered and analysed."""
        return replace(self, answered=min(self.answered + 1, len(self.scenario.messages)))

    @staticmethod
    def at(scenario: Scenario, step: int) -> Walk:
        """Return the walk that goes on at a step, as after a fall: its messages are said again."""
        return Walk(scenario, 0, min(max(0, step), len(scenario.steps)))
