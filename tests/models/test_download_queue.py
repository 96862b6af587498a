"""The queue of downloads as a value: order, states, and what an unfinished run leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.download_queue import (
    DownloadQueue,
    DownloadState,
    QueuedDownload,
    read_queue,
    write_queue,
)
from app.models.errors import ModelError


def queue_of(*states: DownloadState) -> DownloadQueue:
    return DownloadQueue(
        tuple(QueuedDownload(f"m{at}", f"Model {at}", state) for at, state in enumerate(states))
    )


def test_one_runs_and_the_first_that_waits_is_next() -> None:
    waiting, paused, running = DownloadState.WAITING, DownloadState.PAUSED, DownloadState.RUNNING
    assert queue_of(running, waiting).next_one is None
    found = queue_of(paused, waiting, waiting).next_one
    assert found is not None and found.identity == "m1"


def test_a_model_that_is_asked_for_twice_keeps_its_place_and_what_it_has() -> None:
    queue = queue_of(DownloadState.PAUSED, DownloadState.WAITING).advanced("m0", 5, 10)
    again = queue.added(QueuedDownload("m0", "Model 0", quantisation="Q8_0"))
    first = again.downloads[0]
    assert (first.identity, first.state, first.done_bytes) == ("m0", DownloadState.WAITING, 5)
    assert first.quantisation == "Q8_0"
    running = queue_of(DownloadState.RUNNING)
    assert running.added(QueuedDownload("m0", "Model 0")) == running


@pytest.mark.parametrize(
    ("goes_on", "expected"), [(False, DownloadState.PAUSED), (True, DownloadState.WAITING)]
)
def test_what_an_earlier_run_left_goes_on_only_where_that_was_chosen(
    goes_on: bool, expected: DownloadState
) -> None:
    left = queue_of(DownloadState.RUNNING, DownloadState.WAITING, DownloadState.FAILED)
    states = [each.state for each in left.as_left(goes_on=goes_on).downloads]
    assert states == [expected, expected, DownloadState.FAILED]


def test_it_is_kept_in_a_file_and_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "data" / "downloads.json"
    assert read_queue(path) == DownloadQueue()
    queue = queue_of(DownloadState.RUNNING, DownloadState.PAUSED)
    write_queue(path, queue)
    assert read_queue(path) == queue
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(ModelError, match="begins empty"):
        read_queue(path)
