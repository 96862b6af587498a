"""The progress of a download or build in the terminal: a bar, or a line now and then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from app.commands.terminal import Terminal
from app.models.download import DownloadProgress, DownloadStage
from app.translation import tr

_LINE_SECONDS = 15.0  # seconds between lines where the output is no terminal
_WORDS = {
    DownloadStage.WAITING: tr("waiting for the hub"),
    DownloadStage.PLANNING: tr("planning"),
    DownloadStage.DOWNLOADING: tr("downloading"),
    DownloadStage.CONVERTING: tr("converting"),
    DownloadStage.VERIFYING: tr("checking"),
}


@contextmanager
def progress_lines(title: str) -> Iterator[Callable[[DownloadProgress], None]]:
    """Provide a function that shows progress on standard error."""
    console = Terminal(error=True)
    columns = (plain_column("{task.description}"), BarColumn(), plain_column("{task.fields[words]}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        view = _View(title, console, progress, progress.add_task(title, total=1.0, words=""))
        yield view.show


@contextmanager
def reading_bar(title: str) -> Iterator[Callable[[float], None]]:
    """Provide a function that shows on standard error the share of a file that is read, 0 to 1."""
    columns = (plain_column("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    console = Terminal(error=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(title, total=None)
        yield lambda share: progress.update(task, completed=share, total=1.0)


def plain_column(template: str) -> TextColumn:
    """Return a text column without markup, for names of files and models."""
    return TextColumn(template, markup=False)


class _View:
    def __init__(self, title: str, console: Terminal, progress: Progress, task: TaskID) -> None:
        self._title, self._console, self._progress, self._task = title, console, progress, task
        self._said, self._sentence = 0.0, ""

    def show(self, state: DownloadProgress) -> None:
        """Show the progress."""
        share = state.share
        if share is None and state.total_bytes:
            share = state.done_bytes / state.total_bytes
        words = progress_words(state)
        self._progress.update(self._task, completed=share or 0.0, words=words)
        if state.sentence and state.sentence != self._sentence:
            self._sentence = state.sentence
            self._console.print(state.sentence, highlight=False, markup=False)
        if not self._console.is_terminal and time.monotonic() - self._said >= _LINE_SECONDS:
            self._said = time.monotonic()
            self._console.print(f"{self._title}: {words}", highlight=False, markup=False)


def progress_words(state: DownloadProgress) -> str:
    """Return stage, bytes, speed and time left."""
    parts = [_WORDS.get(state.stage, state.stage.value)]
    if state.parts:
        parts.append(tr("part {part} of {parts}", part=state.part, parts=state.parts))
    if state.total_bytes:
        parts.append(
            tr(
                "{done} of {total} GB",
                done=f"{state.done_bytes / 1e9:.2f}",
                total=f"{state.total_bytes / 1e9:.2f}",
            )
        )
    if state.bytes_per_second > 0:
        parts.append(tr("{speed} MB/s", speed=f"{state.bytes_per_second / 1e6:.1f}"))
    if state.seconds_left is not None:
        parts.append(left_words(state.seconds_left))
    return ", ".join(parts)


def left_words(seconds: float) -> str:
    """Return the time left in words."""
    return (
        tr("{minutes} min left", minutes=f"{seconds / 60:.0f}")
        if seconds >= 90
        else tr("{seconds} s left", seconds=f"{seconds:.0f}")
    )
