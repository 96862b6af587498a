"""The services that a person finds by what it is about, for whom, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.alignment.help_words import Matter, help_words
from app.alignment.support import helplines_for, is_emergency_number, known_region
from app.domain.conversation import Message, Role, latest
from app.domain.message_language import language_of
from app.domain.risk import CrisisKind, Helpline

_KINDS = {
    Matter.SUICIDAL_INTENT: (CrisisKind.SUICIDAL_INTENT,),
    Matter.SELF_HARM: (CrisisKind.SELF_HARM,),
    Matter.ABUSE: (CrisisKind.ABUSE,),
    Matter.IMMEDIATE_DANGER: (CrisisKind.IMMEDIATE_DANGER,),
    Matter.LOW: (CrisisKind.SUICIDAL_INTENT, CrisisKind.SELF_HARM),
}
_ANY = (CrisisKind.SUICIDAL_INTENT, CrisisKind.SELF_HARM, CrisisKind.ABUSE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person looks for. Nothing has to be said: the defaults find every service of the region."""

    matter: Matter = Matter.ANY
    for_other: bool = False
    region: str = ""


@dataclass(frozen=True, slots=True)
class FoundHelp:
    """Words written by people, and the services, the emergency number first."""

    words: str
    where: str
    helplines: tuple[Helpline, ...]


def found_help(wanted: Wanted, language: str) -> FoundHelp:
    """Return the help for what is wanted. Raises ``SupportFileError``."""
    people = help_words(language).people
    words = people.words_other if wanted.for_other else people.words_me
    found = helplines_for(wanted.region, _KINDS.get(wanted.matter, _ANY))
    emergency = tuple(each for each in found if is_emergency_number(each))
    others = tuple(each for each in found if not is_emergency_number(each))
    where = people.where if known_region(wanted.region) else people.where_unknown
    return FoundHelp(words[wanted.matter], where, (*emergency, *others))


def help_language(chosen: str, path: Sequence[Message], system: str) -> str:
    """Return the language of help: as chosen on its page, else of the last message, else of the system."""
    question = latest(path, Role.USER)
    if chosen:
        return chosen
    if question is not None:
        return language_of(question.text)
    return "zh" if system.lower().startswith("zh") else "en"
