"""What can go wrong with model files."""

from __future__ import annotations

from enum import StrEnum

from app.domain.errors import OysterError


class FailureKind(StrEnum):
    """Why a file could not be fetched."""

    NO_NETWORK = "no network"
    GATED = "gated"  # terms to accept, a token to give
    REFUSED = "refused"  # the hub knows us and says no, or is out of order
    NOT_FOUND = "not found"
    DISK_FULL = "disk full"
    INTEGRITY = "integrity"  # what arrived is not what was asked for
    BUSY = "busy"  # another program fetches the same file
    OTHER = "other"


class ModelError(OysterError):
    """Something about a model file that the person has to know."""


class CatalogueError(ModelError):
    """The catalogue cannot be read; the sentence names the file, the line and the entry."""


class UnknownModel(ModelError):
    """No such model in the catalogue or on this computer."""


class NotAvailable(ModelError):
    """The model is known, but its file is not to be had."""


class LibraryUnusable(ModelError):
    """The models folder cannot be read, written, or had alone."""


class WrongHash(ModelError):
    """A file is not the one it should be."""


class DownloadFailed(ModelError):
    """The file could not be fetched; ``kind`` says in one word why."""

    def __init__(self, sentence: str, detail: str = "", kind: FailureKind = FailureKind.OTHER) -> None:
        super().__init__(sentence, detail)
        self.kind = kind


class DownloadPaused(ModelError):
    """The person paused; what was fetched is kept, and asking again goes on."""


class DownloadCancelled(ModelError):
    """The person cancelled."""
