"""What was seen in a message: the crisis screen's finding, the guard's scores, and the plain headline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CrisisKind(StrEnum):
    """What the crisis screen recognises. ``CONCERN_FOR_OTHER`` never means that the writer is in danger."""

    SUICIDAL_INTENT = "suicidal_intent"
    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    IMMEDIATE_DANGER = "immediate_danger"
    CONCERN_FOR_OTHER = "concern_for_other"


@dataclass(frozen=True, slots=True)
class CrisisFinding:
    """The verdict of the deterministic screen on one text.

    ``crisis`` means that the writer is in danger now. ``evidence`` are half-open character ranges
    (code points) of the text that carry the verdict, in order, not overlapping.
    """

    crisis: bool
    kinds: tuple[CrisisKind, ...] = ()
    evidence: tuple[tuple[int, int], ...] = ()

    @property
    def concern(self) -> bool:
        """True where resources are shown quietly: somebody else may be in danger."""
        return CrisisKind.CONCERN_FOR_OTHER in self.kinds


class JudgeKind(StrEnum):
    """Which model judged, and so how much its figures weigh."""

    GUARD = "guard"  # a guard model, used as published
    INDICATIVE = "indicative"  # the chat model asked in the same form: only indicative
    NONE = "none"  # nobody judged (no model, or it could not)


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judged. ``note`` says in words what that is worth, or why nobody judged."""

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
    """The plain-language headline of the panel, from calm to urgent."""

    NOT_JUDGED = "Not judged"
    LOW = "Low risk"
    POSSIBLE = "Possible risk"
    HIGH = "High risk"
    CONCERN = "Concern for someone else"
    DISTRESS = "Some distress noticed"
    CRISIS = "Serious distress: help is shown"


@dataclass(frozen=True, slots=True)
class RiskAssessment:
    """The risk seen in one message: ``categories`` are all of the judge's, highest score first."""

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
    source: str  # where this was read
    checked: str  # ISO date on which it was read
