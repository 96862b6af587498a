"""The helper of a chat model: a small model that guesses ahead for it, as the catalogue says which may."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.amount_words import size_words
from app.domain.model import InstalledModel
from app.models.catalogue import CatalogueEntry
from app.models.model_library import ModelLibrary
from app.session.settings import Settings
from app.translation import tr


def helper_for(library: ModelLibrary, model: InstalledModel, settings: Settings) -> InstalledModel | None:
    """Return the helper on this computer for a chat model; None where there is none, or where none is wanted."""
    if not settings.helper_used or model.server is not None:
        return None
    helpers = {each.id for each in helpers_of(library.catalogue.models, model.id)}
    return next((each for each in library.installed() if each.id in helpers), None)


def helpers_of(entries: Iterable[CatalogueEntry], identity: str) -> tuple[CatalogueEntry, ...]:
    """Return the models of the catalogue that may guess ahead for the one with this id."""
    return tuple(each for each in entries if identity in each.drafts_for)


def helper_advice(
    entries: Iterable[CatalogueEntry], installed: Sequence[InstalledModel], identity: str
) -> str:
    """Return that a small model could help one that is here to write faster; empty where none could, or one is here."""
    helpers = helpers_of(entries, identity)
    here = {each.id for each in installed}
    if not helpers or any(each.id in here for each in helpers):
        return ""
    return tr(
        "With {helper} ({size}) beside it, it may write faster; where this computer gains nothing by that, the program "
        "lets go of it again.",
        helper=helpers[0].title,
        size=size_words(helpers[0].size_bytes),
    )
