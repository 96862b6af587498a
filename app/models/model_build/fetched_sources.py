"""Fetches the hub's files of a build, compares them with the listing, and notes them in the journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.models.download import Download, DownloadProgress
from app.models.downloader_protocol import HubFile, HubListing, HubLook, Order
from app.models.errors import WrongHash
from app.models.hashing import hash_of
from app.models.hub_listing import matches
from app.models.model_build.build_specification import BuildSpecification
from app.models.model_build.cancellation import BuildCancellation
from app.models.model_build.journal import FetchedLine, Journal
from app.models.model_build.sources import is_licence, texts_of
from app.translation import tr


class FetchedSources:
    """The source files of one build."""

    def __init__(self, order: BuildSpecification, journal: Journal, cancellation: BuildCancellation) -> None:
        self._order, self._journal, self._cancellation = order, journal, cancellation

    def place(self, path: str) -> Path:
        """Return the local path of a hub file."""
        return self._journal.sources / path

    def keep(self, look: HubLook) -> None:
        """Store the small files that came with the listing. Raises ``WrongHash``."""
        for file in texts_of(look.listing):
            if file.path in look.texts:
                self.place(file.path).write_bytes(look.texts[file.path])
                self._accept(file, hash_of(self.place(file.path)))

    def fetch(self, listing: HubListing, file: HubFile, tell: Callable[[DownloadProgress], None]) -> None:
        """Fetch a file unless it is here, and check it against the listing. Raises ``ModelError``."""
        if self.place(file.path).is_file() and file.path in self._journal.fetched():
            return
        order = self._order
        download = Download(
            Order(
                repo=listing.repo,
                file=file.path,
                revision=listing.revision,
                target=str(self.place(file.path)),
                sha256=file.stated.removeprefix("sha256:") if file.stated.startswith("sha256:") else "",
                size_bytes=file.size_bytes,
                endpoint=order.endpoint,
                token=order.token,
                stall_seconds=order.stall_seconds,
                service=listing.service,
            ),
            order.speed,
        )
        with self._cancellation.at_work(download):
            download.run(tell)
        self._accept(file, download.sha256)

    def texts(self, listing: HubListing) -> dict[str, bytes]:
        """Return the small files by path; a missing one is fetched."""
        for file in texts_of(listing):
            self.fetch(listing, file, lambda progress: self._cancellation.heed())
        return {each.path: self.place(each.path).read_bytes() for each in texts_of(listing)}

    def licence(self, listing: HubListing) -> str:
        """Return the text of the licence that came with the weights, or an empty string."""
        found = (self.place(each.path) for each in texts_of(listing) if is_licence(each.path))
        return "\n".join(each.read_text("utf-8", errors="replace") for each in found)

    def delete(self, file: HubFile) -> None:
        """Delete a file that is no longer needed."""
        self.place(file.path).unlink(missing_ok=True)

    def _accept(self, file: HubFile, sha256: str) -> None:
        if not matches(self.place(file.path), file.stated, sha256):
            self.delete(file)
            raise WrongHash(
                tr(
                    "The hub's {file_path} is not the one that its list names, so it was deleted. Ask again.",
                    file_path=file.path,
                ),
                f"the hub states {file.stated}, found sha256:{sha256}",
            )
        self._journal.note(FetchedLine(file.path, sha256))
