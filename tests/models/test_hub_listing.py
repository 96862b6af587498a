"""What a hub holds is listed through its own interface, and what is wrong with it is one sentence."""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import threading
import time
from pathlib import Path

import pytest
from loopback_hub import LoopbackHub, Trouble

from app.models.downloader_protocol import HubLook
from app.models.errors import DownloadCancelled, DownloadFailed, FailureKind
from app.models.hub_listing import Listing, git_blob_sha1, matches

REPO = "somebody/some-model"


def shard(**tensors: tuple[str, list[int], list[int]]) -> bytes:
    header = {
        name: {"dtype": kind, "shape": shape, "data_offsets": span}
        for name, (kind, shape, span) in tensors.items()
    }
    text = json.dumps(header).encode()
    end = max((span[1] for _, _, span in tensors.values()), default=0)
    return struct.pack("<Q", len(text)) + text + bytes(end)


def look(hub: LoopbackHub, revision: str = "main", texts: tuple[str, ...] = ()) -> HubLook:
    return Listing(REPO, revision, hub.endpoint, stall_seconds=1.0, texts=texts).run()


def refusal(hub: LoopbackHub, revision: str = "main") -> DownloadFailed:
    with pytest.raises(DownloadFailed) as failure:
        look(hub, revision)
    return failure.value


def test_files_and_tensors_are_told_with_hashes_and_places(hub: LoopbackHub) -> None:
    first = shard(a=("BF16", [2, 3], [0, 12]), b=("F32", [4], [12, 28]))
    second = shard(c=("F16", [1, 2], [0, 4]))
    hub.offer(REPO, "model-00001-of-00002.safetensors", first)
    hub.offer(REPO, "model-00002-of-00002.safetensors", second)
    hub.offer(REPO, "consolidated.safetensors", first)  # the same again, as some repositories have it
    hub.offer(REPO, "config.json", b"{}").states_sha256 = False
    found = look(hub, texts=("config.json", "absent.json"))
    assert found.texts == {"config.json": b"{}"}
    assert found.listing.commit == hub.commit
    stated = {each.path: each.stated for each in found.listing.files}
    assert stated["config.json"] == f"git-sha1:{hashlib.sha1(b'blob 2' + bytes(1) + b'{}').hexdigest()}"
    assert stated["model-00001-of-00002.safetensors"] == f"sha256:{hashlib.sha256(first).hexdigest()}"
    places = {each.name: each for each in found.listing.tensors}
    assert (places["b"].type, places["b"].shape, places["b"].size_bytes) == ("F32", (4,), 16)
    assert places["b"].begin == len(first) - 28 + 12
    assert set(places) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (shard(a=("BF16", [2, 3], [0, 12]), b=("F32", [4], [16, 32])), "not a whole safetensors file"),
        (shard(a=("BF16", [2, 3], [4, 16])), "not a whole safetensors file"),
        (shard(a=("BF16", [2, 3], [0, 16])), "not a whole safetensors file"),
        (shard(a=("F3", [2], [0, 2])), "not a whole safetensors file"),
        (shard(), "not a whole safetensors file"),
        (struct.pack("<Q", 2**60) + b"{}", "Ask again"),
        (b"short", "Ask again"),
    ],
)
def test_a_damaged_shard_is_one_sentence(content: bytes, words: str, hub: LoopbackHub) -> None:
    hub.offer(REPO, "model.safetensors", content)
    failure = refusal(hub)
    assert words in failure.sentence or "cannot be converted" in failure.sentence


def test_a_tensor_in_two_shards_is_refused(hub: LoopbackHub) -> None:
    for number in (1, 2):
        hub.offer(REPO, f"model-0000{number}-of-00002.safetensors", shard(a=("BF16", [1], [0, 2])))
    assert "has a tensor twice" in refusal(hub).sentence


def test_a_repository_without_weights_and_one_that_is_not_there(hub: LoopbackHub) -> None:
    assert refusal(hub).kind is FailureKind.NOT_FOUND
    hub.offer(REPO, "model.gguf", b"GGUF")
    assert "holds no weights that can be converted" in refusal(hub).sentence
    assert refusal(hub, "f" * 40).kind is FailureKind.NOT_FOUND


def test_a_hub_that_stumbles_is_asked_again_and_one_that_is_down_is_said(hub: LoopbackHub) -> None:
    content = shard(a=("BF16", [1], [0, 2]))
    hub.offer(REPO, "model.safetensors", content, Trouble(server_errors=2))
    assert look(hub).listing.tensors
    hub.offer(REPO, "model.safetensors", content, Trouble(server_errors=100))
    assert "out of order" in refusal(hub).sentence


def test_asking_can_be_cancelled(hub: LoopbackHub) -> None:
    stalling = Trouble(stalls=100, after_bytes=0, stall_seconds=30)
    hub.offer(REPO, "model.safetensors", shard(a=("BF16", [1], [0, 2])), stalling)
    listing = Listing(REPO, "main", hub.endpoint, stall_seconds=30.0)
    threading.Timer(1.0, listing.cancel).start()
    began = time.monotonic()
    with pytest.raises(DownloadCancelled):
        listing.run()
    assert time.monotonic() - began < 20


def test_a_password_in_the_hubs_address_is_used_and_never_told(hub: LoopbackHub) -> None:
    hub.offer(REPO, "model.safetensors", shard(a=("BF16", [1], [0, 2])))
    address = hub.endpoint.replace("http://", "http://somebody:hidden@")
    with pytest.raises(DownloadFailed) as failure:
        Listing(REPO, "main", address, stall_seconds=1.0).run()
    assert "hidden" not in failure.value.sentence + failure.value.detail
    hub.tokens.add(f"Basic {base64.b64encode(b'somebody:hidden').decode()}")
    found = Listing(REPO, "main", address, stall_seconds=1.0).run()
    assert found.listing.endpoint == hub.endpoint


def test_a_file_is_compared_by_either_of_the_hubs_hashes(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"words\n")
    sha256 = hashlib.sha256(b"words\n").hexdigest()
    assert matches(path, f"sha256:{sha256}", sha256)
    assert matches(path, f"git-sha1:{git_blob_sha1(path)}", sha256)
    assert not matches(path, "sha256:" + "0" * 64, sha256)
    assert not matches(path, "git-sha1:" + "0" * 40, sha256)
    assert not matches(path, "", sha256)
