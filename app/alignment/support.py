"""Support for a person in danger: words and services written by people and read from a file, never from a model."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from app.domain.errors import OysterError
from app.domain.message_language import language_of
from app.domain.risk import CrisisFinding, CrisisKind, Helpline
from app.domain.support import Support
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml

ANYWHERE = "INT"
"""The region of services that work everywhere, and of the advice where the region is unknown."""

_LOCALE = re.compile(r"^[a-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Z]{2})(?![A-Za-z])")
_CALLED = tr("One of the program's own files")
_USUAL_NAMES = {"UK": "GB"}  # what people type → ISO 3166
_URGENT = frozenset({CrisisKind.IMMEDIATE_DANGER, CrisisKind.ABUSE})
_WORDS_ORDER = (
    CrisisKind.IMMEDIATE_DANGER,
    CrisisKind.SUICIDAL_INTENT,
    CrisisKind.SELF_HARM,
    CrisisKind.ABUSE,
    CrisisKind.CONCERN_FOR_OTHER,
)

Region = Annotated[str, msgspec.Meta(pattern="^(?:[A-Z]{2}|INT)$")]
Words = Annotated[str, msgspec.Meta(min_length=1)]
Source = Annotated[str, msgspec.Meta(pattern="^https://")]
Basis = Literal["seen", "known"]


class SupportFileError(OysterError):
    """A file of support texts or services is missing or invalid."""

    @classmethod
    def at(cls, path: Path, problem: str) -> SupportFileError:
        """Return the error for a problem in one file."""
        sentence = tr(
            "{called} cannot be used ({path}: {problem}). Install it again.",
            called=_CALLED,
            path=path.name,
            problem=problem,
        )
        return cls(sentence, f"{path}: {problem}")


class EmergencyEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A region's emergency number as in the file; ``call`` and ``number`` are shown together."""

    number: Words
    source: Source
    basis: Basis
    languages: tuple[str, ...]
    checked: str = ""
    name: str = "Emergency services"
    call: str = "Call"
    hours: str = "24 hours"


class HelplineEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A service as in the file. ``basis``: seen at a source on the day ``checked``, or from general knowledge."""

    name: Words
    region: Region
    reach: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1)]
    languages: tuple[str, ...]
    kinds: Annotated[tuple[CrisisKind, ...], msgspec.Meta(min_length=1)]
    source: Source
    basis: Basis
    checked: str = ""
    hours: str = ""


Entry = TypeVar("Entry", EmergencyEntry, HelplineEntry)


class HelplineFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of ``resources/helplines.yaml``; entries are checked singly, so that an error names its entry."""

    dated: str
    emergency: dict[Region, dict[str, object]]
    helplines: tuple[dict[str, object], ...]


def read_helplines(path: Path) -> tuple[Helpline, ...]:
    """Return the file's services, emergency numbers first. Raises ``SupportFileError`` that names the entry."""
    contents = read_yaml(path, HelplineFile, error=SupportFileError, called=_CALLED)
    return (
        *(_emergency(path, region, each) for region, each in contents.emergency.items()),
        *(_helpline(path, each) for each in contents.helplines),
    )


def _emergency(path: Path, region: str, given: dict[str, object]) -> Helpline:
    entry = _checked(path, tr("the emergency number of {region}", region=region), given, EmergencyEntry)
    return Helpline(
        name=entry.name,
        region=region,
        reach=(f"{entry.call} {entry.number}",),
        hours=entry.hours,
        languages=entry.languages,
        kinds=tuple(CrisisKind),
        source=entry.source,
        checked=entry.checked,
    )


def _helpline(path: Path, given: dict[str, object]) -> Helpline:
    name = tr(
        "{given} in {get}",
        given=given.get("name", tr("an entry without a name")),
        get=given.get("region", tr("no region")),
    )
    entry = _checked(path, name, given, HelplineEntry)
    return Helpline(
        name=entry.name,
        region=entry.region,
        reach=entry.reach,
        hours=entry.hours,
        languages=entry.languages,
        kinds=entry.kinds,
        source=entry.source,
        checked=entry.checked,
    )


