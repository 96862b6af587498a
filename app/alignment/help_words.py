"""The words of "Help from people" in English and Chinese, read from ``resources/help``; no model takes part.

They are no entries of the program's catalogue: a person in a crisis may read them in the language of the message,
whatever language the program has.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import msgspec

from app.alignment.support import SupportFileError, Words
from app.domain.safety_plan import PlanStep
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml

LANGUAGES = ("en", "zh")


class Matter(StrEnum):
    """What help is looked for; the values are the kinds of a crisis where there is one."""

    ANY = "any"
    SUICIDAL_INTENT = "suicidal_intent"
    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    IMMEDIATE_DANGER = "immediate_danger"
    LOW = "low"  # grief and heavy days


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of all parts of the file: every entry is required, none is unknown."""


class BarWords(Table, frozen=True):
    """The line that stays after a crisis, and the one where there may be danger."""

    here: Words
    possible: Words
    open: Words


class CardWords(Table, frozen=True):
    """The card in the transcript."""

    name: Words
    name_quiet: Words
    where: Words


class PanelWords(Table, frozen=True):
    """The section of help in the panel."""

    heading: Words
    heading_quiet: Words
    origin: Words
    method: Words
    elsewhere: Words
    where: Words
    sentence: Words
    sentence_quiet: Words
    sentence_later: Words
    counsellors: Words
    fold: Words


class TitleWords(Table, frozen=True):
    """The title of a conversation that began in distress."""

    neutral: Words
    days: tuple[Words, Words, Words, Words, Words, Words, Words]


class PeopleWords(Table, frozen=True):
    """The page of services."""

    tab: Words
    for_me: Words
    for_other: Words
    for_whom: Words
    about: Words
    where: Words
    where_unknown: Words
    unknown_region: Words
    no_services: Words
    choices_me: dict[Matter, Words]
    choices_other: dict[Matter, Words]
    words_me: dict[Matter, Words]
    words_other: dict[Matter, Words]


class StepWords(Table, frozen=True):
    """One step of the plan."""

    title: Words
    hint: Words


class PlanWords(Table, frozen=True):
    """The page of the safety plan."""

    tab: Words
    heading: Words
    introduction: Words
    kept: Words
    private: Words
    saving: Words
    saved: Words
    not_saved: Words
    copy: Words
    copied: Words
    print: Words
    pdf: Words
    written: Words
    printed: Words
    not_written: Words
    nothing: Words
    add_lines: Words
    credit: Words
    steps: dict[PlanStep, StepWords]


class CalmWords(Table, frozen=True):
    """The page of the exercises."""

    tab: Words
    heading: Words
    introduction: Words
    breathing: Words
    breathing_words: Words
    begin: Words
    stop: Words
    breathe_in: Words
    breathe_out: Words
    still: Words
    senses: Words
    senses_words: Words
    senses_steps: tuple[Words, ...]
    senses_after: Words
    water: Words
    water_words: Words
    water_care: Words
    still_hard: Words
    to_people: Words


class Pattern(Table, frozen=True):
    """A regular expression in the line of a service, and the words in its place."""

    match: Words
    words: Words


class HelplineWords(Table, frozen=True):
    """How services are named and described in this language."""

    copy: Words
    copied: Words
    copy_name: Words
    sources: Words
    hide_sources: Words
    source_read: Words
    source_known: Words
    between: str
    names: dict[str, Words]
    hours: dict[str, Words]
    languages: dict[str, Words]
    patterns: tuple[Pattern, ...]
    regions: dict[str, Words]


class HelpWords(Table, frozen=True):
    """All words of one language."""

    name: Words
    back: Words
    from_people: Words
    limits: Words
    bar: BarWords
    card: CardWords
    panel: PanelWords
    titles: TitleWords
    people: PeopleWords
    plan: PlanWords
    calm: CalmWords
    helplines: HelplineWords


@cache
def help_words(language: str) -> HelpWords:
    """Return the words in ``en`` or ``zh``; in English for any other language. Raises ``SupportFileError``."""
    known = language if language in LANGUAGES else "en"
    path = resource(f"help/help.{known}.yaml")
    words: HelpWords = read_yaml(
        path, HelpWords, error=SupportFileError, called=tr("One of the program's own files")
    )
    people = words.people
    tables = (people.choices_me, people.choices_other, people.words_me, people.words_other)
    if any(set(each) != set(Matter) for each in tables) or set(words.plan.steps) != set(PlanStep):
        raise SupportFileError.at(path, tr("an entry is missing"))
    return words
