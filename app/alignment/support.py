"""Help for a person in danger: words written by people and services from a file, never from a model."""

from __future__ import annotations

import os
import re
from functools import cache

import msgspec

from app.domain.errors import OysterError
from app.domain.risk import CrisisFinding, CrisisKind, Helpline
from app.domain.turn import Support
from app.locations import resource

_LOCALE = re.compile(r"^[a-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Z]{2})\b")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_ANYWHERE = "INT"
_URGENT = (CrisisKind.IMMEDIATE_DANGER, CrisisKind.ABUSE)


class SupportFileError(OysterError):
    """A file that help comes from is damaged."""


class HelplineEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A service as the file has it."""

    name: str
    region: str
    reach: tuple[str, ...]
    hours: str
    languages: tuple[str, ...]
    kinds: tuple[CrisisKind, ...]
    source: str
    checked: str


class HelplineFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of ``resources/helplines.yaml``."""

    dated: str
    helplines: tuple[HelplineEntry, ...]


@cache
def load_helplines() -> tuple[Helpline, ...]:
    """Answer all services of the file. Raises ``SupportFileError`` that names the place."""
    path = resource("helplines.yaml")
    try:
        found = msgspec.yaml.decode(path.read_bytes(), type=HelplineFile)
    except (OSError, msgspec.DecodeError) as error:
        raise SupportFileError(f"The helplines in {path} cannot be read: {error}", str(error)) from error
    return tuple(Helpline(**msgspec.structs.asdict(each)) for each in found.helplines)


def helplines_for(region: str, kinds: tuple[CrisisKind, ...]) -> tuple[Helpline, ...]:
    """Answer a region's services for what was seen, the most fitting first; unknown regions get the world's."""
    fitting = [each for each in load_helplines() if set(each.kinds) & set(kinds)]
    here = [each for each in fitting if each.region == region.upper()]
    # "the local emergency number" is said only where that number itself is not known
    anywhere = [
        each
        for each in fitting
        if each.region == _ANYWHERE and not (here and CrisisKind.IMMEDIATE_DANGER in each.kinds)
    ]
    urgent = any(kind in _URGENT for kind in kinds)

    def place(helpline: Helpline) -> tuple[bool, int]:
        emergency = CrisisKind.IMMEDIATE_DANGER in helpline.kinds
        return emergency is not urgent, -len(set(helpline.kinds) & set(kinds))

    return (*sorted(here, key=place), *anywhere)


def region_from_locale(environment: dict[str, str] | None = None) -> str:
    """Answer ISO 3166 alpha-2 from the system's locale, or an empty string where it names no region."""
    variables = dict(os.environ) if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := variables.get(name, ""):
            found = _LOCALE.match(value)
            return found.group(1) if found else ""
    return ""


@cache
def _words(language: str) -> dict[CrisisKind, str]:
    path = resource(f"crisis/support.{language}.yaml")
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=dict[CrisisKind, str])
    except (OSError, msgspec.DecodeError) as error:
        raise SupportFileError(f"The words in {path} cannot be read: {error}", str(error)) from error


def support_for(finding: CrisisFinding, region: str, text: str) -> Support | None:
    """Answer what to show for a finding, in the language of ``text``; None where nothing is to be shown."""
    if not finding.kinds:
        return None
    language = "zh" if len(_HAN.findall(text)) * 2 > len(_LATIN.findall(text)) else "en"
    leading = next((kind for kind in _ORDER if kind in finding.kinds), finding.kinds[0])
    return Support(
        text=_words(language)[leading].strip(),
        helplines=helplines_for(region, finding.kinds),
        region=region.upper(),
        quiet=not finding.crisis,
    )


_ORDER = (
    CrisisKind.IMMEDIATE_DANGER,
    CrisisKind.SUICIDAL_INTENT,
    CrisisKind.SELF_HARM,
    CrisisKind.ABUSE,
    CrisisKind.CONCERN_FOR_OTHER,
)
