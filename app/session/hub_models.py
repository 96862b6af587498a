"""The GGUF models of any repository of the hub, as this machine can have them: what each takes, and whether it fits."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from app.domain.plain_text import name_on_one_line
from app.models.catalogue import CatalogueEntry, PublishedPart, PublishedShape, Source
from app.models.errors import NotAvailable
from app.models.gguf_files import GgufModel, GgufRepository, GgufShape, sha256_of
from app.models.hub_reference import HubReference
from app.models.model_library import ModelLibrary
from app.session.machine import Machine
from app.session.model_need import ModelNeed, need_of
from app.translation import tr

_LONGEST_BASE = 40


@dataclass(frozen=True, slots=True)
class HubOffer:
    """One model of a repository. ``entry`` is what to fetch: the catalogue's own where it knows the file by its hash.

    ``fits_memory`` is None where the free memory is not known; ``missing`` counts parts that are not there.
    """

    entry: CatalogueEntry
    name: str
    storage: str
    sha256: str
    need: ModelNeed
    fits_memory: bool | None
    fits_disk: bool
    is_here: bool
    missing: int

    @property
    def fits(self) -> bool:
        """True where it can be fetched whole and loaded."""
        return self.fits_memory is not False and self.fits_disk and not self.missing


def offers_in(
    repository: GgufRepository, library: ModelLibrary, machine: Machine, context_size: int
) -> tuple[HubOffer, ...]:
    """Return the models of a repository, from the smallest to the largest."""
    here = {each.sha256 for each in library.installed()}
    return tuple(
        _offer(repository, model, library, machine, context_size, here) for model in repository.models
    )


def offers_meant(offers: tuple[HubOffer, ...], reference: HubReference) -> tuple[HubOffer, ...]:
    """Return the offers that an address names: one by its file, those of a quantisation, or all."""
    if reference.file:
        files = ((each, (each.entry.file, *(part.file for part in each.entry.parts))) for each in offers)
        return tuple(each for each, names in files if reference.file in names)
    if reference.storage:
        return tuple(each for each in offers if each.storage == reference.storage.upper())
    return offers


def whole_entry(offer: HubOffer) -> CatalogueEntry:
    """Return what to fetch. Raises ``NotAvailable`` for a split model of which files are missing."""
    if offer.missing:
        raise NotAvailable(
            tr(
                "{name} is one of several files of a model, and {missing} of them are missing on the hub. Choose "
                "another one.",
                name=offer.name,
                missing=offer.missing,
            )
        )
    return offer.entry


def _offer(
    repository: GgufRepository,
    model: GgufModel,
    library: ModelLibrary,
    machine: Machine,
    context_size: int,
    here: set[str],
) -> HubOffer:
    sha256 = sha256_of(model.file)
    known = library.catalogue.with_hash(sha256) if sha256 else None
    entry = known if known is not None and known.source is Source.HUB else _entry(repository, model, sha256)
    need = need_of(entry, context_size)
    return HubOffer(
        entry=entry,
        name=name_on_one_line(model.file.path),
        storage=model.storage,
        sha256=sha256,
        need=need,
        fits_memory=machine.holds(need.memory),
        fits_disk=need.peak <= machine.disk,
        is_here=sha256 in here,
        missing=model.missing,
    )


def _entry(repository: GgufRepository, model: GgufModel, sha256: str) -> CatalogueEntry:
    shape = model.shape
    return CatalogueEntry(
        id=_identity(model, sha256 or f"{repository.repo}/{model.file.path}"),
        title=name_on_one_line(model.name),
        licence=repository.licence or "unknown",
        context_length=shape.context_length if shape is not None else 0,
        architecture=shape.architecture if shape is not None else "",
        repo=repository.repo,
        revision=repository.commit,
        file=model.file.path,
        gated=repository.gated,
        size_bytes=model.size_bytes,
        sha256=sha256,
        parts=tuple(PublishedPart(each.path, each.size_bytes, sha256_of(each)) for each in model.parts),
        shape=_published_shape(shape),
    )


def _published_shape(shape: GgufShape | None) -> PublishedShape | None:
    if shape is None:
        return None
    return PublishedShape(
        layers=shape.block_count,
        width=shape.embedding_length,
        feed_forward=shape.feed_forward_length,
        heads=shape.head_count,
        kv_heads=shape.head_count_kv,
        head=max(shape.key_length, shape.value_length),
        vocabulary=shape.vocabulary_size,
    )


def _identity(model: GgufModel, distinct: str) -> str:
    """Return an id that the same file always gets, and no other one."""
    base = re.sub(r"[^a-z0-9]+", "-", model.name.lower()).strip("-")[:_LONGEST_BASE].strip("-") or "model"
    return f"{base}-{hashlib.sha256(distinct.encode()).hexdigest()[:6]}"
