"""The guard that the program recommends beside a chat model."""

from __future__ import annotations

from app.domain.guard_words import missing_guard_words
from app.domain.model import ModelRole, ModelStanding
from app.models.catalogue import CatalogueEntry, Source
from app.models.model_library import ModelLibrary
from app.translation import together, tr


def recommended_guard(library: ModelLibrary) -> CatalogueEntry | None:
    """Return the catalogue's guard that is at hand in minutes; None where a guard is on this computer already."""
    if any(each.role is ModelRole.GUARD for each in library.installed()):
        return None
    at_hand = (
        each
        for each in library.catalogue.models
        if each.role is ModelRole.GUARD and each.source is Source.HUB and not each.gated
    )
    return next(at_hand, None)


def guard_that_comes_along(library: ModelLibrary, role: ModelRole) -> CatalogueEntry | None:
    """Return the guard to fetch together with a model of this role, or None."""
    return recommended_guard(library) if role is ModelRole.CHAT else None


def comes_with_guard(entry: CatalogueEntry) -> bool:
    """True for a model that is fetched together with a guard unless the person takes that back."""
    return entry.role is ModelRole.CHAT and entry.standing is not ModelStanding.TRIAL


def guard_comes_along_words(guard: CatalogueEntry) -> str:
    """Return what comes with a model, and why."""
    return together(
        missing_guard_words(),
        tr(
            "So {title} ({size} MB) is fetched with it.",
            title=guard.title,
            size=f"{guard.size_bytes / 1e6:.0f}",
        ),
    )
