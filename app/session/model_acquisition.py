"""Model acquisition with the session's parts: the library, the engine's quantiser and the hub's token."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from app.domain.provenance import OFFICIAL_HUB
from app.domain.quantisation import DEFAULT_QUANTISATION, QUANTISATIONS, Quantisation
from app.engine.memory_fit import free_memory
from app.engine.quantiser import EngineQuantiser
from app.models.acquisition import Acquisition, Wish, endpoint, entry_to_get
from app.models.catalogue import CatalogueEntry, Source
from app.models.hub_address import shown_address
from app.models.model_build.disk_space import Way, disk_space_for
from app.models.model_library import ModelLibrary
from app.privacy.tokens import known_token

_BESIDE_WEIGHTS = 2 * 10**9  # for KV cache and computing, at 4,096 tokens
_LARGEST_SHARD = 5 * 10**9  # hubs cut weights into files of at most five gigabytes


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


def acquisition_of(library: ModelLibrary, identity: str, wish: Wish | None = None) -> Acquisition:
    """Return the acquisition of a catalogue model, ready to run. Raises ``UnknownModel``.

    A gated model uses the stored token where the wish has none.
    """
    entry = entry_to_get(library, identity)
    chosen = wish or Wish()
    if needs_token(entry) and not chosen.token:
        chosen = replace(chosen, token=known_token(hub_host()))
    quantiser = EngineQuantiser() if entry.source is Source.MAKE else None
    return Acquisition(library, entry, chosen, quantiser)


def offers_of(library: ModelLibrary, entry: CatalogueEntry) -> tuple[Offer, ...]:
    """Return the quantisations in which a model can be made, and whether each fits this machine."""
    folder = library.folder
    while not folder.exists():
        folder = folder.parent
    disk, memory = shutil.disk_usage(folder).free, free_memory()
    offers = []
    for quantisation in QUANTISATIONS:
        final = entry.sizes_when_made.get(quantisation.name, 0)
        if final:
            shard = min(_LARGEST_SHARD, _weights_of(entry))
            space = disk_space_for(Way.LEAN, final, 0, shard, disk)  # the way of the two that takes less
            fits_memory = memory is None or final + _BESIDE_WEIGHTS <= memory
            offers.append(Offer(quantisation, final, space.peak_bytes, fits_memory, space.suffices))
    return tuple(offers)


def best_offer(offers: Sequence[Offer]) -> Offer:
    """Return the preselected offer: the default where it fits, else the smallest. Raises ``ValueError`` on none."""
    fitting = (each for each in offers if each.quantisation.name == DEFAULT_QUANTISATION and each.fits_memory)
    return next(fitting, None) or min(offers, key=lambda each: each.final_bytes)


def _weights_of(entry: CatalogueEntry) -> int:
    """Return an estimate of the bytes of the weights to fetch: a model of 16 bits a weight."""
    default = entry.sizes_when_made.get(DEFAULT_QUANTISATION, 0)
    bits = next(each.bits_per_weight for each in QUANTISATIONS if each.name == DEFAULT_QUANTISATION)
    return round(default * 16 / bits)
