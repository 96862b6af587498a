"""``oyster models queue``: the downloads of the window, and how far each is."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands.invocation import invocation_of
from app.commands.terminal import say, say_json
from app.models.download_queue import DownloadState, QueuedDownload, read_queue
from app.translation import together, tr

QUEUE_HELP = tr("Show the window's downloads: what is fetched, waits, is paused or has failed.")


def queue_command(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help=tr("Print as JSON."))] = False,
) -> None:
    """Show the window's downloads: what is fetched, waits, is paused or has failed."""
    queue = read_queue(invocation_of(context).locations.downloads)
    if json:
        say_json(queue.downloads)
        return
    for download in queue.downloads:
        say(_words(download))
    if not queue.downloads:
        say(tr("The window has no downloads under way. 'oyster models get ID' fetches a model here."))


def _words(download: QueuedDownload) -> str:
    amount = tr(
        "{done} of {total} GB",
        done=f"{download.done_bytes / 1e9:.2f}",
        total=f"{download.total_bytes / 1e9:.2f}" if download.total_bytes else "?",
    )
    state = {
        DownloadState.WAITING: tr("waits for its turn"),
        DownloadState.RUNNING: tr("is fetched, unless the window was closed meanwhile"),
        DownloadState.PAUSED: tr("is paused"),
        DownloadState.FAILED: tr("has failed"),
    }[download.state]
    line = tr("{identity}: {state}, {amount}.", identity=download.identity, state=state, amount=amount)
    return together(line, download.sentence)
