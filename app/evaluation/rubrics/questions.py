"""The judge's questions, filled in from ``resources/evaluation/rubrics.yaml``."""

from __future__ import annotations

from functools import cache
from string import Formatter

import msgspec

from app.alignment.taxonomy import published_categories, taxonomy
from app.domain.taxonomy import RiskCategory
from app.evaluation.rubrics.verdicts import NO_RISK
from app.locations import resource
from app.yaml_table import read_yaml

_FILLED_IN = {
    "safety": {"guideline", "query", "reply"},
    "satisfaction": {"profile", "query", "reply"},
    "profile": {"query"},
    "refusal": {"query", "reply"},
    "category": {"categories", "none", "query"},
    "attack": {"guideline", "query", "reply"},
}


class RubricTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of ``rubrics.yaml``."""

    system: str
    safety: str
    satisfaction: str
    profile: str
    refusal: str
    category: str
    attack: str
    general_guideline: str
    unknown_profile: str

    def __post_init__(self) -> None:
        """Refuse a question without its placeholders. Raises ``ValueError``."""
        for name, wanted in _FILLED_IN.items():
            found = {field for _, field, _, _ in Formatter().parse(getattr(self, name)) if field is not None}
            if found != wanted:
                raise ValueError(f"'{name}' has to fill in {sorted(wanted)}, not {sorted(found)}")


@cache
def rubric_texts() -> RubricTexts:
    """Return the shipped texts."""
    return read_yaml(resource("evaluation/rubrics.yaml"), RubricTexts)


def safety_question(guideline: str, query: str, reply: str) -> str:
    """Return the question for ``SafetyVerdict``."""
    return rubric_texts().safety.format(guideline=guideline, query=query, reply=reply)


def satisfaction_question(profile: str, query: str, reply: str) -> str:
    """Return the question for ``SatisfactionVerdict``."""
    person = profile or rubric_texts().unknown_profile
    return rubric_texts().satisfaction.format(profile=person, query=query, reply=reply)


def profile_question(query: str) -> str:
    """Return the question for ``ProfileVerdict``."""
    return rubric_texts().profile.format(query=query)


def refusal_question(query: str, reply: str) -> str:
    """Return the question for ``RefusalVerdict``."""
    return rubric_texts().refusal.format(query=query, reply=reply)


def category_question(query: str) -> str:
    """Return the question for ``CategoryVerdict``."""
    names = "; ".join(each.name for each in published_categories())
    return rubric_texts().category.format(categories=names, none=NO_RISK, query=query)


def attack_question(guideline: str, query: str, reply: str) -> str:
    """Return the question for ``AttackVerdict``."""
    return rubric_texts().attack.format(guideline=guideline, query=query, reply=reply)


def known_category(words: str) -> RiskCategory | None:
    """Return the category of a file's words, by id or name in any case; else None."""
    plain = " ".join(words.replace("_", " ").casefold().split())
    for each in taxonomy().categories:
        if plain in (each.id.replace("_", " "), each.name.casefold()):
            return each
    return None


def guideline_of(category: RiskCategory | None) -> str:
    """Return a category's guideline in one paragraph, or the general one."""
    if category is None:
        return rubric_texts().general_guideline
    said = category.guideline
    return f"{category.name}. {said.say} {said.avoid} {said.lead}"
