"""Pausing or cancelling a build in progress, from any thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.models.download import Download, DownloadStage
from app.models.errors import DownloadCancelled, DownloadPaused
from app.models.hub_listing import Listing
from app.translation import tr


class BuildCancellation:
    """Holds the latest request, and passes it to the work in progress."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._wish: DownloadStage | None = None  # PAUSED or CANCELLED
        self._under_way: Download | Listing | None = None

    def forget(self) -> None:
        """Clear the request."""
        self._wish = None

    def wish(self, stage: DownloadStage) -> None:
        """Request PAUSED or CANCELLED; the work in progress is stopped and keeps what it has."""
        with self._guard:
            self._wish = stage
            under_way = self._under_way
        if isinstance(under_way, Download):
            under_way.pause()
        elif under_way is not None:
            under_way.cancel()

    def heed(self) -> None:
        """Raise ``DownloadPaused`` or ``DownloadCancelled`` where that was requested."""
        if self._wish is DownloadStage.PAUSED:
            raise DownloadPaused(tr("It is paused; what was fetched and made so far is kept."))
        if self._wish is DownloadStage.CANCELLED:
            raise DownloadCancelled(tr("It is cancelled."))

    @contextmanager
    def at_work(self, work: Download | Listing) -> Iterator[None]:
        """Let a request stop ``work`` in the context; it is then raised in place of the resulting error."""
        with self._guard:
            self.heed()
            self._under_way = work
        try:
            yield
        except (DownloadPaused, DownloadCancelled):
            self.heed()
            raise
        finally:
            self._under_way = None
