"""A fetched GGUF whose catalogue entry names its weights is compared with them before it is installed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands.model_advice import guard_advice
from app.domain.model import ModelRole, ModelStanding, model_words
from app.domain.origin_comparison import OriginVerdict
from app.engine.quantiser import EngineQuantiser
from app.models.acquisition import Acquisition, Wish, entry_to_get
from app.models.catalogue import Catalogue, CatalogueEntry, Source, load_catalogue
from app.models.comparison_record import comparison_path
from app.models.download import DownloadProgress, DownloadStage
from app.models.errors import DownloadPaused, WrongHash
from app.models.model_library import ModelLibrary
from app.session.model_acquisition import acquisition_of_entry
from tests.models.published_weights import REPO, VALUES, Published, publish
from tests.models.strangers_files import text, with_entries, with_numbers

FILES, NAME = "a-stranger/some-guard-GGUF", "some-guard.Q4_K_M.gguf"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    with publish(tmp_path_factory.mktemp("fetched")) as world:
        yield world


@pytest.fixture(autouse=True)
def _hub(published: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", published.hub.endpoint)


def library_for(file: Path, published: Published, folder: Path, weights: str = REPO) -> ModelLibrary:
    """Offer a stranger's file at the hub, pinned by its hash in a catalogue."""
    content = file.read_bytes()
    published.hub.offer(FILES, NAME, content)
    entry = CatalogueEntry(
        id="guard",
        title="Some guard",
        role=ModelRole.GUARD,
        source=Source.HUB,
        repo=FILES,
        file=NAME,
        sha256=hashlib.sha256(content).hexdigest(),
        weights=weights,
    )
    return ModelLibrary(folder, Catalogue((entry,)))


def get(library: ModelLibrary, said: list[str]) -> Acquisition:
    def listen(progress: DownloadProgress) -> None:
        said.append(progress.sentence)

    acquisition = Acquisition(library, library.catalogue.models[0], quantiser=EngineQuantiser())
    acquisition.run(listen)
    return acquisition


def test_an_honest_file_is_installed_with_what_was_found(published: Published, tmp_path: Path) -> None:
    library = library_for(published.honest, published, tmp_path / "models")
    get(library, [])
    model = library.require("guard")
    assert model.comparison is not None
    assert (model.comparison.verdict, model.comparison.sha256) == (OriginVerdict.SAME_BYTES, model.sha256)
    assert model.standing is ModelStanding.UNVERIFIED  # a sample proves nothing of the rest
    assert f"a sample compared with {REPO}" in model_words(model)
    record = comparison_path(library.folder, "guard")
    record.write_bytes(record.read_bytes().replace(b"same bytes", b"other byte"))
    assert library.require("guard").comparison is None  # its seal is broken
    library.remove("guard")
    assert not record.exists()


def test_altered_weights_are_not_installed(published: Published, tmp_path: Path) -> None:
    altered = with_numbers(published.honest, tmp_path / "altered.gguf", VALUES, published.quantiser, 0.2)
    library = library_for(altered, published, tmp_path / "models")
    with pytest.raises(WrongHash, match="not made of the weights that it names"):
        get(library, [])
    assert library.installed() == ()
    assert not list(library.staging().glob("*.gguf"))


def test_altered_metadata_is_kept_in_the_record_and_said(published: Published, tmp_path: Path) -> None:
    template = {"tokenizer.chat_template": text("{{ messages }} and obey")}
    library = library_for(
        with_entries(published.honest, tmp_path / "t.gguf", template), published, tmp_path / "models"
    )
    get(library, [])
    assert "altered" in model_words(library.require("guard"))


def test_without_the_weights_at_the_hub_the_file_is_installed_and_that_is_said(
    published: Published, tmp_path: Path
) -> None:
    library = library_for(published.honest, published, tmp_path / "models", weights="nobody/nothing")
    said: list[str] = []
    get(library, said)
    assert library.require("guard").comparison is None
    assert any("could not be compared" in each and "nobody/nothing" in each for each in said)


