"""The queue of downloads: what is fetched now, what waits, what is paused; kept in a file over the program's end."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.domain.quantisation import quantisation_named
from app.json_decoding import decode_json
from app.models.acquisition import Wish
from app.models.catalogue import CatalogueEntry
from app.models.errors import ModelError
from app.models.service import Service
from app.models.speed_limit import SpeedLimit
from app.translation import tr


class DownloadState(StrEnum):
    """What becomes of a download in the queue."""

    WAITING = "waiting"  # for its turn
    RUNNING = "running"
    PAUSED = "paused"
    FAILED = "failed"


class QueuedDownload(msgspec.Struct, frozen=True):
    """One download. Bytes are 0 while unknown; ``sentence`` says why it is paused or failed, or is empty.

    A token is not among its options: it is never written anywhere but the keyring. ``entry`` is what to fetch where
    the catalogue does not have it.
    """

    identity: str
    title: str
    state: DownloadState = DownloadState.WAITING
    quantisation: str = ""
    guard: bool = False
    service: Service = Service.HUB
    done_bytes: int = 0
    total_bytes: int = 0
    sentence: str = ""
    entry: CatalogueEntry | None = None

    def wish(self, token: str, speed: SpeedLimit) -> Wish:
        """Return the options for getting it."""
        return Wish(
            quantisation_named(self.quantisation) if self.quantisation else None,
            token=token,
            guard=self.guard,
            service=self.service,
            speed=speed,
        )


class DownloadQueue(msgspec.Struct, frozen=True):
    """The downloads in their order; at most one of them runs. Every change returns another queue."""

    downloads: tuple[QueuedDownload, ...] = ()

    def find(self, identity: str) -> QueuedDownload | None:
        """Return the download of a model, or None."""
        return next((each for each in self.downloads if each.identity == identity), None)

    @property
    def running(self) -> QueuedDownload | None:
        """The download that is under way."""
        return next((each for each in self.downloads if each.state is DownloadState.RUNNING), None)

    @property
    def next_one(self) -> QueuedDownload | None:
        """The download to begin now: the first that waits, where none runs."""
        if self.running is not None:
            return None
        return next((each for each in self.downloads if each.state is DownloadState.WAITING), None)

    def added(self, download: QueuedDownload) -> DownloadQueue:
        """Return the queue with a download at its end; one of the same model keeps its place and what it has."""
        before = self.find(download.identity)
        if before is None:
            return DownloadQueue((*self.downloads, download))
        if before.state is DownloadState.RUNNING:
            return self
        known = msgspec.structs.replace(
            download, done_bytes=before.done_bytes, total_bytes=before.total_bytes
        )
        return self._with(download.identity, lambda each: known)

    def set(self, identity: str, state: DownloadState, sentence: str = "") -> DownloadQueue:
        """Return the queue with a download in another state."""
        return self._with(
            identity, lambda each: msgspec.structs.replace(each, state=state, sentence=sentence)
        )

    def advanced(self, identity: str, done_bytes: int, total_bytes: int) -> DownloadQueue:
        """Return the queue with the bytes that a download has."""
        return self._with(
            identity,
            lambda each: msgspec.structs.replace(each, done_bytes=done_bytes, total_bytes=total_bytes),
        )

    def without(self, identity: str) -> DownloadQueue:
        """Return the queue without a download."""
        return DownloadQueue(tuple(each for each in self.downloads if each.identity != identity))

    def as_left(self, *, goes_on: bool) -> DownloadQueue:
        """Return the queue as the next start of the program begins with it.

        What ran or waited when the program ended waits again if it ``goes_on`` by itself, else it is paused.
        """
        state = DownloadState.WAITING if goes_on else DownloadState.PAUSED
        sentence = "" if goes_on else tr("Oyster was closed meanwhile; what was fetched is kept.")
        queue = self
        for each in self.downloads:
            if each.state in (DownloadState.RUNNING, DownloadState.WAITING):
                queue = queue.set(each.identity, state, sentence)
        return queue

    def _with(self, identity: str, change: Callable[[QueuedDownload], QueuedDownload]) -> DownloadQueue:
        return DownloadQueue(
            tuple(change(each) if each.identity == identity else each for each in self.downloads)
        )


def read_queue(path: Path) -> DownloadQueue:
    """Return the queue in a file; an empty one where there is none. Raises ``ModelError`` on a damaged one."""
    try:
        return decode_json(path.read_bytes(), DownloadQueue)
    except FileNotFoundError:
        return DownloadQueue()
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(
            tr(
                "The list of downloads in {path} cannot be read, so it begins empty. What was fetched is kept: "
                "get a model again, and it goes on.",
                path=path,
            ),
            str(error),
        ) from error


def write_queue(path: Path, queue: DownloadQueue) -> None:
    """Keep the queue. Raises ``ModelError``."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, msgspec.json.format(msgspec.json.encode(queue), indent=2))
    except OSError as error:
        raise ModelError(
            tr("The list of downloads cannot be saved in {folder}.", folder=path.parent), str(error)
        ) from error
