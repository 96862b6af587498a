"""The rules of the crisis screen: read from the resources, checked, and compiled once."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache

import msgspec

from app.domain.errors import OysterError
from app.domain.risk import CrisisKind
from app.locations import resource
from app.yaml_table import read_yaml


class RulesError(OysterError):
    """The rules in the resources are invalid."""


class Whose(StrEnum):
    """Whom an expression is about."""

    SELF = "self"
    ASKED = "asked"  # the subject before it decides
    OTHER = "other"


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


class ComposedText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of one language that composes expressions from word groups."""

    groups: dict[str, Alternatives]
    expressions: tuple[ExpressionText, ...]
    figures: tuple[str, ...]
    contexts: tuple[str, ...]
    topics: tuple[str, ...]
    own: str
    opening: str


class RulesText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of one language with its set phrases and context patterns."""

    groups: dict[str, Alternatives]
    expressions: tuple[ExpressionText, ...]
    figures: tuple[str, ...]
    contexts: tuple[str, ...]
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


class Expression:
    """One compiled expression."""

    def __init__(self, text: ExpressionText, compiled: Callable[[Alternatives], re.Pattern[str]]) -> None:
        ways = (text.match,) if isinstance(text.match, str) else text.match
        self.text = text
        self.pattern = compiled(text.after + "(?:" + "|".join(ways) + ")")
        self.beside = tuple(map(compiled, text.beside))
        self.without = compiled(text.without) if text.without else None


class Rules:
    """The compiled rules of one language; every cue is a pattern on normalised text."""

    def __init__(self, text: RulesText, composed: ComposedText, flags: re.RegexFlag) -> None:
        def compiled(source: Alternatives, groups: dict[str, Alternatives] = text.groups) -> re.Pattern[str]:
            return re.compile(_spelt_out(source, groups), flags)

        def composed_of(source: Alternatives) -> re.Pattern[str]:
            return compiled(source, composed.groups)

        self.expressions = (
            *(Expression(each, compiled) for each in text.expressions),
            *(Expression(each, composed_of) for each in composed.expressions),
        )
        self.figures = (*map(compiled, text.figures), *map(composed_of, composed.figures))
        self.contexts = (*map(compiled, text.contexts), *map(composed_of, composed.contexts))
        self.topics = tuple(map(composed_of, composed.topics))
        self.own = composed_of(composed.own)
        self.opening = composed_of(composed.opening)
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


@cache
def rules_of(language: str) -> Rules:
    """Return the rules of "en" or "zh". Raises ``RulesError`` that names the file and the fault."""
    path = resource(f"crisis/patterns.{language}.yaml")
    composed = resource(f"crisis/composed.{language}.yaml")
    try:
        return Rules(
            read_yaml(path, RulesText, error=RulesError, called="The crisis rules"),
            read_yaml(composed, ComposedText, error=RulesError, called="The crisis rules"),
            re.ASCII if language == "en" else re.UNICODE,
        )
    except (re.error, KeyError) as error:
        raise RulesError(
            f"The crisis rules in {path} or {composed.name} cannot be used: {error}", str(error)
        ) from error
