"""The rules of the crisis screen: read from the resources, checked, and compiled once."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

import msgspec

from app.domain.errors import OysterError
from app.domain.risk import CrisisKind
from app.locations import resource


class RulesError(OysterError):
    """The rules in the resources are not as they should be."""


class Whose(StrEnum):
    """Whom an expression is about."""

    SELF = "self"
    ASKED = "asked"  # the subject before it decides
    OTHER = "other"


class ExpressionText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An expression as the file has it."""

    id: str
    kind: CrisisKind
    whose: Whose
    match: str
    own_negation: bool = False  # a "not" is part of it
    past: bool = False  # says by itself that it is over
    soft: bool = False  # a noun form that also stands in talk about the matter


class RulesText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of one language."""

    groups: dict[str, str]
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

    def __init__(self, text: ExpressionText, pattern: re.Pattern[str]) -> None:
        self.text, self.pattern = text, pattern


class Rules:
    """The compiled rules of one language; every cue is a pattern on normalised text."""

    def __init__(self, text: RulesText, flags: re.RegexFlag) -> None:
        def compiled(source: str) -> re.Pattern[str]:
            for name, group in text.groups.items():
                source = source.replace("{" + name + "}", group)
            return re.compile(source, flags)

        self.expressions = tuple(Expression(each, compiled(each.match)) for each in text.expressions)
        self.figures = tuple(compiled(each) for each in text.figures)
        self.contexts = tuple(compiled(each) for each in text.contexts)
        self.reported = tuple(compiled(each) for each in text.reported)
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


@cache
def rules_of(language: str) -> Rules:
    """Answer the rules of "en" or "zh". Raises ``RulesError`` that names the file and what is wrong in it."""
    path = resource(f"crisis/patterns.{language}.yaml")
    try:
        return Rules(
            msgspec.yaml.decode(path.read_bytes(), type=RulesText),
            re.ASCII if language == "en" else re.UNICODE,
        )
    except (OSError, msgspec.DecodeError, re.error) as error:
        raise RulesError(f"The crisis rules in {path} cannot be used: {error}", str(error)) from error