def _checked(path: Path, name: str, given: dict[str, object], kind: type[Entry]) -> Entry:
    """Return an entry of the right form that has a date if and only if its source was seen."""
    try:
        entry = msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        raise SupportFileError.at(path, f"{name}: {error}") from error
    if (entry.basis == "seen") is not _is_iso_date(entry.checked) or (
        entry.basis == "known" and entry.checked
    ):
        raise SupportFileError.at(
            path, tr("{name}: what was seen has a date, what is only known has none", name=name)
        )
    return entry


def _is_iso_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@cache
def load_helplines() -> tuple[Helpline, ...]:
    """Return all services of the program's own file, cached. Raises ``SupportFileError``."""
    return read_helplines(resource("helplines.yaml"))


def is_emergency_number(helpline: Helpline) -> bool:
    """True for a region's emergency number: no other service is for immediate danger."""
    return CrisisKind.IMMEDIATE_DANGER in helpline.kinds


def known_region(region: str) -> str:
    """Return the ISO 3166 alpha-2 code of a region that the file serves, else an empty string."""
    code = region.strip().upper()
    code = _USUAL_NAMES.get(code, code)
    return code if code != ANYWHERE and any(each.region == code for each in load_helplines()) else ""


def helplines_for(region: str, kinds: tuple[CrisisKind, ...]) -> tuple[Helpline, ...]:
    """Return a region's services for these kinds of crisis, those that fit most kinds first.

    The emergency number comes first in immediate danger and abuse, else last. Where no service fits these kinds,
    all are returned. An unknown region gets the advice to call the local number.
    """
    here = known_region(region) or ANYWHERE
    of_region = [each for each in load_helplines() if each.region == here]
    emergency = [each for each in of_region if is_emergency_number(each)]
    lines = _fitting([each for each in of_region if not is_emergency_number(each)], kinds)
    worldwide = [
        each for each in load_helplines() if each.region == ANYWHERE and not is_emergency_number(each)
    ]
    others = (*lines, *(each for each in worldwide if each not in lines))
    return (*emergency, *others) if _URGENT.intersection(kinds) else (*others, *emergency)


def _fitting(lines: list[Helpline], kinds: tuple[CrisisKind, ...]) -> list[Helpline]:
    wanted = frozenset(kinds)
    fitting = [each for each in lines if wanted.intersection(each.kinds)] or lines
    return sorted(fitting, key=lambda each: -len(wanted.intersection(each.kinds)))


def region_from_locale(environment: Mapping[str, str] | None = None) -> str:
    """Return ISO 3166 alpha-2 from the locale, or an empty string where it names no region (C, POSIX).

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides; else Python's own locale.
    """
    variables = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := variables.get(name, ""):
            return _region_of(value)
    return _region_of(locale.getlocale()[0] or "") if environment is None else ""


def _region_of(name: str) -> str:
    found = _LOCALE.match(name)
    return found.group(1) if found else ""


@cache
def words_in(language: str) -> dict[CrisisKind, str]:
    """Return the support texts by kind, in ``en`` or ``zh``. Raises ``SupportFileError``."""
    path = resource(f"crisis/support.{language}.yaml")
    words: dict[CrisisKind, str] = read_yaml(
        path, dict[CrisisKind, Words], error=SupportFileError, called=_CALLED
    )
    missing = [kind.value for kind in CrisisKind if kind not in words]
    if missing:
        raise SupportFileError.at(path, tr("no words for {missing}", missing=", ".join(missing)))
    return {kind: text.strip() for kind, text in words.items()}


def support_for(finding: CrisisFinding, region: str, text: str) -> Support | None:
    """Return the support for a finding, in the language of ``text``; None where none is to be shown."""
    if not (finding.crisis or finding.concern):
        return None
    leading = next((kind for kind in _WORDS_ORDER if kind in finding.kinds), CrisisKind.SUICIDAL_INTENT)
    return Support(
        text=words_in(language_of(text))[leading],
        helplines=helplines_for(region, finding.kinds),
        region=known_region(region),
        quiet=not finding.crisis,
    )
