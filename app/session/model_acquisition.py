"""Model acquisition with the session's parts: the library, the engine's quantiser and the hub's token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from app.domain.provenance import OFFICIAL_HUB
from app.domain.quantisation import DEFAULT_QUANTISATION, QUANTISATIONS, Quantisation
from app.engine.quantiser import EngineQuantiser
from app.locations import Locations
from app.models.acquisition import Acquisition, Wish
from app.models.acquisition_with_guard import AcquisitionWithGuard
from app.models.catalogue import CatalogueEntry, Source
from app.models.hub_address import shown_address
from app.models.model_library import ModelLibrary
from app.models.service import Service, endpoint
from app.privacy.errors import KeyringUnavailable
from app.privacy.system_keyring import keyring_problem
from app.privacy.tokens import find_token
from app.session.guard_offer import guard_that_comes_along
from app.session.machine import this_machine
from app.session.model_need import need_of
from app.translation import tr

_USUAL_CONTEXT = 4096  # tokens, as the settings have it at first


@dataclass(frozen=True, slots=True)
class Offer:
    """One quantisation of a model that can be made here. Sizes in bytes, estimated; the plan has them exactly."""

    quantisation: Quantisation
    final_bytes: int
    peak_bytes: int
    fits_memory: bool
    fits_disk: bool


def hub_page(entry: CatalogueEntry) -> str:
    """Return the address of a model's page."""
    return f"{shown_address(endpoint() or OFFICIAL_HUB)}/{entry.repo}"


def hub_host() -> str:
    """Return the hub's host name, under which its token is stored."""
    return urlsplit(shown_address(endpoint() or OFFICIAL_HUB)).netloc


def needs_token(entry: CatalogueEntry) -> bool:
    """True where the hub requires a token."""
    return entry.gated and entry.source is not Source.WHEEL


def with_kept_token(locations: Locations, entry: CatalogueEntry, wish: Wish) -> Wish:
    """Return the wish with the token that is kept, where the model is gated and the wish has none.

    Raises ``KeyringUnavailable`` where the keyring does not answer: the hub would say that a token is missing.
    """
    if not needs_token(entry) or wish.token or wish.service is not Service.HUB:
        return wish
    found = find_token(locations, hub_host())
    if found.problem and not keyring_problem():  # without a keyring no token was ever kept
        raise KeyringUnavailable(
            tr(
                "{title} needs the hub's token, and the keyring could not be asked for it. {reason}",
                title=entry.title,
                reason=found.problem,
            )
        )
    return replace(wish, token=found.token)


def acquisition_of_entry(
    library: ModelLibrary, entry: CatalogueEntry, wish: Wish | None = None
) -> Acquisition | AcquisitionWithGuard:
    """Return the acquisition of any entry, of the catalogue or not, ready to run, with a guard if so wished."""
    chosen = wish or Wish()
    model = _acquisition(library, entry, chosen)
    guard = guard_that_comes_along(library, entry.role) if chosen.guard else None
    if guard is None:
        return model
    return AcquisitionWithGuard(
        model, _acquisition(library, guard, Wish(stall_seconds=chosen.stall_seconds, speed=chosen.speed))
    )


def _acquisition(library: ModelLibrary, entry: CatalogueEntry, chosen: Wish) -> Acquisition:
    quantiser = EngineQuantiser() if entry.source is Source.MAKE or entry.weights else None
    return Acquisition(library, entry, chosen, quantiser)


def offers_of(
    library: ModelLibrary, entry: CatalogueEntry, context_size: int = _USUAL_CONTEXT
) -> tuple[Offer, ...]:
    """Return the quantisations in which a model can be made, and whether each fits this machine."""
    machine = this_machine(library.folder)
    offers = []
    for quantisation in QUANTISATIONS:
        final = entry.sizes_when_made.get(quantisation.name, 0)
        if final:
            need = need_of(entry, context_size, quantisation.name)
            fits_memory = machine.holds(need.memory) is not False
            offers.append(Offer(quantisation, final, need.peak, fits_memory, need.peak <= machine.disk))
    return tuple(offers)


def best_offer(offers: Sequence[Offer]) -> Offer:
    """Return the preselected offer: the default where it fits, else the smallest. Raises ``ValueError`` on none."""
    fitting = (each for each in offers if each.quantisation.name == DEFAULT_QUANTISATION and each.fits_memory)
    return next(fitting, None) or min(offers, key=lambda each: each.final_bytes)
