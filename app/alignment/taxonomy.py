"""The taxonomy of risks, read from ``resources/risks.yaml``, and the stakes of a message by it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from app.alignment.evidence.qwen3guard import qwen3guard_table
from app.alignment.evidence.xguard import guard_table
from app.domain.errors import OysterError
from app.domain.risk import DANGER_CATEGORY, DISTRESS_CATEGORY, SAFE_CATEGORY, WRONG_CATEGORY, CategoryScore
from app.domain.strategy import StrategyTable
from app.domain.taxonomy import RiskCategory, Stakes, Taxonomy
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml


class TaxonomyError(OysterError):
    """The taxonomy of risks is invalid."""


@cache
def taxonomy() -> Taxonomy:
    """Return the taxonomy supplied with the program."""
    return read_taxonomy(resource("risks.yaml"))


def published_categories() -> tuple[RiskCategory, ...]:
    """Return the paper's categories, without those of ours for what a judge without categories or the screen finds."""
    known = {each.id for each in guard_table().categories}
    return tuple(each for each in taxonomy().categories if known.intersection(each.guard))


def read_taxonomy(path: Path) -> Taxonomy:
    """Return the taxonomy of a file. Raises ``TaxonomyError`` with the line of the first fault."""
    return read_yaml(path, Taxonomy, _check, TaxonomyError, tr("The risks"))


def _check(found: Taxonomy) -> None:
    """Check what the types cannot express. Raises ``msgspec.ValidationError`` with a path."""
    known = {each.id for each in guard_table().categories}
    known |= {each.id for each in qwen3guard_table().categories}
    known |= {DISTRESS_CATEGORY, DANGER_CATEGORY, WRONG_CATEGORY}
    known -= {SAFE_CATEGORY}
    for name in ("stands_out_from", "limit_otherwise", "advice_harm"):
        _between(getattr(found, name), name)
    for name in ("distress", "wrong"):
        _between(getattr(found.unjudged, name), f"unjudged.{name}")
    classes = {each.id for each in found.classes}
    seen: set[str] = set()
    for index, each in enumerate(found.categories):
        _check_category(each, f"categories[{index}]", classes, known)
        if each.id in seen:
            raise msgspec.ValidationError(f"'{each.id}' stands twice - at `$.categories[{index}].id`")
        seen.add(each.id)
    unmapped = known - {guard for each in found.categories for guard in each.guard}
    if unmapped:
        raise msgspec.ValidationError(f"no category maps to '{min(unmapped)}' - at `$.categories`")


def _check_category(each: RiskCategory, path: str, classes: set[str], known: set[str]) -> None:
    if each.risk_class not in classes:
        raise msgspec.ValidationError(f"there is no class '{each.risk_class}' - at `$.{path}.risk_class`")
    for name, value in (("severity", each.severity), ("limit", each.limit)):
        _between(value, f"{path}.{name}")
    strange = [guard for guard in each.guard if guard not in known]
    if strange or not each.guard:
        what = (
            tr("the guard has no category '{strange}'", strange=strange[0])
            if strange
            else tr("one of the guard's has to be named")
        )
        raise msgspec.ValidationError(f"{what} - at `$.{path}.guard`")


def _between(value: float, path: str) -> None:
    if not 0 <= value <= 1:
        raise msgspec.ValidationError(f"{value} is not between 0 and 1 - at `$.{path}`")


def gravest(guard_id: str) -> RiskCategory | None:
    """Return the most severe category to which one of the guard's maps; None where it maps to none."""
    return max(taxonomy().of_guard(guard_id), key=lambda one: one.severity, default=None)


def limit_under(table: StrategyTable, category: RiskCategory | None) -> float:
    """Return the highest risk that a reply may carry under a table, in a category or where none stands out."""
    if category is not None:
        return table.limit_of(category)
    return taxonomy().limit_otherwise if table.limit_otherwise is None else table.limit_otherwise


def weighted_stakes(categories: Sequence[CategoryScore]) -> Stakes:
    """Return Σ probability · severity over the guard's categories, 1 at most, and its largest contributor.

    Where a category of the guard maps to several, the most severe counts.
    """
    level, most, largest = 0.0, 0.0, None
    for each in categories:
        category = gravest(each.id)
        if category is None:
            continue
        contribution = each.score * category.severity
        level += contribution
        if contribution > most:
            most, largest = contribution, category
    return Stakes(min(1.0, level), largest)
