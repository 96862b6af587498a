"""What a person is told when the hub, the network or the disk says no."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from loopback_hub import LoopbackHub, Trouble

from app.domain.model import InstalledModel
from app.models.acquisition import Acquisition, Wish, download_of
from app.models.catalogue import Catalogue
from app.models.download import Download, DownloadProgress, DownloadStage
from app.models.downloader_protocol import Order
from app.models.errors import DownloadFailed, FailureKind
from app.models.hub_address import is_protected
from app.models.model_library import ModelLibrary

REPO, FILE = "oyster-tests/small-model", "small.gguf"


@pytest.fixture(autouse=True)
def only_our_hub(hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def content(write_gguf: Callable[..., Path]) -> bytes:
    return write_gguf(kilobytes=2000).read_bytes()


def get(library: ModelLibrary, token: str = "") -> InstalledModel:
    return Acquisition(library, library.catalogue.models[0], Wish(token=token)).run(lambda progress: None)


def failure_of(library: ModelLibrary, token: str = "") -> DownloadFailed:
    with pytest.raises(DownloadFailed) as failure:
        get(library, token)
    assert "Traceback" not in failure.value.sentence
    assert library.installed() == ()
    return failure.value


def test_a_gated_model_without_a_token_says_how_to_get_one(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content)
    hub.gate(REPO, "hf_right")

    failure = failure_of(library_with(content))

    assert failure.kind is FailureKind.GATED
    assert f"{hub.endpoint}/{REPO}" in failure.sentence
    assert "accept the terms" in failure.sentence
    assert "page of models" in failure.sentence
    assert "oyster models get" in failure.in_terminal


def test_a_gated_model_comes_with_the_right_token_which_the_other_host_never_sees(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content)
    hub.gate(REPO, "hf_right")

    model = get(library_with(content), "hf_right")

    assert model.path.read_bytes() == content
    assert {each.authorization for each in hub.asked("HEAD")} == {"Bearer hf_right"}
    assert {each.authorization for each in hub.asked("GET")} == {""}


def test_a_token_whose_owner_has_not_accepted_the_terms_says_so(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content)
    hub.gate(REPO, "hf_right")
    hub.tokens.add("hf_other")

    failure = failure_of(library_with(content), "hf_other")

    assert failure.kind is FailureKind.GATED
    assert "no access to this gated model yet" in failure.sentence


def test_a_token_that_the_hub_does_not_know_says_so(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content)
    assert "does not accept your token" in failure_of(library_with(content), "hf_unknown").sentence


def test_a_token_that_was_not_given_is_never_sent(
    hub: LoopbackHub,
    content: bytes,
    library_with: Callable[..., ModelLibrary],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hub.offer(REPO, FILE, content)
    hub.tokens.add("hf_of_the_shell")
    monkeypatch.setenv("HF_TOKEN", "hf_of_the_shell")

    get(library_with(content))

    assert {each.authorization for each in hub.requests} == {""}


@pytest.mark.parametrize(
    ("address", "protected"),
    [
        ("", True),
        ("https://hub.example", True),
        ("http://127.0.0.1:8080", True),
        ("http://localhost", True),
        ("http://[::1]:80", True),
        ("http://hub.example", False),
        ("http://127.0.0.1.example", False),
        ("http://192.168.1.2", False),
        ("ftp://hub.example", False),
        ("hub.example", False),
    ],
)
def test_a_hub_is_asked_over_https_or_on_this_computer(address: str, protected: bool) -> None:
    assert is_protected(address) is protected


def test_a_redirect_to_an_unprotected_address_is_not_followed(
    hub: LoopbackHub, content: bytes, tmp_path: Path
) -> None:
    hub.leads_to = "http://cdn.example/secret-path"
    hub.offer(REPO, FILE, content)
    order = Order(REPO, FILE, "main", str(tmp_path / FILE), endpoint=hub.endpoint)
    with pytest.raises(DownloadFailed, match=r"address http://cdn.example is not protected"):
        Download(order).run(lambda progress: None)


def test_an_unprotected_hub_is_refused_in_one_sentence_and_not_asked(tmp_path: Path) -> None:
    order = Order(REPO, FILE, "main", str(tmp_path / FILE), endpoint="http://hub.example", token="hf_secret")
    with pytest.raises(DownloadFailed, match=r"http://hub.example is not protected: .* begins with https://"):
        Download(order).run(lambda progress: None)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_and_a_missing_repository_are_told_apart(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    library = library_with(content)
    nowhere = failure_of(library)
    assert nowhere.kind is FailureKind.NOT_FOUND
    assert f"no {REPO}" in nowhere.sentence

    hub.offer(REPO, "another.gguf", content)
    missing = failure_of(library)
    assert missing.kind is FailureKind.NOT_FOUND
    assert f"no file {FILE}" in missing.sentence


def test_without_a_network_one_sentence_comes_soon(
    content: bytes, library_with: Callable[..., ModelLibrary], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    failure = failure_of(library_with(content))
    assert failure.kind is FailureKind.NO_NETWORK
    assert "Is there a network?" in failure.sentence


def test_a_hub_that_stays_out_of_order_is_given_up(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content, Trouble(server_errors=100))
    failure = failure_of(library_with(content))
    assert failure.kind is FailureKind.REFUSED
    assert "503" in failure.sentence


def test_the_offline_switch_of_the_hub_library_is_obeyed(
    hub: LoopbackHub,
    content: bytes,
    library_with: Callable[..., ModelLibrary],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hub.offer(REPO, FILE, content)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert "HF_HUB_OFFLINE" in failure_of(library_with(content)).sentence
    assert hub.requests == []


def test_nothing_is_told_to_the_hub_beyond_the_request(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content)
    get(library_with(content))
    assert {each.path.split("/")[1] for each in hub.requests} == {"oyster-tests", "cdn"}


def test_a_disk_that_fills_up_on_the_way_is_told_in_one_sentence_and_the_download_goes_on_later(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    hub.offer(REPO, FILE, content)
    library = library_with(content)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))  # EFBIG, as a quota gives
    try:
        failure = failure_of(library)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert failure.kind is FailureKind.DISK_FULL
    assert "Make room" in failure.sentence
    (partial,) = library.staging().glob("*.partial")
    kept = partial.stat().st_size
    assert 0 < kept <= 1_000_000

    assert get(library).path.read_bytes() == content
    assert hub.asked()[-1].byte_range == f"bytes={kept}-"


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, or where the system allows none, of the whole disk's real free space."""
    place = tmp_path / "tiny"
    place.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    mounted = (
        mount is not None
        and unmount is not None
        and os.geteuid() == 0
        and subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=False).returncode
        == 0
    )
    yield place
    if mounted and unmount is not None:
        subprocess.run([unmount, place], check=True)


def test_a_disk_that_is_too_small_is_told_before_anything_is_fetched(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary], tiny_disk: Path
) -> None:
    offered = hub.offer(REPO, FILE, content)
    offered.claims_bytes = shutil.disk_usage(tiny_disk).free + 1
    library = ModelLibrary(tiny_disk / "models", Catalogue(library_with(content).catalogue.models))

    failure = failure_of(library)

    assert failure.kind is FailureKind.DISK_FULL
    assert "are needed in" in failure.sentence
    assert hub.served() == 0


def test_a_download_tells_its_failure_as_its_last_event(
    hub: LoopbackHub, content: bytes, library_with: Callable[..., ModelLibrary]
) -> None:
    library = library_with(content)
    seen: list[DownloadProgress] = list(download_of(library, library.catalogue.models[0], Wish()).events())
    assert seen[-1].stage is DownloadStage.FAILED
    assert seen[-1].failure is not None
    assert seen[-1].sentence == seen[-1].failure.sentence
