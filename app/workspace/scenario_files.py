"""Scenarios in files: one scenario a file, in English, Chinese or both; an error names the line."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from app.domain.errors import OysterError
from app.domain.scenario import Scenario, ScenarioRisk, ScenarioWords, Style, Subject
from app.locations import resource
from app.translation import tr
from app.yaml_table import parse_yaml, read_yaml

MOST_HIDDEN, MOST_LINES = 4, 12
LONGEST_LINE, LONGEST_PARAGRAPH = 600, 2000  # characters
IDENTITY = re.compile(r"[a-z0-9][a-z0-9-]{1,58}[a-z0-9]")
_CALLED = tr("The scenario")

Line = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_LINE)]
Paragraph = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_PARAGRAPH)]
Lines = Annotated[list[Paragraph], msgspec.Meta(min_length=1, max_length=MOST_LINES)]


class ScenarioError(OysterError):
    """A scenario cannot be used; the sentence names the line."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Line
    content_note: Paragraph
    person: Paragraph
    situation: Paragraph
    opening: Paragraph
    hidden: Lines
    course: Lines
    good_help: Lines
    must_not: Lines


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    subject: Subject
    style: Style
    risk: ScenarioRisk
    en: _Words | None = None
    zh: _Words | None = None


@cache
def shipped_scenarios() -> tuple[Scenario, ...]:
    """Return the program's own scenarios, in the order of their files' names."""
    return tuple(read_scenario(path) for path in sorted(resource("scenarios").glob("*.yaml")))


def shipped_text(identity: str) -> str:
    """Return the text of one of the program's own scenarios, as its file has it."""
    return resource(f"scenarios/{identity}.yaml").read_text(encoding="utf-8")


def read_scenario(path: Path) -> Scenario:
    """Return the scenario of a file. Raises ``ScenarioError`` with the line of the first fault."""
    return _scenario(read_yaml(path, _File, _check, ScenarioError, _CALLED))


def parsed_scenario(text: str) -> Scenario:
    """Return the scenario of a text. Raises ``ScenarioError`` with the line of the first fault."""
    written = text.encode(errors="surrogatepass")
    return _scenario(parse_yaml(written, tr("this text"), _File, _check, ScenarioError, _CALLED))


def _check(file: _File) -> None:
    """Check what the types cannot express. Raises ``msgspec.ValidationError`` with a path."""
    written = {code: words for code, words in (("en", file.en), ("zh", file.zh)) if words is not None}
    if not IDENTITY.fullmatch(file.id):
        raise _fault(tr("an id has small letters, digits and hyphens, as in my-own-one"), "id")
    if not written:
        raise _fault(tr("it needs the words in English (en) or in Chinese (zh)"), "id")
    for code, words in written.items():
        if len(words.hidden) > MOST_HIDDEN:
            most = tr("at most {count} things are kept back", count=MOST_HIDDEN)
            raise _fault(most, f"{code}.hidden[{MOST_HIDDEN}]")
        for name in _Words.__struct_fields__:
            _check_written(getattr(words, name), f"{code}.{name}")


def _check_written(value: str | list[str], path: str) -> None:
    lines = (
        [(value, path)]
        if isinstance(value, str)
        else [(each, f"{path}[{at}]") for at, each in enumerate(value)]
    )
    for line, place in lines:
        if not line.strip():
            raise _fault(tr("it is empty"), place)


def _fault(complaint: str, path: str) -> msgspec.ValidationError:
    return msgspec.ValidationError(f"{complaint} - at `$.{path}`")


def _scenario(file: _File) -> Scenario:
    return Scenario(file.id, file.subject, file.style, file.risk, _words(file.en), _words(file.zh))


def _words(words: _Words | None) -> ScenarioWords | None:
    if words is None:
        return None
    return ScenarioWords(
        title=words.title.strip(),
        content_note=words.content_note.strip(),
        person=words.person.strip(),
        situation=words.situation.strip(),
        opening=words.opening.strip(),
        hidden=_lines(words.hidden),
        course=_lines(words.course),
        good_help=_lines(words.good_help),
        must_not=_lines(words.must_not),
    )


def _lines(lines: list[str]) -> tuple[str, ...]:
    return tuple(each.strip() for each in lines)
