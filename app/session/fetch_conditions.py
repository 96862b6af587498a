"""What fetching has shown since the program was started: its speed, and whether the hub could be reached."""

from __future__ import annotations

from app.models.download import DownloadProgress, DownloadStage
from app.models.errors import DownloadFailed, FailureKind

_ENOUGH_BYTES = 2 * 10**6  # of fewer, the speed says nothing


class FetchConditions:
    """``bytes_per_second`` is None until something was fetched; ``unreachable`` after a hub that did not answer."""

    def __init__(self) -> None:
        self.bytes_per_second: float | None = None
        self.unreachable = False

    def note(self, progress: object) -> None:
        """Take in the progress of a download; anything else is ignored."""
        if not isinstance(progress, DownloadProgress) or progress.stage is not DownloadStage.DOWNLOADING:
            return
        if progress.bytes_per_second > 0:
            self.unreachable = False
            if progress.done_bytes >= _ENOUGH_BYTES:
                self.bytes_per_second = progress.bytes_per_second

    def note_failure(self, error: Exception) -> None:
        """Take in why something could not be fetched."""
        self.unreachable = isinstance(error, DownloadFailed) and error.kind is FailureKind.NO_NETWORK
