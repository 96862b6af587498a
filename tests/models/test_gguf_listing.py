"""The GGUF models of any page of the hub: found by name, listed with shape, hash and fit before anything is fetched."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from app.domain.gguf import read_header
from app.models.catalogue import Catalogue, CatalogueEntry
from app.models.download_queue import DownloadQueue, QueuedDownload, read_queue, write_queue
from app.models.downloader_protocol import HubFile
from app.models.errors import DownloadFailed, NotAvailable
from app.models.gguf_files import GgufModel, gguf_models
from app.models.gguf_listing import listing_of, search_for
from app.models.hub_reference import HubReference
from app.models.model_library import ModelLibrary
from app.session.hub_models import HubOffer, offers_in, offers_meant, whole_entry
from app.session.machine import Machine
from app.session.model_acquisition import acquisition_of_entry
from app.session.obstacles import fit_words, folders_with_room, obstacle_to
from tests.engine.scripted_model import build_scripted_model
from tests.models.loopback_hub import LoopbackHub
from tests.models.split_models import split

GB = 10**9
REPO = "somebody/Small-Model-GGUF"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_scripted_model(tmp_path_factory.mktemp("listed") / "whole.gguf", "Found on the hub.")


@pytest.fixture
def page(hub: LoopbackHub, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LoopbackHub:
    """A page with one whole model, one split, one whose part is missing, and files that are no chat models."""
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    content = file.read_bytes()
    hub.offer(REPO, "Small-Model-Q4_K_M.gguf", content)
    for number, part in enumerate(split(file, tmp_path / "parts", "Small-Model-BF16", 6)):
        hub.offer(REPO, f"BF16/{part.name}", part.read_bytes())
        if number == 0:
            hub.offer(REPO, part.name.replace("BF16", "F32"), part.read_bytes())
    for name in ("mmproj-Small.gguf", "README.md", "../outside.gguf"):
        hub.offer(REPO, name, b"no chat model")
    return hub


def offers(page: LoopbackHub, library: ModelLibrary, machine: Machine) -> tuple[HubOffer, ...]:
    return offers_in(listing_of(HubReference(REPO)).run(), library, machine, 4096)


def test_a_page_is_listed_with_shape_hash_and_fit_and_nothing_of_it_is_fetched(
    page: LoopbackHub, file: Path, tmp_path: Path
) -> None:
    library, header = ModelLibrary(tmp_path / "models", Catalogue(())), read_header(file)
    found = {each.storage: each for each in offers(page, library, Machine(30 * GB, 100 * GB))}
    assert set(found) == {"Q4_K_M", "BF16", "F32"}
    whole, parted = found["Q4_K_M"], found["BF16"]
    assert whole.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert whole.entry.shape is not None and whole.entry.shape.layers == header.block_count
    assert whole.entry.shape.vocabulary == header.vocabulary_size
    assert (whole.entry.revision, whole.entry.licence) == (page.commit, "apache-2.0")
    assert [fit_words(each) for each in (whole, parted)] == ["fits", "fits"]
    assert parted.entry.parts and parted.need.kept > max(each.size_bytes for each in parted.entry.parts)
    assert "not whole" in fit_words(found["F32"])
    with pytest.raises(NotAvailable, match="missing on the hub"):
        whole_entry(found["F32"])
    assert page.settled() < 4 * 70_000, "of each file only its beginning is read"


def test_what_is_listed_can_be_fetched_also_after_a_restart(page: LoopbackHub, tmp_path: Path) -> None:
    library = ModelLibrary(tmp_path / "models", Catalogue(()))
    (offer,) = offers_meant(
        offers(page, library, Machine(None, 100 * GB)), HubReference(REPO, storage="bf16")
    )
    assert fit_words(offer) == "free memory not known"
    queued = QueuedDownload(offer.entry.id, offer.entry.title, entry=offer.entry)
    write_queue(tmp_path / "downloads.json", DownloadQueue((queued,)))
    (again,) = read_queue(tmp_path / "downloads.json").downloads
    assert again.entry == offer.entry
    model = acquisition_of_entry(library, again.entry).run(lambda progress: None)
    assert model.title == "Small-Model-BF16" and len(model.files) == 1 + len(offer.entry.parts)
    (there,) = offers_meant(
        offers(page, library, Machine(None, 100 * GB)), HubReference(REPO, storage="BF16")
    )
    assert there.is_here and there.entry.id == model.id


def test_a_file_that_the_catalogue_knows_by_its_hash_is_the_catalogues(
    page: LoopbackHub, file: Path, tmp_path: Path
) -> None:
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    known = CatalogueEntry(
        "known", "Known", repo="the/maker-GGUF", file="x.gguf", sha256=sha256, size_bytes=1
    )
    library = ModelLibrary(tmp_path / "models", Catalogue((known,)))
    assert known in [each.entry for each in offers(page, library, Machine(GB, GB))]


def test_a_search_finds_pages_by_their_names(page: LoopbackHub) -> None:
    page.offer("somebody/Small-Model", "model.safetensors", b"weights")
    found = search_for("small model").run().repositories
    assert [each.repo for each in found] == [REPO]
    assert found[0].licence == "apache-2.0"
    assert search_for("nothing of that name").run().repositories == ()


def test_a_page_without_a_model_and_a_page_that_is_not_there_are_said(page: LoopbackHub) -> None:
    page.offer("somebody/Small-Model", "model.safetensors", b"weights")
    with pytest.raises(DownloadFailed, match="holds no GGUF model"):
        listing_of(HubReference("somebody/Small-Model")).run()
    with pytest.raises(DownloadFailed, match="has no nobody/nothing"):
        listing_of(HubReference("nobody/nothing")).run()


def test_names_that_lead_elsewhere_are_left_out() -> None:
    files = [HubFile(path, 9, "") for path in ("/a.gguf", "a/../b.gguf", "a\\b.gguf", "a\nb.gguf", "ok.gguf")]
    assert gguf_models(files) == (GgufModel(files[-1]),)


def test_what_does_not_fit_is_said_with_what_would_do(page: LoopbackHub, tmp_path: Path) -> None:
    library = ModelLibrary(tmp_path / "models", Catalogue(()))
    small, *_, large = sorted(
        (each for each in offers(page, library, Machine(30 * GB, 100 * GB)) if not each.missing),
        key=lambda each: each.need.kept,
    )
    size = large.need.kept
    full = obstacle_to(large.entry, library, 4096, (small, large), Machine(30 * GB, size - 1))
    assert full is not None and "more are needed in" in full.disk and not full.memory
    assert f"{small.name} of the same page fits" in full.way
    tight = obstacle_to(large.entry, library, 4096, (), Machine(size, 100 * GB))
    assert tight is not None and "could not be loaded now" in tight.memory and not tight.disk
    assert obstacle_to(large.entry, library, 4096, (), Machine(None, 100 * GB)) is None
    partial = library.staging() / f"{large.entry.id}-model.gguf.0.partial"
    partial.write_bytes(bytes(1000))
    assert obstacle_to(large.entry, library, 4096, (), Machine(None, size - 1000)) is None, "it has that much"


def test_folders_with_room_can_be_written_and_are_the_roomiest_first(tmp_path: Path) -> None:
    assert folders_with_room(1, [tmp_path, tmp_path / "missing"]) == (tmp_path,)
    assert folders_with_room(10**18, [tmp_path]) == ()


def test_the_terminal_lists_searches_and_gets_by_address(page: LoopbackHub, tmp_path: Path) -> None:
    def oyster(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from app.commands import main; main()", "models", *arguments],
            env={**os.environ, "OYSTER_HOME": str(tmp_path / "home"), "COLUMNS": "250"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    listed = msgspec.json.decode(oyster("files", f"{page.endpoint}/{REPO}/tree/main", "--json").stdout)
    assert {each["quantisation"]: each["missing_parts"] for each in listed}["F32"] > 0
    several = oyster("get", REPO)
    assert several.returncode == 1 and "holds 3 models. Name one, such as" in several.stderr
    done = oyster("get", f"{REPO}/Small-Model-Q4_K_M.gguf", "--no-guard")
    assert done.returncode == 0, done.stderr
    assert "Small-Model-Q4_K_M is here: not verified as Oy1." in done.stdout
