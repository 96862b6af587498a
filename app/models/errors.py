"""The errors of model files."""

from __future__ import annotations

from enum import StrEnum

from app.domain.errors import OysterError


class FailureKind(StrEnum):
    """Why a file could not be fetched."""

    NO_NETWORK = "no network"
    GATED = "gated"  # terms have to be accepted and a token given
    REFUSED = "refused"  # the hub denies access, or is out of order
    NOT_FOUND = "not found"
    DISK_FULL = "disk full"
    INTEGRITY = "integrity"  # the content is not what was requested
    BUSY = "busy"  # another program is fetching the same file
    OTHER = "other"


class ModelError(OysterError):
    """A problem with a model file that is shown to the user."""


class CatalogueError(ModelError):
    """The catalogue cannot be read; the sentence names the file, the line and the entry."""


class UnknownModel(ModelError):
    """No such model in the catalogue or on this computer."""


class NotAvailable(ModelError):
    """The model is known, but its file is not available."""


class LibraryUnusable(ModelError):
    """The models folder cannot be read, written, or locked."""


class WrongHash(ModelError):
    """A file does not have the expected hash."""


class DownloadFailed(ModelError):
    """The file could not be fetched; ``kind`` says why in one word."""

    def __init__(
        self,
        sentence: str,
        detail: str = "",
        kind: FailureKind = FailureKind.OTHER,
        *,
        in_terminal: str = "",
    ) -> None:
        super().__init__(sentence, detail, in_terminal=in_terminal)
        self.kind = kind


class DownloadPaused(ModelError):
    """The user paused; what was fetched is kept, and another run resumes."""


class DownloadCancelled(ModelError):
    """The user cancelled."""
