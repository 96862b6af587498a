"""What the person wishes while a making is under way: to pause or to give up, from any thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.models.download import Download, DownloadStage
from app.models.errors import DownloadCancelled, DownloadPaused
from app.models.hub_listing import Listing


class BuildCancellation:
    """Holds the latest wish, and lets it reach the work that is under way."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._wish: DownloadStage | None = None  # PAUSED or CANCELLED
        self._under_way: Download | Listing | None = None

    def forget(self) -> None:
        """Begin without a wish."""
        self._wish = None

    def wish(self, stage: DownloadStage) -> None:
        """Wish for PAUSED or CANCELLED; what is under way is stopped, and keeps what it has."""
        with self._guard:
            self._wish = stage
            under_way = self._under_way
        if isinstance(under_way, Download):
            under_way.pause()
        elif under_way is not None:
            under_way.cancel()

    def heed(self) -> None:
        """Raise ``DownloadPaused`` or ``DownloadCancelled`` where that was wished."""
        if self._wish is DownloadStage.PAUSED:
            raise DownloadPaused("It is paused; what was fetched and made so far is kept.")
        if self._wish is DownloadStage.CANCELLED:
            raise DownloadCancelled("It is cancelled.")

    @contextmanager
    def at_work(self, work: Download | Listing) -> Iterator[None]:
        """Let a wish reach ``work`` meanwhile; what it answers then is the wish, not a failure."""
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
