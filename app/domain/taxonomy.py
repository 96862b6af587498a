"""The taxonomy of risks: classes, categories, and each category's severity, limit and guideline."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.category_names import shown_category_name


@dataclass(frozen=True, slots=True)
class RiskClass:
    """A first-level class of arXiv 2509.01909."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Guideline:
    """What a reply has to say, what it must not say, and where it should lead."""

    say: str
    avoid: str
    lead: str


@dataclass(frozen=True, slots=True)
class RiskCategory:
    """A public category. ``severity`` and ``limit`` (the highest risk a reply may carry) are 0 to 1, and ours.

    ``guard`` are the ids of the guard's categories that map to it.
    """

    id: str
    name: str
    risk_class: str
    severity: float
    limit: float
    guideline: Guideline
    guard: tuple[str, ...]

    @property
    def shown_name(self) -> str:
        """The name as a person reads it; ``name`` is what the table has."""
        return shown_category_name(self.name)


@dataclass(frozen=True, slots=True)
class Unjudged:
    """What is at stake, 0 to 1, for a sensitive and for a malicious person where nobody could judge it."""

    distress: float
    wrong: float


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All classes and categories, in the order of the paper, and what holds beside them.

    A kind of risk less likely than ``stands_out_from`` is noise: no category is named for it, and the limit is
    ``limit_otherwise``. ``advice_harm`` is the share of exposed advice that harms the ordinary person who asked for it.
    """

    stands_out_from: float
    limit_otherwise: float
    unjudged: Unjudged
    advice_harm: float
    classes: tuple[RiskClass, ...]
    categories: tuple[RiskCategory, ...]

    def find(self, identity: str) -> RiskCategory | None:
        """Return a category by its id, or None."""
        return next((each for each in self.categories if each.id == identity), None)

    def of_guard(self, guard_id: str) -> tuple[RiskCategory, ...]:
        """Return the categories to which one of the guard's maps."""
        return tuple(each for each in self.categories if guard_id in each.guard)


@dataclass(frozen=True, slots=True)
class Stakes:
    """The stakes of a message, 0 to 1, and the category with the largest part (None for nothing)."""

    level: float
    category: RiskCategory | None
