"""The scenarios of a demonstration: what is said, and which parts of the window are explained after it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from app.domain.errors import OysterError
from app.language import CHINESE
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml

_FOLDER = "demonstration"
Line = Annotated[str, msgspec.Meta(min_length=1)]


class ScenarioError(OysterError):
    """A file of a scenario is missing or invalid."""


class Part(StrEnum):
    """A part of the window that a step can point at."""

    QUESTION = "question"
    REPLY = "reply"
    HEADLINE = "headline"
    REASONS = "reasons"
    PROFILE = "profile"
    ANTICIPATION = "anticipation"
    ASKING = "asking"
    PAYOFFS = "payoffs"
    THRESHOLDS = "thresholds"
    WHAT_IF = "what_if"
    BOUNDARY = "boundary"
    REVIEW = "review"
    TRAJECTORY = "trajectory"
    REASONING = "reasoning"
    CLOSER_LOOK = "closer_look"
    COSTS = "costs"
    FACTS = "facts"
    RECORDING = "recording"
    HELP = "help"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same words in both languages."""

    en: Line
    zh: Line

    def in_language(self, language: str) -> str:
        """Return the words in a language; English where there are none."""
        return self.zh if language == CHINESE else self.en


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mark on one part of the window, shown once turn ``after`` (from 1) is over; ``note`` is the presenter's."""

    after: Annotated[int, msgspec.Meta(ge=1)]
    part: Part
    words: Words
    note: Words


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One walk: ``messages`` are said in order; ``system_prompt`` is what the model was told before, if anything."""

    id: Line
    title: Words
    about: Words
    minutes: Annotated[int, msgspec.Meta(ge=1, le=30)]
    messages: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1)]
    steps: Annotated[tuple[Step, ...], msgspec.Meta(min_length=1)]
    system_prompt: Words | None = None

    def prompt_in(self, language: str) -> str:
        """Return the system prompt; empty for none."""
        return self.system_prompt.in_language(language) if self.system_prompt is not None else ""


@cache
def scenarios() -> tuple[Scenario, ...]:
    """Return the shipped scenarios in the order of their files' names. Raises ``ScenarioError``."""
    return tuple(read_scenario(path) for path in sorted(resource(_FOLDER).glob("*.yaml")))


def read_scenario(path: Path) -> Scenario:
    """Return the scenario in a file. Raises ``ScenarioError`` with the line of the first fault."""
    return read_yaml(path, Scenario, _check, ScenarioError, tr("A scenario of the demonstration"))


def recording_path(language: str) -> Path:
    """Return where the recording of the scenarios in a language ships."""
    return resource(_FOLDER) / f"recording.{language}.json"


def _check(scenario: Scenario) -> None:
    """Raise ``msgspec.ValidationError`` for a step after a turn that is not there, or before an earlier step."""
    before = 1
    for at, step in enumerate(scenario.steps):
        if not before <= step.after <= len(scenario.messages):
            raise msgspec.ValidationError(
                f"a step stands after message {step.after} of {len(scenario.messages)} - at `$.steps[{at}].after`"
            )
        before = step.after
