"""The rules of the crisis screen: read from the resources, checked, and compiled once."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from threading import Lock

import msgspec

from app.domain.errors import OysterError
from app.domain.risk import CrisisKind
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml


class RulesError(OysterError):
    """The rules in the resources are invalid."""


class Whose(StrEnum):
    """Whom an expression is about."""

    SELF = "self"
    ASKED = "asked"  # the subject before it decides
    OTHER = "other"


LANGUAGES = ("en", "zh")
_GROUP = re.compile(r"\{([a-z]\w*)\}")
Alternatives = str | tuple[str, ...]  # a regular expression, or several of which any may stand


class ExpressionText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An expression as written in the file."""

    id: str
    kind: CrisisKind
    whose: Whose
    match: Alternatives
    own_negation: bool = False  # a "not" is part of it
    past: bool = False  # states by itself that it is over
    soft: bool = False  # a noun form that also occurs in talk about the subject
    after: str = ""  # pattern that precedes every match
    beside: tuple[str, ...] = ()  # each of these must occur near it
    without: str = ""  # and this must not
    asks: bool = False  # a question in itself, so a question does not make it talk about the subject


class HarmlessText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An occasion that takes the danger out of some kinds of expression near it, unless other words bring it back."""

    kinds: tuple[CrisisKind, ...]
    match: str
    unless: str = ""


class RulesText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of one language: its word groups, the expressions made of them, and the cues of their context."""

    groups: dict[str, Alternatives]
    expressions: tuple[ExpressionText, ...]
    figures: tuple[str, ...]
    contexts: tuple[str, ...]
    topics: tuple[str, ...]
    own: str
    opening: str
    reported: tuple[str, ...]
    speech: str
    own_speech: str
    first_person: str
    third_person: str
    generic: str
    clause: str
    past_verb: str
    negation: str
    not_negation: str
    past: str
    recovery: str
    ongoing: str
    study: str
    existence: str
    thing: str
    harmless: tuple[HarmlessText, ...]


class Expression:
    """One compiled expression."""

    def __init__(self, text: ExpressionText, compiled: Callable[[Alternatives], re.Pattern[str]]) -> None:
        ways = (text.match,) if isinstance(text.match, str) else text.match
        self.text = text
        self.pattern = compiled(text.after + "(?:" + "|".join(ways) + ")")
        self.beside = tuple(map(compiled, text.beside))
        self.without = compiled(text.without) if text.without else None


class Harmless:
    """One compiled occasion without danger."""

    def __init__(self, text: HarmlessText, compiled: Callable[[Alternatives], re.Pattern[str]]) -> None:
        self.kinds = text.kinds
        self.pattern = compiled(text.match)
        self.unless = compiled(text.unless) if text.unless else None


class Rules:
    """The compiled rules of one language; every cue is a pattern on normalised text."""

    def __init__(self, text: RulesText, flags: re.RegexFlag) -> None:
        def compiled(source: Alternatives) -> re.Pattern[str]:
            return re.compile(_spelt_out(source, text.groups), flags)

        self.expressions = tuple(Expression(each, compiled) for each in text.expressions)
        self.figures = tuple(map(compiled, text.figures))
        self.contexts = tuple(map(compiled, text.contexts))
        self.topics = tuple(map(compiled, text.topics))
        self.own = compiled(text.own)
        self.opening = compiled(text.opening)
        self.reported = tuple(map(compiled, text.reported))
        self.speech = compiled(text.speech)
        self.own_speech = compiled(text.own_speech)
        self.first_person = compiled(text.first_person)
        self.third_person = compiled(text.third_person)
        self.generic = compiled(text.generic)
        self.clause = compiled(text.clause)
        self.past_verb = compiled(text.past_verb)
        self.negation = compiled(text.negation)
        self.not_negation = compiled(text.not_negation)
        self.past = compiled(text.past)
        self.recovery = compiled(text.recovery)
        self.ongoing = compiled(text.ongoing)
        self.study = compiled(text.study)
        self.existence = compiled(text.existence)
        self.thing = compiled(text.thing)
        self.harmless = tuple(Harmless(each, compiled) for each in text.harmless)


_READING = {language: Lock() for language in LANGUAGES}
_DEPTH = 5  # levels of groups within groups


def _spelt_out(source: Alternatives, groups: dict[str, Alternatives]) -> str:
    """Return one regular expression with the named groups filled in. Raises ``KeyError`` for an unknown name."""
    joined = source if isinstance(source, str) else "(?:" + "|".join(source) + ")"
    for _ in range(_DEPTH):
        if not _GROUP.search(joined):
            break
        joined = _GROUP.sub(lambda name: _alternatives(groups[name.group(1)]), joined)
    return joined


def _alternatives(group: Alternatives) -> str:
    return group if isinstance(group, str) else "(?:" + "|".join(group) + ")"


def rules_of(language: str) -> Rules:
    """Return the rules of "en" or "zh", read once: whoever asks meanwhile waits for them.

    Raises ``RulesError`` that names the file and the fault.
    """
    with _READING[language]:
        return _rules_in(language)


@cache
def _rules_in(language: str) -> Rules:
    path = resource(f"crisis/vocabulary.{language}.yaml")
    try:
        return Rules(
            read_yaml(path, RulesText, error=RulesError, called=tr("The crisis rules")),
            re.ASCII if language == "en" else re.UNICODE,
        )
    except (re.error, KeyError) as error:
        raise RulesError(
            tr("The crisis rules in {path} cannot be used: {error}", path=path, error=error), str(error)
        ) from error
