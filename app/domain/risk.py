"""The risk in a message: the crisis screen's finding, the judge's scores, and the headline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.anticipation import Evidence
from app.domain.category_names import shown_category_name
from app.translation import tr


class CrisisKind(StrEnum):
    """The kinds that the crisis screen recognises. ``CONCERN_FOR_OTHER`` never means that the writer is in danger."""

    SUICIDAL_INTENT = "suicidal_intent"
    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    IMMEDIATE_DANGER = "immediate_danger"
    CONCERN_FOR_OTHER = "concern_for_other"


class CrisisTier(StrEnum):
    """How sure the crisis screen is that the writer is in danger now."""

    SURE = "sure"  # the rules, or a classifier above its high threshold: help comes first
    POSSIBLE = "possible"  # a quiet line with the way to help, nothing across the conversation
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CrisisFinding:
    """The crisis screen's finding on one text.

    ``crisis`` means that the writer is in danger now, as far as the screen is sure; ``possible`` that they may be.
    ``evidence`` are half-open character ranges (code points) of the text that support the finding, in order, not
    overlapping; only the rules have them. ``chance`` is the sentence classifier's calibrated probability, None where
    it could not tell or was not asked.
    """

    crisis: bool
    kinds: tuple[CrisisKind, ...] = ()
    evidence: tuple[tuple[int, int], ...] = ()
    possible: bool = False
    chance: float | None = None

    @property
    def by_classifier(self) -> bool:
        """True where the tier is the sentence classifier's word: it saw danger, or doubted what a rule saw."""
        return self.chance is not None and (self.crisis or self.possible)

    @property
    def tier(self) -> CrisisTier:
        """The tier of the finding."""
        if self.crisis:
            return CrisisTier.SURE
        return CrisisTier.POSSIBLE if self.possible else CrisisTier.NONE

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

    @property
    def shown_name(self) -> str:
        """The name as a person reads it; ``name`` is what the record has."""
        return shown_category_name(self.name)


class Headline(StrEnum):
    """The headline of a message, from calm to urgent; the values are kept in records."""

    NOT_JUDGED = "Not judged"
    LOW = "Low risk"
    POSSIBLE = "Possible risk"
    HIGH = "High risk"
    CONCERN = "Concern for someone else"
    DISTRESS = "Some distress noticed"
    CRISIS = "Serious distress: help is shown"


_HEADLINES = {
    Headline.NOT_JUDGED: tr("Not judged"),
    Headline.LOW: tr("Low risk"),
    Headline.POSSIBLE: tr("Possible risk"),
    Headline.HIGH: tr("High risk"),
    Headline.CONCERN: tr("Concern for someone else"),
    Headline.DISTRESS: tr("Some distress noticed"),
    Headline.CRISIS: tr("Serious distress: help is shown"),
}


def headline_words(headline: Headline) -> str:
    """Return a headline as a person reads it; its value is what records and JSON have."""
    return _HEADLINES[headline]


@dataclass(frozen=True, slots=True)
class RiskAssessment:
    """The risk of one message: ``categories`` are all of the judge's, highest score first."""

    headline: Headline
    judge: Judge
    categories: tuple[CategoryScore, ...] = ()
    evidence: tuple[Evidence, ...] = ()  # the judge's, by source; empty where it had none
    unjudged: tuple[str, ...] = ()  # kinds, "distress" or "wrong", that nobody could judge
    controversial: float = 0.0  # the part of ``unsafe`` that the guard calls only controversial

    @property
    def unsafe(self) -> float:
        """The judge's probability, 0 to 1, of any category but ``sec`` (safe)."""
        return sum(each.score for each in self.categories if each.id != SAFE_CATEGORY)


SAFE_CATEGORY = "sec"
DISTRESS_CATEGORY, WRONG_CATEGORY = "distress", "wrong"
"""What the chat model tells apart without a guard, beside ``SAFE_CATEGORY``; all others are a guard's alone."""


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


DANGER_CATEGORY = "danger"
"""What the crisis screen alone finds: a life is in danger now."""

DISTRESS_IDS = (DISTRESS_CATEGORY, DANGER_CATEGORY, "mh", "ph", "suicide")
"""Categories in which the person who writes, not another, is in difficulty: the chat model's, and a guard's."""

ADVICE_IDS = ("fin", "med", "law")
"""A guard's categories of professional fields: who asks means no harm, and would bear the cost of wrong advice."""


class RiskKind(StrEnum):
    """What a judge's category says of the person who writes."""

    HARMLESS = "harmless"
    ADVICE = "advice"
    DISTRESS = "distress"
    WRONG = "wrong"  # a wish to harm others


def kind_of(category: str) -> RiskKind:
    """Return the kind of a judge's category."""
    if category == SAFE_CATEGORY:
        return RiskKind.HARMLESS
    if category in ADVICE_IDS:
        return RiskKind.ADVICE
    return RiskKind.DISTRESS if category in DISTRESS_IDS else RiskKind.WRONG


def kind_shares(categories: Iterable[CategoryScore]) -> dict[RiskKind, float]:
    """Return the sums of a judge's probabilities over the categories of each kind."""
    shares = dict.fromkeys(RiskKind, 0.0)
    for each in categories:
        shares[kind_of(each.id)] += each.score
    return shares
