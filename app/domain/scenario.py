"""A scenario: a made-up person in need, whom a counsellor or a model plays, and a conversation that plays one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from app.domain.conversation import MessageId
from app.translation import tr

PLAYED_BY_MODEL = tr("Written by the model, which plays this person")
_NO_RATINGS: Mapping[MessageId, int] = MappingProxyType({})


class Subject(StrEnum):
    """What a scenario is about."""

    GRIEF = "grief"
    SUICIDAL_THOUGHTS = "suicidal_thoughts"
    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    ADDICTION = "addiction"
    EXAMS = "exams"
    LONELINESS = "loneliness"
    EATING = "eating"
    MONEY = "money"
    MIGRATION = "migration"
    MISINFORMATION = "misinformation"
    ANGER = "anger"


class Style(StrEnum):
    """How the person writes."""

    PLAIN = "plain"
    UPSET = "upset"
    RESERVED = "reserved"
    VERBOSE = "verbose"
    TANGENTIAL = "tangential"
    PLEASING = "pleasing"


class ScenarioRisk(StrEnum):
    """How much danger the person is in, as its author meant it."""

    LOW = "low"
    RAISED = "raised"
    HIGH = "high"
    ACUTE = "acute"


@dataclass(frozen=True, slots=True)
class ScenarioWords:
    """A scenario in one language.

    ``hidden`` is what the person keeps back at first, in the order in which trust brings it out; ``course`` what moves
    them from turn to turn.
    """

    title: str
    content_note: str
    person: str
    situation: str
    opening: str
    hidden: tuple[str, ...]
    course: tuple[str, ...]
    good_help: tuple[str, ...]
    must_not: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario in English, Chinese or both."""

    id: str
    subject: Subject
    style: Style
    risk: ScenarioRisk
    en: ScenarioWords | None = None
    zh: ScenarioWords | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is written in."""
        return tuple(code for code, words in (("en", self.en), ("zh", self.zh)) if words is not None)

    def words(self, language: str) -> ScenarioWords:
        """Return the words in a language, or in the one that there is."""
        words = (self.zh or self.en) if language == "zh" else (self.en or self.zh)
        assert words is not None, "a scenario has at least one language"
        return words


class Player(StrEnum):
    """Who plays a side."""

    PERSON = "person"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Sides:
    """Who plays the person in need, and who answers them."""

    person: Player = Player.MODEL
    helper: Player = Player.MODEL

    def taken_over(self, *, person: Player | None = None, helper: Player | None = None) -> Sides:
        """Return the sides with another player on one of them."""
        return Sides(person or self.person, helper or self.helper)


@dataclass(frozen=True, slots=True)
class Play:
    """What makes a conversation the play of a scenario. The scenario stays as it was when the play began.

    ``by_model`` are the person's messages that a model wrote; ``ratings`` say by reply how a counsellor judged that
    trust changed: -1, 0 or 1.
    """

    scenario: Scenario
    language: str
    sides: Sides = field(default_factory=Sides)
    by_model: frozenset[MessageId] = frozenset()
    ratings: Mapping[MessageId, int] = field(default_factory=lambda: _NO_RATINGS)

    @property
    def words(self) -> ScenarioWords:
        """The scenario in the language of the play."""
        return self.scenario.words(self.language)

    def with_model_message(self, message: MessageId) -> Play:
        """Return the play with one more message of the person that a model wrote."""
        return replace(self, by_model=self.by_model | {message})

    def with_rating(self, reply: MessageId, change: int | None) -> Play:
        """Return the play with a reply's rating of trust; None takes it back."""
        ratings = {each: rated for each, rated in self.ratings.items() if each != reply}
        if change is not None:
            ratings[reply] = change
        return replace(self, ratings=MappingProxyType(ratings))
