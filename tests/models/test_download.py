"""A download: whole, paused, killed, stalled, cut, refused; and never half a file in the library."""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from loopback_hub import LoopbackHub, Trouble

from app.domain.errors import GgufError
from app.domain.model import ModelStanding
from app.models.acquisition import Acquisition, Wish, download_of
from app.models.download import Download, DownloadProgress, DownloadStage
from app.models.downloader_protocol import Order
from app.models.errors import DownloadCancelled, DownloadFailed, DownloadPaused, FailureKind, WrongHash
from app.models.model_library import ModelLibrary
from app.models.speed_limit import SpeedLimit

REPO, FILE = "oyster-tests/small-model", "small.gguf"
MEGABYTE = 1_000_000


@pytest.fixture(autouse=True)
def only_our_hub(hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def content(write_gguf: Callable[..., Path]) -> bytes:
    return write_gguf(kilobytes=2000).read_bytes()


def stop_after(bytes_enough: int, stop: Callable[[], None]) -> Callable[[DownloadProgress], None]:
    """Return a listener that stops the download once, from another thread, when enough has arrived."""
    stopped = threading.Event()

    def listen(progress: DownloadProgress) -> None:
        enough = progress.stage is DownloadStage.DOWNLOADING and progress.done_bytes >= bytes_enough
        if enough and not stopped.is_set():
            stopped.set()
            threading.Thread(target=stop).start()

    return listen


def partials(library: ModelLibrary) -> list[Path]:
    return sorted(library.staging().glob("*.partial"))


def quick(library: ModelLibrary, *, token: str = "", stall_seconds: float = 1.0) -> Download:
    wish = Wish(token=token, stall_seconds=stall_seconds)
    return download_of(library, library.catalogue.models[0], wish)


def nothing(progress: DownloadProgress) -> None:
    """Listen to nothing."""


def getting(
    library: ModelLibrary, stall_seconds: float = 30.0, speed: SpeedLimit | None = None
) -> Acquisition:
    wish = Wish(stall_seconds=stall_seconds, speed=speed or SpeedLimit())
    return Acquisition(library, library.catalogue.models[0], wish)


def test_a_model_is_fetched_checked_and_listed(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content)
    library, seen = library_with(content), list[DownloadProgress]()

    model = getting(library).run(seen.append)

    assert library.installed() == (model,)
    assert model.path.read_bytes() == content
    assert model.sha256 == hashlib.sha256(content).hexdigest()
    assert model.managed
    assert hub.served() == len(content)
    assert seen[0].stage is DownloadStage.WAITING
    assert seen[-1].stage is DownloadStage.DONE
    assert DownloadStage.DOWNLOADING in {each.stage for each in seen}
    assert [each.done_bytes for each in seen if each.stage is DownloadStage.DOWNLOADING][-1] == len(content)
    assert partials(library) == []


def test_a_model_that_is_here_is_not_fetched_again(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content)
    library = library_with(content)
    first = getting(library).run(nothing)

    assert getting(library).run(nothing) == first
    assert hub.served() == len(content)


def test_the_hash_that_the_hub_states_is_checked_where_the_catalogue_has_none(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content)
    library = library_with(None)
    download = quick(library)

    download.run(nothing)
    model = getting(library).run(nothing)

    assert download.stated_sha256 == model.sha256 == hashlib.sha256(content).hexdigest()
    assert download.commit == hub.commit
    assert hub.commit in (library.folder / "small.json").read_text()


def test_a_file_that_nobody_states_a_hash_or_size_of_is_fetched_and_not_verified(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    offered = hub.offer(REPO, FILE, content)
    offered.states_sha256, offered.states_size = False, False

    model = getting(library_with(None)).run(nothing)

    assert model.path.read_bytes() == content
    assert model.standing is ModelStanding.UNVERIFIED


def test_pause_keeps_what_arrived_and_going_on_asks_only_for_the_rest(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    trouble = hub.offer(REPO, FILE, content, Trouble(bytes_per_second=2 * MEGABYTE)).trouble
    library = library_with(content)
    acquisition = getting(library)

    with pytest.raises(DownloadPaused):
        acquisition.run(stop_after(MEGABYTE // 2, acquisition.pause))
    (partial,) = partials(library)
    kept = partial.stat().st_size
    assert kept >= MEGABYTE // 2
    assert library.installed() == ()

    trouble.bytes_per_second = 0
    seen: list[DownloadProgress] = []
    model = acquisition.run(seen.append)

    assert model.path.read_bytes() == content
    assert hub.asked()[-1].byte_range == f"bytes={kept}-"
    assert hub.asked()[-1].served == len(content) - kept
    first = next(each for each in seen if each.stage is DownloadStage.DOWNLOADING)
    assert first.done_bytes == kept


def test_a_killed_downloader_goes_on_where_it_was_in_a_new_program(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    trouble = hub.offer(REPO, FILE, content, Trouble(bytes_per_second=2 * MEGABYTE)).trouble
    library = library_with(content)
    download = quick(library)

    def kill() -> None:
        process = download.process_id
        assert process is not None
        os.kill(process, signal.SIGKILL)

    with pytest.raises(DownloadFailed) as failure:
        download.run(stop_after(MEGABYTE // 2, kill))
    assert "what was fetched is kept" in failure.value.sentence
    (partial,) = partials(library)
    kept = partial.stat().st_size
    trouble.bytes_per_second = 0

    again = library_with(content)  # as a new program makes it
    model = getting(again).run(nothing)

    assert model.path.read_bytes() == content
    assert hub.asked()[-1].byte_range == f"bytes={kept}-"
    assert hub.asked()[-1].served == len(content) - kept


def test_a_file_of_which_the_hub_has_a_new_version_begins_anew(
    hub: LoopbackHub,
    content: bytes,
    library_with: Callable[..., ModelLibrary],
    write_gguf: Callable[..., Path],
) -> None:
    hub.offer(REPO, FILE, content, Trouble(bytes_per_second=2 * MEGABYTE))
    library = library_with(None)
    download = quick(library)
    with pytest.raises(DownloadPaused):
        download.run(stop_after(MEGABYTE // 4, download.pause))

    renewed = write_gguf(kilobytes=300, seed=2).read_bytes()
    hub.offer(REPO, FILE, renewed)
    model = getting(library).run(nothing)

    assert model.path.read_bytes() == renewed
    assert partials(library) == []


def test_wrong_bytes_are_refused_deleted_and_never_listed(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content, Trouble(wrong_bytes=True))
    library = library_with(content)

    with pytest.raises(WrongHash) as failure:
        getting(library).run(nothing)

    assert "deleted" in failure.value.sentence
    assert library.installed() == ()
    assert [each.name for each in library.staging().iterdir() if not each.name.endswith(".lock")] == []


def test_another_file_than_the_catalogue_names_is_not_even_fetched(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content)
    with pytest.raises(WrongHash):
        getting(library_with(b"what the catalogue knows")).run(nothing)
    assert hub.served() == 0


def test_a_file_that_is_no_model_is_refused_even_with_the_right_hash(
    hub: LoopbackHub, library_with: Callable[..., ModelLibrary]
) -> None:
    page = b"<html>Sign in to this network</html>"
    hub.offer(REPO, FILE, page)
    library = library_with(page)

    with pytest.raises(GgufError):
        getting(library).run(nothing)
    assert library.installed() == ()


def test_cut_connections_are_taken_up_again_without_asking(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content, Trouble(cuts=3, after_bytes=200_000))

    model = getting(library_with(content)).run(nothing)

    assert model.path.read_bytes() == content
    assert hub.asked()[0].byte_range == ""
    assert all(each.byte_range for each in hub.asked()[1:])
    assert hub.served() <= len(content) + 4 * 200_000


def test_a_stall_is_noticed_said_and_uses_up_no_tries(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    stalls = 7  # more than there are tries
    hub.offer(REPO, FILE, content, Trouble(stalls=stalls, after_bytes=0))
    library, seen = library_with(content), list[DownloadProgress]()

    model = getting(library, stall_seconds=0.3).run(seen.append)

    waiting = [each for each in seen if each.stage is DownloadStage.WAITING and each.sentence]
    assert len(waiting) == stalls
    assert "No data arrives" in waiting[0].sentence
    assert model.path.read_bytes() == content


def test_a_hub_that_ignores_ranges_is_taken_from_the_beginning(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content, Trouble(cuts=1, after_bytes=200_000, ignores_ranges=True))
    assert getting(library_with(content)).run(nothing).path.read_bytes() == content


def test_a_partial_file_longer_than_the_file_is_thrown_away(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    offered = hub.offer(REPO, FILE, content)
    library = library_with(content)
    target = quick(library).target
    target.with_name(f"{target.name}.{offered.sha256}.partial").write_bytes(b"x" * (len(content) + 1))

    assert getting(library).run(nothing).path.read_bytes() == content


def test_a_hub_that_is_out_of_order_for_a_moment_is_asked_again(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content, Trouble(server_errors=1))
    assert getting(library_with(content)).run(nothing).path.read_bytes() == content


def test_cancel_deletes_what_arrived(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content, Trouble(bytes_per_second=2 * MEGABYTE))
    library = library_with(content)
    download = quick(library)
    gone = threading.Event()

    def cancel() -> None:
        download.cancel()
        gone.set()

    with pytest.raises(DownloadCancelled):
        download.run(stop_after(MEGABYTE // 2, cancel))
    assert gone.wait(10)
    assert partials(library) == []
    assert library.installed() == ()


def test_cancel_keeps_what_arrived_where_asked(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content, Trouble(bytes_per_second=2 * MEGABYTE))
    library = library_with(content)
    download = quick(library)
    with pytest.raises(DownloadCancelled):
        download.run(stop_after(MEGABYTE // 2, lambda: download.cancel(keep_partial=True)))
    assert partials(library)[0].stat().st_size >= MEGABYTE // 2


def test_two_models_come_at_once(
    hub: LoopbackHub, library_with: Callable[..., ModelLibrary], write_gguf: Callable[..., Path]
) -> None:
    contents = {name: write_gguf(f"{name}.gguf", 300, seed).read_bytes() for seed, name in enumerate("ab")}
    libraries = {name: library_with(contents[name], identity=name) for name in contents}
    targets = {name: str(libraries[name].staging() / name) for name in contents}
    for name, each in contents.items():
        hub.offer(REPO, f"{name}.gguf", each, Trouble(bytes_per_second=MEGABYTE))
    orders = {n: Order(REPO, f"{n}.gguf", "main", targets[n], endpoint=hub.endpoint) for n in contents}

    def get(name: str) -> None:
        entry, file = libraries[name].catalogue.models[0], Download(orders[name]).run(nothing)
        libraries[name].install(entry, file, entry.sha256)

    threads = [threading.Thread(target=get, args=(name,)) for name in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert {each.id: each.path.read_bytes() for each in libraries["a"].installed()} == contents


def test_the_same_model_twice_at_once_is_told_so(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    answered = threading.Event()
    hub.offer(
        REPO, FILE, content, Trouble(held=answered)
    )  # the first is under way until the second has its answer
    library = library_with(content)
    failures = list[DownloadFailed]()

    def second() -> None:
        try:
            quick(library).run(nothing)
        except DownloadFailed as failure:
            failures.append(failure)
        finally:
            answered.set()

    getting(library).run(stop_after(1, second))

    assert [each.kind for each in failures] == [FailureKind.BUSY]
    assert len(library.installed()) == 1


def test_whoever_stops_listening_ends_the_downloader(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content, Trouble(bytes_per_second=MEGABYTE))
    download = quick(library_with(content))
    events = download.events()
    assert next(events).stage is DownloadStage.WAITING
    process = download.process_id
    assert process is not None
    events.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_download_keeps_to_its_speed_limit_and_to_another_one_at_once(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content)
    library, speed, arrived = library_with(content), SpeedLimit(MEGABYTE), list[tuple[float, int]]()

    def listen(progress: DownloadProgress) -> None:
        if progress.stage is DownloadStage.DOWNLOADING:
            arrived.append((time.monotonic(), progress.done_bytes))
        if progress.done_bytes >= 0.8 * MEGABYTE:
            speed.bytes_per_second = 0

    getting(library, speed=speed).run(listen)
    began, ended = arrived[0][0], arrived[-1][0]
    slow = next(moment for moment, done in arrived if done >= 0.8 * MEGABYTE) - began
    assert 0.7 < slow < 1.5, f"0.8 MB at 1 MB/s took {slow:.2f} s"
    assert ended - began - slow < 0.7, "the other 1.2 MB came without a limit"


def test_a_hub_that_sends_more_than_it_stated_is_cut_off_there(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    offered = hub.offer(REPO, FILE, content)
    offered.states_sha256, offered.claims_bytes = False, 10
    library = library_with(None)
    largest: list[int] = []

    with pytest.raises(WrongHash) as failure:
        quick(library).run(
            lambda seen: largest.append(sum(each.stat().st_size for each in partials(library)))
        )

    assert "more than the 10 bytes" in failure.value.sentence
    assert max(largest) <= 10
    assert partials(library) == []


def test_what_a_hub_sends_beyond_a_file_of_known_hash_is_left(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    offered = hub.offer(REPO, FILE, content + b"x" * 3 * MEGABYTE)
    offered.sha256, offered.claims_bytes = hashlib.sha256(content).hexdigest(), len(content)

    assert getting(library_with(content)).run(nothing).path.read_bytes() == content


@pytest.mark.parametrize("ignores_ranges", [False, True])
def test_a_hub_that_states_more_than_it_has_is_not_asked_for_ever(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary], ignores_ranges: bool
) -> None:
    offered = hub.offer(REPO, FILE, content[:1000], Trouble(ignores_ranges=ignores_ranges))
    offered.claims_bytes, offered.sha256 = 1100, hashlib.sha256(content).hexdigest()

    with pytest.raises((DownloadFailed, WrongHash)) as failure:
        getting(library_with(content)).run(nothing)

    assert "Ask again later" in failure.value.sentence
    assert len(hub.asked()) <= 12
