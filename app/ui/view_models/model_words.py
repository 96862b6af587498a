"""The text about a model: its standing, its size, and its download progress."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.amount_words import size_words
from app.domain.model import InstalledModel, ModelStanding
from app.models.download import DownloadProgress, DownloadStage
from app.models.plain_titles import plain_title
from app.translation import tr, tr_count

__all__ = ["Progress", "download_view", "plain_title", "plain_words", "size_words", "standing_word"]


@dataclass(frozen=True, slots=True)
class Progress:
    """``share`` from 0 to 1, or None where it is unknown."""

    words: str
    share: float | None
    can_pause: bool = False
    can_cancel: bool = False


_STANDINGS = {
    ModelStanding.OY1: "Oy1",
    ModelStanding.TRIAL: tr("Trial"),
    ModelStanding.UNVERIFIED: tr("Not verified"),
}


def plain_words(identity: str, purpose: str) -> str:
    """Return what one of the program's own models is for, in plain words; else the catalogue's ``purpose``."""
    words = {
        "oy1": tr(
            "The model that this program is made for. It answers with guidance before it refuses. Getting it takes "
            "hours and much room on the disk; all of it is said before anything begins."
        ),
        "oy1-deepseek": tr("The other Oyster-I, made from another model. It takes as long to get."),
        "guard": tr("A second, small model that only judges how risky a message is."),
        **dict.fromkeys(
            ("qwen3-8b", "qwen3-4b", "qwen3-1.7b", "qwen3-0.6b"),
            tr("A general model, a smaller relative of Oyster-I. This program guides it."),
        ),
    }
    return words.get(identity, purpose)


def gone_words(model: InstalledModel) -> str:
    """Return that a model's file has vanished, at its name, and what can be done."""
    return tr(
        "The file of {model} is no longer at {path}, or is another one now. Bring it back there, or open Models and "
        "say where it is.",
        model=plain_title(model.id, model.title),
        path=model.path,
    )


def standing_word(standing: ModelStanding) -> str:
    """Return a model's standing in a word or two for a badge."""
    return _STANDINGS[standing]


def short_word(model: InstalledModel) -> str:
    """Return the badge of a model: where it runs, if that is not here, else its standing."""
    if model.server is None:
        return standing_word(model.standing)
    return tr("Another program") if model.server.is_here else tr("Not this computer")


def download_view(progress: DownloadProgress, *, can_pause: bool) -> Progress:
    """Return the progress of a download. ``can_pause``: it can be resumed later."""
    share = progress.share
    if share is None and progress.total_bytes:
        share = progress.done_bytes / progress.total_bytes
    if progress.stage in (DownloadStage.WAITING, DownloadStage.PLANNING):
        return Progress(progress.sentence or tr("Waiting for the hub…"), share, can_pause, True)
    if progress.stage is DownloadStage.VERIFYING:
        return Progress(tr("Checking that the file is whole (SHA-256)…"), share)
    words = [_stage_words(progress), _amount_words(progress)]
    if progress.bytes_per_second > 0:
        words.append(tr("{speed} MB/s", speed=f"{progress.bytes_per_second / 1e6:.1f}"))
    if progress.seconds_left is not None:
        words.append(_left_words(progress.seconds_left))
    return Progress(" · ".join(each for each in words if each), share, can_pause, True)


def _amount_words(progress: DownloadProgress) -> str:
    done = size_words(progress.done_bytes)
    if not progress.total_bytes:
        return done
    return tr("{done} of {total}", done=done, total=size_words(progress.total_bytes))


def _stage_words(progress: DownloadProgress) -> str:
    """Return which part is being processed and how, for a model built of several."""
    converting = progress.stage is DownloadStage.CONVERTING
    if not progress.parts:
        return tr("Converting") if converting else ""
    if converting:
        return tr("Converting part {part} of {parts}", part=progress.part, parts=progress.parts)
    return tr("Fetching part {part} of {parts}", part=progress.part, parts=progress.parts)


def _left_words(seconds: float) -> str:
    if seconds >= 5400:
        return tr("about {hours} hours left", hours=f"{seconds / 3600:.1f}")
    if seconds >= 90:
        return tr("about {minutes} minutes left", minutes=f"{seconds / 60:.0f}")
    return tr_count("about {count} second left", "about {count} seconds left", count=max(1, round(seconds)))
