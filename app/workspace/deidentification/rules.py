"""Details by rules: what has a form of its own (addresses, numbers), and names and places by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from app.domain.message_language import HAN
from app.locations import resource
from app.translation import tr
from app.workspace.deidentification.details import Detail, DetailKind, Finder
from app.yaml_table import read_yaml

_CAPITALISED = r"[A-Z][\w’'-]*[\w]"
_NAME = rf"(?-i:{_CAPITALISED}(?:[ ]{_CAPITALISED}){{0,2}})"
_HAN = rf"[{HAN}]"


class _English(msgspec.Struct, frozen=True):
    before_name: tuple[str, ...]
    titles: tuple[str, ...]
    relations: tuple[str, ...]
    before_place: tuple[str, ...]
    streets: tuple[str, ...]
    institutions: tuple[str, ...]
    ordinary: tuple[str, ...]


class _Chinese(msgspec.Struct, frozen=True):
    before_name: tuple[str, ...]
    titles: tuple[str, ...]
    relations: tuple[str, ...]
    surnames: str
    before_place: tuple[str, ...]
    places: tuple[str, ...]


class _Cues(msgspec.Struct, frozen=True):
    en: _English
    zh: _Chinese


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: DetailKind
    pattern: re.Pattern[str]
    only_names: bool = False  # ordinary capitalised words are no names


def details_by_rules(texts: Sequence[str]) -> tuple[Detail, ...]:
    """Return what the rules find in texts, each once, in the order of the rules and texts."""
    found = dict.fromkeys(
        Detail(rule.kind, words, Finder.RULE)
        for rule in _rules()
        for text in texts
        for words in _with_parts(rule.kind, _found(rule, text))
    )
    return tuple(found)


def _with_parts(kind: DetailKind, found: Iterable[str]) -> Iterator[str]:
    """Yield what was found, and each part of a name by itself: who is named in full once is called by one of them."""
    for words in found:
        yield words
        if kind is DetailKind.NAME and " " in words:
            yield from (part for each in words.split(" ") if (part := _without_ordinary(each)))


def _found(rule: _Rule, text: str) -> Iterator[str]:
    for match in rule.pattern.finditer(text):
        words = (match.group(1) if match.re.groups else match.group()).strip()
        if rule.only_names:
            words = _without_ordinary(words)
        if words:
            yield words


def _without_ordinary(words: str) -> str:
    """Return a name without ordinary words at its beginning and end, empty where nothing is left."""
    ordinary = {each.lower() for each in _cues().en.ordinary}
    parts = words.split(" ")
    while parts and parts[0].lower() in ordinary:
        parts.pop(0)
    while parts and parts[-1].lower() in ordinary:
        parts.pop()
    return " ".join(parts)


@cache
def _cues() -> _Cues:
    return read_yaml(resource("personal_details.yaml"), _Cues, called=tr("The words that stand beside names"))


@cache
def _rules() -> tuple[_Rule, ...]:
    return (*_forms(), *_english(_cues().en), *_chinese(_cues().zh))


def _forms() -> Iterator[_Rule]:
    yield _Rule(DetailKind.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"))
    yield _Rule(
        DetailKind.LINK, re.compile(r"(?:https?://|www\.)[^\s<>\"“”，。；、）)]*[^\s<>\"“”，。；、）).,;:!?]")
    )
    yield _Rule(DetailKind.LINK, re.compile(r"(?<![\w@.])@[A-Za-z0-9_.]{2,}[A-Za-z0-9_]"))
    yield _Rule(
        DetailKind.NUMBER,
        re.compile(
            r"(?<!\d)\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?!\d)"
        ),
    )
    yield _Rule(
        DetailKind.PHONE,
        re.compile(
            r"(?<![\w.])(?:\+\d{1,3}[\s.-]?)?(?:\(\d{1,5}\)[\s.-]?)?\d{2,5}(?:[\s.-]\d{2,8}){1,4}(?![\w])"
        ),
    )
    yield _Rule(DetailKind.PHONE, re.compile(r"(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d{9}(?!\d)"))
    yield _Rule(DetailKind.NUMBER, re.compile(r"(?<![\w])[A-Z]{0,3}\d{5,}[A-Z0-9]*(?![\w])"))
    yield _Rule(DetailKind.NUMBER, re.compile(r"(?<!\d)\d{5,}(?!\d)"))
    yield _Rule(DetailKind.ADDRESS, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"))  # British postcodes


def _english(cues: _English) -> Iterator[_Rule]:
    def words(pattern: str, kind: DetailKind) -> _Rule:
        return _Rule(kind, re.compile(pattern, re.IGNORECASE), only_names=True)

    yield _Rule(
        DetailKind.ADDRESS,
        re.compile(rf"\b\d{{1,5}}[A-Za-z]?\s(?:{_CAPITALISED}\s){{1,3}}(?:{_any(cues.streets)})\b"),
    )
    yield words(rf"\b(?-i:((?:{_CAPITALISED} ){{1,3}}(?:{_any(cues.institutions)})))\b", DetailKind.PLACE)
    yield words(rf"\b(?:{_any(cues.before_name)})\s+({_NAME})", DetailKind.NAME)
    yield words(rf"\b(?-i:(?:{_any(cues.titles)}))\.?\s({_NAME})", DetailKind.NAME)
    yield words(
        rf"\b(?:my|his|her|their|our)\s(?:{_any(cues.relations)}),?\s(?:is\s)?(?:called\s|named\s)?({_NAME})",
        DetailKind.NAME,
    )
    yield words(rf"\b(?:{_any(cues.before_place)})\s+({_NAME})", DetailKind.PLACE)


def _chinese(cues: _Chinese) -> Iterator[_Rule]:
    name = rf"[{cues.surnames}]{_HAN}{{1,2}}?"
    end = r"(?=[\s，。！？、,.!?；;：:]|今年|现在|也|和|是|说|在|的|$)"
    yield _Rule(DetailKind.NAME, re.compile(rf"(?:{_any(cues.before_name)})({name}){end}"))
    yield _Rule(DetailKind.NAME, re.compile(rf"(?:{_any(cues.relations)})({name}){end}"))
    yield _Rule(DetailKind.NAME, re.compile(rf"([{cues.surnames}]{_HAN}{{1,2}})(?:{_any(cues.titles)})"))
    yield _Rule(DetailKind.NAME, re.compile(rf"[{cues.surnames}](?:{_any(cues.titles)})"))
    yield _Rule(
        DetailKind.PLACE,
        re.compile(
            rf"(?:{_any(cues.before_place)})({_HAN}{{1,8}}?(?:{_any(cues.places)})(?:{_HAN}{{1,6}}?(?:{_any(cues.places)}))*(?:\d+号)?)"
        ),
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
