"""The risk in a message: the crisis screen's finding, the judge's scores, and the headline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CrisisKind(StrEnum):
    """The kinds that the crisis screen recognises. ``CONCERN_FOR_OTHER`` never means that the writer is in danger."""

    SUICIDAL_INTENT = "suicidal_intent"
    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    IMMEDIATE_DANGER = "immediate_danger"
    CONCERN_FOR_OTHER = "concern_for_other"


@dataclass(frozen=True, slots=True)
class CrisisFinding:
    """The crisis screen's finding on one text.

    ``crisis`` means that the writer is in danger now. ``evidence`` are half-open character ranges
    (code points) of the text that support the finding, in order, not overlapping.
    """

    crisis: bool
    kinds: tuple[CrisisKind, ...] = ()
    evidence: tuple[tuple[int, int], ...] = ()

    @property
    def concern(self) -> bool:
        """True where resources are shown unobtrusively: somebody else may be in danger."""
        return CrisisKind.CONCERN_FOR_OTHER in self.kinds


class JudgeKind(StrEnum):
    """The kind of judge, which determines the weight of its scores."""

    GUARD = "guard"  # a guard model, used as published
    INDICATIVE = "indicative"  # the chat model asked in the same form: only indicative
    NONE = "none"  # no judge (no model, or it failed)


@dataclass(frozen=True, slots=True)
class Judge:
    """The judge. ``note`` says in words how reliable it is, or why there was none."""

    kind: JudgeKind
    model: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """The judge's probability, 0 to 1, that a message belongs to a category of the guard."""

    id: str
    name: str
    score: float


class Headline(StrEnum):
    """The headline of the panel in plain words, from calm to urgent."""

    NOT_JUDGED = "Not judged"
    LOW = "Low risk"
    POSSIBLE = "Possible risk"
    HIGH = "High risk"
    CONCERN = "Concern for someone else"
    DISTRESS = "Some distress noticed"
    CRISIS = "Serious distress: help is shown"


@dataclass(frozen=True, slots=True)
class RiskAssessment:
    """The risk of one message: ``categories`` are all of the judge's, highest score first."""

    headline: Headline
    judge: Judge
    categories: tuple[CategoryScore, ...] = ()

    @property
    def unsafe(self) -> float:
        """The judge's probability, 0 to 1, of any category but ``sec`` (safe)."""
        return sum(each.score for each in self.categories if each.id != SAFE_CATEGORY)


SAFE_CATEGORY = "sec"


@dataclass(frozen=True, slots=True)
class Helpline:
    """One service, shown exactly as the file has it."""

    name: str
    region: str  # ISO 3166 alpha-2, or "INT"
    reach: tuple[str, ...]  # how to reach it, short codes kept short: "Call or text 988"
    hours: str
    languages: tuple[str, ...]
    kinds: tuple[CrisisKind, ...]
    source: str  # source of the entry
    checked: str  # ISO date on which the source was read
