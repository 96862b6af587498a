"""The safety plan that a person writes for hard hours, in the six steps of Stanley and Brown (2012)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class PlanStep(StrEnum):
    """The steps, in the order in which they are gone through; the values are the fields of ``SafetyPlan``."""

    WARNING_SIGNS = "warning_signs"
    OWN_STEPS = "own_steps"
    DISTRACTION = "distraction"  # people and places that take the mind off
    PEOPLE_TO_ASK = "people_to_ask"
    PROFESSIONALS = "professionals"
    SAFE_PLACE = "safe_place"


@dataclass(frozen=True, slots=True)
class SafetyPlan:
    """The person's own words, by step. No step has to be filled in."""

    warning_signs: str = ""
    own_steps: str = ""
    distraction: str = ""
    people_to_ask: str = ""
    professionals: str = ""
    safe_place: str = ""

    @property
    def is_empty(self) -> bool:
        """True where nothing is written."""
        return not any(self.answer(step).strip() for step in PlanStep)

    def answer(self, step: PlanStep) -> str:
        """Return the words of a step."""
        return str(getattr(self, step.value))

    def with_answer(self, step: PlanStep, words: str) -> SafetyPlan:
        """Return the plan with other words for a step."""
        changed: dict[str, str] = {step.value: words}
        return replace(self, **changed)

    def joined_with(self, other: SafetyPlan) -> SafetyPlan:
        """Return a plan that holds both: where a step differs, the other's words follow, so that nothing is lost."""
        joined = self
        for step in PlanStep:
            mine, more = self.answer(step), other.answer(step)
            if more.strip() and more.strip() not in mine:
                joined = joined.with_answer(step, f"{mine.rstrip()}\n{more}" if mine.strip() else more)
        return joined
