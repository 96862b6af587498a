"""The taxonomy of risks, read from ``resources/risks.yaml``, and the stakes of a message by it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from app.alignment.guard import guard_table
from app.domain.errors import OysterError
from app.domain.risk import SAFE_CATEGORY, CategoryScore
from app.domain.taxonomy import RiskCategory, Stakes, Taxonomy
from app.locations import resource
from app.yaml_table import read_yaml


class TaxonomyError(OysterError):
    """The taxonomy of risks is invalid."""


@cache
def taxonomy() -> Taxonomy:
    """Return the taxonomy supplied with the program."""
    return read_taxonomy(resource("risks.yaml"))


def read_taxonomy(path: Path) -> Taxonomy:
    """Return the taxonomy of a file. Raises ``TaxonomyError`` with the line of the first fault."""
    return read_yaml(path, Taxonomy, _check, TaxonomyError, "The risks")


def _check(found: Taxonomy) -> None:
    """Check what the types cannot express. Raises ``msgspec.ValidationError`` with a path."""
    known = {each.id for each in guard_table().categories} - {SAFE_CATEGORY}
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
        if not 0 <= value <= 1:
            raise msgspec.ValidationError(f"{value} is not between 0 and 1 - at `$.{path}.{name}`")
    strange = [guard for guard in each.guard if guard not in known]
    if strange or not each.guard:
        what = (
            f"the guard has no category '{strange[0]}'" if strange else "one of the guard's has to be named"
        )
        raise msgspec.ValidationError(f"{what} - at `$.{path}.guard`")


def weighted_stakes(categories: Sequence[CategoryScore]) -> Stakes:
    """Return Σ probability · severity over the guard's categories, 1 at most, and its largest contributor.

    Where a category of the guard maps to several, the most severe counts.
    """
    level, most, largest = 0.0, 0.0, None
    for each in categories:
        mapped = taxonomy().of_guard(each.id)
        if not mapped:
            continue
        gravest = max(mapped, key=lambda one: one.severity)
        contribution = each.score * gravest.severity
        level += contribution
        if contribution > most:
            most, largest = contribution, gravest
    return Stakes(min(1.0, level), largest)
