"""ModelScope as a second place for weights: the same checks, the same resumption, on a server that speaks its way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from loopback_modelscope import LoopbackModelScope, open_modelscope

from app.domain.model import ModelStanding, model_words
from app.domain.origin_comparison import OriginVerdict
from app.domain.provenance import weights_page
from app.engine.quantiser import EngineQuantiser
from app.models.acquisition import Acquisition, Wish
from app.models.catalogue import Catalogue, CatalogueEntry, Source, load_catalogue
from app.models.download import Download, DownloadProgress
from app.models.downloader_protocol import Order
from app.models.errors import DownloadFailed, FailureKind, NotAvailable, WrongHash
from app.models.hub_listing import Listing
from app.models.model_library import ModelLibrary
from app.models.origin_check.check import OriginCheck, OriginQuestion
from app.models.service import Service, endpoint
from tests.models.conversion_factories import quantisation
from tests.models.shapes import QWEN3_TIED_WIDE
from tests.models.small_repository import write_small_repository

REPO, SHARD = "OysterAI/oyster_1", "model-00001-of-00003.safetensors"
TOKEN = "ms-right-and-secret"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_repository(tmp_path_factory.mktemp("modelscope") / "repository", QWEN3_TIED_WIDE)


@pytest.fixture
def modelscope(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackModelScope]:
    with open_modelscope() as opened:
        opened.offer_folder(REPO, folder)
        monkeypatch.setenv("MODELSCOPE_ENDPOINT", opened.endpoint)
        monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")  # nobody is there
        yield opened


@pytest.fixture
def quantiser() -> Iterator[EngineQuantiser]:
    opened = EngineQuantiser()
    yield opened
    opened.kill()


def order(
    place: LoopbackModelScope, target: Path, file: str = SHARD, token: str = "", sha256: str = ""
) -> Order:
    return Order(
        repo=REPO,
        file=file,
        revision="master",
        target=str(target),
        sha256=sha256,
        endpoint=place.endpoint,
        token=token,
        stall_seconds=2.0,
        service=Service.MODELSCOPE,
    )


def listing(place: LoopbackModelScope, repo: str = REPO) -> Listing:
    return Listing(
        repo, "master", place.endpoint, "", 2.0, ("config.json", "tokenizer.json"), Service.MODELSCOPE
    )


def nothing(progress: DownloadProgress) -> None:
    """Listen to nothing."""


def test_a_file_is_fetched_whole_by_the_stated_hash(
    modelscope: LoopbackModelScope, folder: Path, tmp_path: Path
) -> None:
    download = Download(order(modelscope, tmp_path / SHARD))
    assert download.run(nothing).read_bytes() == (folder / SHARD).read_bytes()
    assert download.sha256 == download.stated_sha256
    assert download.commit == modelscope.commit


def test_a_broken_connection_goes_on_where_it_broke(
    modelscope: LoopbackModelScope, folder: Path, tmp_path: Path
) -> None:
    modelscope.cuts = 1
    assert (
        Download(order(modelscope, tmp_path / SHARD)).run(nothing).read_bytes()
        == (folder / SHARD).read_bytes()
    )
    ranges = [each.byte_range for each in modelscope.seen if each.path.startswith("/store/")]
    size = (folder / SHARD).stat().st_size
    assert ranges == ["", f"bytes={size // 2}-"]


def test_wrong_bytes_are_deleted_and_another_file_is_not_begun(
    modelscope: LoopbackModelScope, tmp_path: Path
) -> None:
    modelscope.stated[SHARD] = "ab" * 32
    with pytest.raises(WrongHash, match="not the file that was asked for"):
        Download(order(modelscope, tmp_path / SHARD)).run(nothing)
    assert list(tmp_path.glob("*safetensors*partial")) == []
    with pytest.raises(WrongHash, match="now offers another file"):
        Download(order(modelscope, tmp_path / SHARD, sha256="cd" * 32)).run(nothing)


def test_a_token_goes_to_the_service_and_not_to_where_it_redirects(
    modelscope: LoopbackModelScope, tmp_path: Path
) -> None:
    modelscope.token = TOKEN
    with pytest.raises(DownloadFailed) as failure:
        Download(order(modelscope, tmp_path / SHARD)).run(nothing)
    assert failure.value.kind is FailureKind.NOT_FOUND
    Download(order(modelscope, tmp_path / SHARD, token=TOKEN)).run(nothing)
    store = [each for each in modelscope.seen if each.path.startswith("/store/")]
    front = [each for each in modelscope.seen if not each.path.startswith("/store/") and each.authorization]
    assert store and front
    assert all(not each.authorization and not each.cookie for each in store)
    assert all(each.cookie == f"m_session_id={TOKEN}" for each in front)


def test_a_listing_has_files_tensors_and_texts(modelscope: LoopbackModelScope, folder: Path) -> None:
    found = listing(modelscope).run()
    assert found.texts["config.json"] == (folder / "config.json").read_bytes()
    assert {each.path for each in found.listing.files} == {each.name for each in folder.iterdir()}
    assert found.listing.origin == f"modelscope:{REPO}"
    assert (found.listing.commit, found.listing.revision) == (modelscope.commit, "master")
    assert len(found.listing.tensors) == 46


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff" * 100_000, "not a whole safetensors file"),
        (b"\x10" + bytes(99_999), "not a whole safetensors file"),
    ],
)
def test_a_damaged_shard_is_one_sentence(content: bytes, words: str, modelscope: LoopbackModelScope) -> None:
    modelscope.files[REPO, SHARD] = content
    with pytest.raises(DownloadFailed, match=words):
        listing(modelscope).run()


def test_what_is_not_there_is_one_sentence(modelscope: LoopbackModelScope) -> None:
    with pytest.raises(DownloadFailed, match="ModelScope has no somebody/nothing"):
        listing(modelscope, "somebody/nothing").run()
    modelscope.files[REPO, "README.md"] = b"text"
    for name in [name for _, name in modelscope.files if name.endswith(".safetensors")]:
        del modelscope.files[REPO, name]
    with pytest.raises(DownloadFailed, match="holds no weights"):
        listing(modelscope).run()


def library_of(folder: Path, place: str = REPO, pinned: Iterable[bytes] = ()) -> ModelLibrary:
    entry = CatalogueEntry(
        id="oy1",
        title="Oyster-I (Oy1)",
        standing=ModelStanding.OY1,
        source=Source.MAKE,
        repo="OysterAI/Oyster_1_Qwen_14B",
        modelscope=place,
        gated=True,
        sizes_when_made={"Q4_K_M": 1},
        sources_sha256=tuple(hashlib.sha256(each).hexdigest() for each in pinned),
    )
    return ModelLibrary(folder, Catalogue((entry,)))


def test_oy1_is_made_of_its_weights_there_and_says_so(
    modelscope: LoopbackModelScope, quantiser: EngineQuantiser, tmp_path: Path
) -> None:
    modelscope.cuts = 1
    library = library_of(tmp_path / "models", pinned=modelscope.files.values())
    wish = Wish(quantisation("Q4_K_M"), stall_seconds=2.0, service=Service.MODELSCOPE)
    model = Acquisition(library, library.catalogue.models[0], wish, quantiser).run(nothing)
    assert model.standing is ModelStanding.OY1
    unpinned = library_of(library.folder)
    assert unpinned.require("oy1").standing is ModelStanding.UNVERIFIED, "it came from another address"
    assert f"modelscope:{REPO} at {modelscope.commit[:12]} as {modelscope.endpoint} gave it" in model_words(
        model
    )
    record = model.provenance
    assert record is not None
    assert {each.stated for each in record.sources} == {
        f"sha256:{each.found_sha256}" for each in record.sources
    }
    question = OriginQuestion(
        model.path, REPO, seed=3, revision="master", endpoint=modelscope.endpoint, service=Service.MODELSCOPE
    )
    found = OriginCheck(question, quantiser).run(nothing)
    assert (found.verdict, found.repo) == (OriginVerdict.SAME_BYTES, f"modelscope:{REPO}")


def test_what_was_begun_at_one_place_does_not_go_on_at_another(
    modelscope: LoopbackModelScope, quantiser: EngineQuantiser, tmp_path: Path
) -> None:
    library = library_of(tmp_path / "models")
    entry = library.catalogue.models[0]
    modelscope.stated["model-00003-of-00003.safetensors"] = "ab" * 32
    there = Wish(quantisation("Q4_K_M"), stall_seconds=2.0, service=Service.MODELSCOPE)
    with pytest.raises(WrongHash):
        Acquisition(library, entry, there, quantiser).run(nothing)
    with pytest.raises(DownloadFailed, match="from modelscope") as told:
        Acquisition(library, entry, Wish(quantisation("Q4_K_M")), quantiser).run(nothing)
    assert "--from modelscope" in told.value.in_terminal


def test_the_same_name_at_the_hub_is_not_oy1_and_a_model_without_a_place_there_is_refused(
    modelscope: LoopbackModelScope, quantiser: EngineQuantiser, tmp_path: Path
) -> None:
    catalogue = load_catalogue()
    assert catalogue.is_oy1_repository(f"modelscope:{REPO}")
    assert not catalogue.is_oy1_repository(REPO)
    assert not catalogue.is_oy1_repository("modelscope:OysterAI/Oyster_1_Qwen_14B")
    library = library_of(tmp_path / "models", place="")
    with pytest.raises(NotAvailable, match="no place of 'oy1' at ModelScope"):
        Acquisition(library, library.catalogue.models[0], Wish(service=Service.MODELSCOPE), quantiser)


def test_addresses_of_the_real_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MODELSCOPE_ENDPOINT", raising=False)
    assert endpoint(Service.MODELSCOPE) == "https://modelscope.cn"
    assert weights_page(f"modelscope:{REPO}") == f"https://modelscope.cn/models/{REPO}"
