"""The progress of a build: bytes fetched and converted, the speed of each, and the time left."""

from __future__ import annotations

import time
from dataclasses import replace

from app.models.download import DownloadProgress, DownloadStage

_CONVERTING_PACE = 60e6  # bytes of the source a second, until measured: two slow cores


class ProgressEstimate:
    """Counts the source's bytes through both stages. Not thread-safe."""

    def __init__(self, shard_bytes: tuple[int, ...], fetched: int, converted: int) -> None:
        self.parts = len(shard_bytes)
        self._total = sum(shard_bytes)
        self.fetched, self._converted = fetched, converted
        self._converting_seconds, self._converted_here = 0.0, 0
        self._pace = 0.0  # of the download, bytes a second
        self.part = 0

    def downloading(self, progress: DownloadProgress, begun: int) -> DownloadProgress:
        """Return the whole build's progress while one shard is fetched; ``begun`` bytes were here before it."""
        if progress.stage is DownloadStage.DOWNLOADING:  # while it is checked, bytes are counted again
            self.fetched = max(self.fetched, begun + progress.done_bytes)
            self._pace = progress.bytes_per_second or self._pace
        return replace(self._now(progress.stage), sentence=progress.sentence, bytes_per_second=self._pace)

    def converting(self, done_bytes: int = 0, seconds: float = 0.0) -> DownloadProgress:
        """Return the progress after ``done_bytes`` more of the source were converted in ``seconds``."""
        self._converted += done_bytes
        self._converted_here += done_bytes
        self._converting_seconds += seconds
        return self._now(DownloadStage.CONVERTING)

    def _now(self, stage: DownloadStage) -> DownloadProgress:
        done = self._converted if stage is DownloadStage.CONVERTING else self.fetched
        share = (self.fetched + self._converted) / (2 * self._total) if self._total else None
        return DownloadProgress(
            done_bytes=done,
            total_bytes=self._total,
            bytes_per_second=self._converting_pace() if stage is DownloadStage.CONVERTING else self._pace,
            stage=stage,
            part=self.part,
            parts=self.parts,
            share=share,
            seconds_to_go=self._seconds_to_go(),
        )

    def _converting_pace(self) -> float:
        if self._converting_seconds <= 0:
            return _CONVERTING_PACE
        return self._converted_here / self._converting_seconds

    def _seconds_to_go(self) -> float | None:
        to_fetch, to_convert = self._total - self.fetched, self._total - self._converted
        if to_fetch > 0 and self._pace <= 0:
            return None
        fetching = to_fetch / self._pace if to_fetch > 0 else 0.0
        return fetching + to_convert / self._converting_pace()


def of_one_file(stage: DownloadStage, share: float, size_bytes: int, seconds: float) -> DownloadProgress:
    """Return the progress of work on one file: the share done after ``seconds``."""
    done = round(share * size_bytes)
    pace = done / seconds if seconds > 0 else 0.0
    left = (size_bytes - done) / pace if pace > 0 else None
    return DownloadProgress(done, size_bytes, pace, stage, share=share, seconds_to_go=left)


class Stopwatch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        """Seconds since then."""
        return time.monotonic() - self._began
