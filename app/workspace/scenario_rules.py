"""The rules of playing a scenario: when trust grows, and what the side that plays the person is told."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from app.domain.scenario import Style
from app.locations import resource
from app.yaml_table import read_yaml


class _Trust(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    taken_up: int
    most_questions: int
    list_lines: int
    longest: dict[str, int]
    shortest_word: int
    open_question: dict[str, str]
    common_words: str
    common_pairs: str


class PersonPrompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of the prompt in one language; ``{name}`` stands for what the scenario has."""

    brief: str
    told: str
    untold: str
    course: str
    styles: dict[Style, str]


class ScenarioRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of ``resources/scenario_play.yaml``."""

    trust: _Trust
    person: dict[str, PersonPrompt]

    @property
    def common(self) -> frozenset[str]:
        """Words and pairs of Chinese signs that say nothing about being taken up."""
        return frozenset(f"{self.trust.common_words} {self.trust.common_pairs}".split())

    def asks_openly(self, question: str) -> bool:
        """Return whether a question is open, in whichever language it is asked."""
        return any(re.search(pattern, question) for pattern in self.trust.open_question.values())


@cache
def scenario_rules() -> ScenarioRules:
    """Return the rules supplied with the program."""
    return read_yaml(resource("scenario_play.yaml"), ScenarioRules)
