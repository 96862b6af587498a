"""The text about a model: its standing, its size, and its download progress."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.model import ModelStanding
from app.models.download import DownloadProgress, DownloadStage


@dataclass(frozen=True, slots=True)
class Progress:
    """``share`` from 0 to 1, or None where it is unknown."""

    words: str
    share: float | None
    can_pause: bool = False
    can_cancel: bool = False


_STANDINGS = {
    ModelStanding.OY1: "Oy1",
    ModelStanding.TRIAL: "Trial",
    ModelStanding.UNVERIFIED: "Not verified",
}


def standing_word(standing: ModelStanding) -> str:
    """Return a model's standing in a word or two for a badge."""
    return _STANDINGS[standing]


def size_words(size_bytes: int) -> str:
    """Return a size in MB or GB (10^6 and 10^9 bytes)."""
    return f"{size_bytes / 1e9:.1f} GB" if size_bytes >= 1e9 else f"{size_bytes / 1e6:.0f} MB"


def download_view(progress: DownloadProgress, *, can_pause: bool) -> Progress:
    """Return the progress of a download. ``can_pause``: it can be resumed later."""
    share = progress.share
    if share is None and progress.total_bytes:
        share = progress.done_bytes / progress.total_bytes
    if progress.stage in (DownloadStage.WAITING, DownloadStage.PLANNING):
        return Progress(progress.sentence or "Waiting for the hub…", share, can_pause, True)
    if progress.stage is DownloadStage.VERIFYING:
        return Progress("Checking that the file is whole (SHA-256)…", share)
    of = f" of {size_words(progress.total_bytes)}" if progress.total_bytes else ""
    speed = f" · {progress.bytes_per_second / 1e6:.1f} MB/s" if progress.bytes_per_second > 0 else ""
    left = progress.seconds_left
    words = f"{_stage_words(progress)}{size_words(progress.done_bytes)}{of}{speed}{_left_words(left)}"
    return Progress(words, share, can_pause, True)


def _stage_words(progress: DownloadProgress) -> str:
    """Return which part is being processed and how, for a model built of several."""
    converting = progress.stage is DownloadStage.CONVERTING
    verb = "Converting" if converting else "Fetching"
    if not progress.parts:
        return f"{verb} · " if converting else ""
    return f"{verb} part {progress.part} of {progress.parts} · "


def _left_words(seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds >= 5400:
        return f" · about {seconds / 3600:.1f} hours left"
    if seconds >= 90:
        return f" · about {seconds / 60:.0f} minutes left"
    return f" · about {max(1, round(seconds))} seconds left"
