"""The text about the downloads: a row for each, and one short word for all of them."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.download import DownloadProgress
from app.models.download_queue import DownloadQueue, DownloadState, QueuedDownload
from app.translation import together, tr, tr_count
from app.ui.view_models.model_words import Progress, download_view, plain_title, size_words


@dataclass(frozen=True, slots=True)
class DownloadRow:
    """One download as it is shown; ``stopped`` where it goes on only when a person asks for it."""

    identity: str
    title: str
    progress: Progress
    stopped: bool


@dataclass(frozen=True, slots=True)
class DownloadsSummary:
    """All downloads: ``words`` has room in the header, ``sentence`` is the whole of it."""

    words: str
    sentence: str


def download_rows(
    queue: DownloadQueue, progress: DownloadProgress | None, *, can_pause: bool
) -> tuple[DownloadRow, ...]:
    """Return a row for each download; ``progress`` is of the one that is under way."""
    return tuple(_row(each, progress, can_pause=can_pause) for each in queue.downloads)


def downloads_summary(queue: DownloadQueue, progress: DownloadProgress | None) -> DownloadsSummary | None:
    """Return the summary, or None where there is no download."""
    rows = download_rows(queue, progress, can_pause=True)
    if not rows:
        return None
    number = next((at for at, each in enumerate(queue.downloads) if each == queue.running), 0)
    row = rows[number]
    sentence = together(
        tr("Download of {title}: {words}", title=row.title, words=row.progress.words),
        tr_count("One more is in the queue.", "{count} more are in the queue.", len(rows) - 1)
        if len(rows) > 1
        else "",
    )
    share = row.progress.share
    known = tr("{percent} %", percent=f"{100 * share:.0f}") if share is not None else tr("Fetching")
    return DownloadsSummary(tr("Paused") if row.stopped else known, sentence)


def offer_to_go_on(queue: DownloadQueue) -> str:
    """Return the sentence that offers to go on with what an earlier run left, or an empty string."""
    left = [each for each in queue.downloads if each.state is DownloadState.PAUSED]
    if not left:
        return ""
    if len(left) > 1:
        return tr("{count} downloads are not finished yet; what was fetched is kept.", count=len(left))
    return tr(
        "The download of {title} is not finished yet ({amount}).",
        title=plain_title(left[0].identity, left[0].title),
        amount=_amount(left[0]) or tr("nothing has come so far"),
    )


def _row(download: QueuedDownload, progress: DownloadProgress | None, *, can_pause: bool) -> DownloadRow:
    title = plain_title(download.identity, download.title)
    if download.state is DownloadState.RUNNING:
        asking = Progress(tr("Asking for the file…"), None, can_pause, True)
        view = download_view(progress, can_pause=can_pause) if progress is not None else asking
        return DownloadRow(download.identity, title, view, False)
    waits = download.state is DownloadState.WAITING
    said = tr("Waits for its turn.") if waits else download.sentence or tr("Paused.")
    amount = _amount(download)
    words = together(said, tr("{amount} are here.", amount=amount) if amount else "")
    share = download.done_bytes / download.total_bytes if download.total_bytes else 0.0
    return DownloadRow(download.identity, title, Progress(words, share, waits, True), not waits)


def _amount(download: QueuedDownload) -> str:
    if not download.total_bytes:
        return ""
    return tr(
        "{done} of {total}", done=size_words(download.done_bytes), total=size_words(download.total_bytes)
    )