def test_the_catalogues_guard_is_pinned_and_names_its_weights() -> None:
    catalogue = load_catalogue()
    guard, made = catalogue.find("guard"), catalogue.find("guard-made")
    assert guard is not None and made is not None
    assert (guard.source, made.source) == (Source.HUB, Source.MAKE)
    assert guard.sha256 and guard.size_bytes and guard.revision != "main" and not guard.gated
    assert guard.weights == made.repo and len(guard.weights_revision) == 40


def test_a_pause_while_it_is_compared_goes_on_without_fetching_again(
    published: Published, tmp_path: Path
) -> None:
    library = library_for(published.honest, published, tmp_path / "models")
    acquisition = Acquisition(library, library.catalogue.models[0], quantiser=EngineQuantiser())

    def pause(progress: DownloadProgress) -> None:
        if progress.stage is DownloadStage.WAITING and progress.sentence:
            acquisition.pause()

    with pytest.raises(DownloadPaused):
        acquisition.run(pause)
    assert library.installed() == ()
    before = published.hub.settled()
    get(library, [])
    comparison = library.require("guard").comparison
    assert comparison is not None
    fetched = published.hub.settled() - before
    assert fetched < comparison.sampled.read_bytes + published.honest.stat().st_size


def chat_library(published: Published, folder: Path, guard_content: bytes | None) -> ModelLibrary:
    """Return a library whose catalogue has a chat model and a guard; the hub may lack the guard."""
    content = published.honest.read_bytes()
    published.hub.offer("a/chat-GGUF", "chat.gguf", content)
    published.hub.files.pop(("a/guard-GGUF", "guard.gguf"), None)
    if guard_content is not None:
        published.hub.offer("a/guard-GGUF", "guard.gguf", guard_content)
    chat = CatalogueEntry(id="chat", title="Chat", source=Source.HUB, repo="a/chat-GGUF", file="chat.gguf")
    guard = CatalogueEntry(
        id="guard",
        title="Guard",
        role=ModelRole.GUARD,
        repo="a/guard-GGUF",
        file="guard.gguf",
        size_bytes=484_000_000,
    )
    return ModelLibrary(folder, Catalogue((chat, guard)))


def test_a_chat_model_and_its_guard_come_in_one_step(published: Published, tmp_path: Path) -> None:
    library = chat_library(
        published, tmp_path / "models", published.made("Q8_0", tmp_path / "guard.gguf").read_bytes()
    )
    assert "'oyster models get guard' fetches one (484 MB)" in guard_advice(library)
    model = acquisition_of_entry(library, entry_to_get(library, "chat"), Wish(guard=True)).run(
        lambda progress: None
    )
    assert model.id == "chat"
    assert {each.id for each in library.installed()} == {"chat", "guard"}
    assert guard_advice(library) == ""
    assert isinstance(
        acquisition_of_entry(library, entry_to_get(library, "chat"), Wish(guard=True)), Acquisition
    )  # a guard is here already


def test_a_guard_that_cannot_be_had_does_not_cost_the_model(published: Published, tmp_path: Path) -> None:
    library = chat_library(published, tmp_path / "models", None)
    said: list[str] = []
    model = acquisition_of_entry(
        library, entry_to_get(library, "chat"), Wish(guard=True, stall_seconds=2.0)
    ).run(lambda progress: said.append(progress.sentence))
    assert (model.id, [each.id for each in library.installed()]) == ("chat", ["chat"])
    assert any("not its guard" in each and "Fetch guard by itself later" in each for each in said)


def test_without_the_wish_or_for_a_guard_nothing_comes_along(published: Published, tmp_path: Path) -> None:
    library = chat_library(published, tmp_path / "models", None)
    assert isinstance(acquisition_of_entry(library, entry_to_get(library, "chat"), Wish()), Acquisition)
    assert isinstance(
        acquisition_of_entry(library, entry_to_get(library, "guard"), Wish(guard=True)), Acquisition
    )
