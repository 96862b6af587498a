"""The download of a model's files, one after the other: one file, or all those of a model that is split."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.model import ModelFile
from app.models.download import Download, DownloadProgress
from app.models.errors import DownloadCancelled, DownloadPaused
from app.translation import tr


class ModelDownload:
    """Used like a ``Download`` of the first file; the others are fetched too. ``sizes`` are 0 where unknown.

    What is complete stays on a pause, and is not fetched again.
    """

    def __init__(self, downloads: Sequence[Download], sizes: Sequence[int]) -> None:
        self._downloads, self._sizes = tuple(downloads), tuple(sizes)
        self._now = self._downloads[0]
        self._stop: type[DownloadPaused | DownloadCancelled] | None = None

    @property
    def first(self) -> Download:
        """The download of the first file, which knows its hashes and the commit."""
        return self._downloads[0]

    @property
    def parts(self) -> tuple[ModelFile, ...]:
        """The other files as fetched, once ``run`` has returned."""
        return tuple(
            ModelFile(each.target, each.target.stat().st_size, each.sha256) for each in self._downloads[1:]
        )

    def run(self, on_progress: Callable[[DownloadProgress], None]) -> Path:
        """Fetch all files and return the path of the first. Raises as ``Download.run`` does."""
        self._stop, before = None, 0
        for number, (download, size) in enumerate(zip(self._downloads, self._sizes, strict=True), 1):
            if self._stop is not None:
                raise self._stop(tr("The download is paused; what was fetched is kept."))
            self._now = download
            download.run(self._told(on_progress, number, before))
            before += size
        return self.first.target

    def pause(self) -> None:
        """Stop fetching and keep what was fetched."""
        self._stop = DownloadPaused
        self._now.pause()

    def cancel(self, *, keep_partial: bool = False) -> None:
        """Stop for good; what was fetched is kept or deleted, as asked."""
        self._stop = DownloadCancelled
        self._now.cancel(keep_partial=keep_partial)
        for each in self._downloads:
            each.cancel(keep_partial=keep_partial)

    def _told(
        self, on_progress: Callable[[DownloadProgress], None], number: int, before: int
    ) -> Callable[[DownloadProgress], None]:
        count, total = len(self._downloads), sum(self._sizes)
        if count == 1:
            return on_progress

        def tell(progress: DownloadProgress) -> None:
            done = before + progress.done_bytes
            on_progress(
                replace(
                    progress,
                    done_bytes=done,
                    total_bytes=total or progress.total_bytes,
                    part=number,
                    parts=count,
                    share=done / total if total else None,
                )
            )

        return tell
