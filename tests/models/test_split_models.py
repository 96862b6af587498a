"""A model in several files is one model: fetched whole, added whole, checked whole, and answered by its first file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.domain.errors import GgufError
from app.domain.gguf import read_header
from app.domain.gguf_contents import contents_at_beginning
from app.domain.gguf_split import part_name, read_model_header
from app.engine.client import EngineClient
from app.models.acquisition import Acquisition, Wish
from app.models.catalogue import Catalogue, CatalogueEntry, PublishedPart
from app.models.download import DownloadProgress
from app.models.errors import DownloadPaused, WrongHash
from app.models.model_library import ModelLibrary
from app.models.origin_check.gguf_content import read_content
from tests.engine.scripted_model import build_scripted_model
from tests.models.loopback_hub import LoopbackHub
from tests.models.split_models import split

REPO = "somebody/split-GGUF"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_scripted_model(tmp_path_factory.mktemp("split") / "whole.gguf", "One after the other.")


@pytest.fixture(scope="module")
def parts(whole: Path) -> tuple[Path, ...]:
    made = split(whole, whole.parent / "parts", "model", 5)
    assert len(made) > 2
    return made


@pytest.fixture
def published(hub: LoopbackHub, parts: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch) -> CatalogueEntry:
    """The entry of the model at the hub, with every part's hash."""
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    known = []
    for part in parts:
        content = part.read_bytes()
        hub.offer(REPO, f"Q4/{part.name}", content)
        known.append(PublishedPart(f"Q4/{part.name}", len(content), hashlib.sha256(content).hexdigest()))
    size = sum(each.size_bytes for each in known)
    return CatalogueEntry(
        "split",
        "Split",
        repo=REPO,
        file=known[0].file,
        sha256=known[0].sha256,
        size_bytes=size,
        parts=tuple(known[1:]),
    )


def test_all_parts_are_fetched_in_one_and_the_engine_loads_them_by_the_first(
    hub: LoopbackHub, published: CatalogueEntry, parts: tuple[Path, ...], whole: Path, tmp_path: Path
) -> None:
    library, seen = ModelLibrary(tmp_path / "models", Catalogue((published,))), list[DownloadProgress]()
    model = Acquisition(library, published).run(seen.append)
    assert model.path.name == f"split-00001-of-{len(parts):05d}.gguf"
    assert [each.path.read_bytes() for each in model.files] == [each.read_bytes() for each in parts]
    assert model.size_bytes == published.size_bytes == sum(each.stat().st_size for each in parts)
    shares = [each.share for each in seen if each.share is not None]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert read_model_header(model.path).tensor_bytes == read_header(whole).tensor_bytes
    with_engine = EngineClient()
    try:
        loaded = with_engine.load(model.path, name="Split", sha256=model.sha256, context_size=256)
    finally:
        with_engine.close()
    assert loaded.size_bytes == model.size_bytes
    assert library.verify("split").well
    model.parts[0].path.write_bytes(b"something else")
    assert library.installed() == (), "a part of another size is no part"
    library.remove("split")
    assert not list(library.folder.glob("*.gguf"))


def test_a_pause_between_parts_keeps_what_is_there(
    hub: LoopbackHub, published: CatalogueEntry, tmp_path: Path
) -> None:
    library = ModelLibrary(tmp_path / "models", Catalogue((published,)))
    acquisition = Acquisition(library, published)

    def pause(progress: DownloadProgress) -> None:
        if progress.part == 2:
            acquisition.pause()

    with pytest.raises(DownloadPaused):
        acquisition.run(pause)
    assert library.installed() == ()
    acquisition.run(lambda progress: None)
    assert library.require("split").parts
    bodies = [each.path for each in hub.asked() if each.served and "/cdn/" in each.path]
    assert bodies.count(bodies[0]) == 1, "the first part was fetched once"


def test_a_wrong_part_is_refused_and_nothing_is_offered(
    hub: LoopbackHub, published: CatalogueEntry, tmp_path: Path
) -> None:
    hub.files[REPO, published.parts[-1].file].trouble.wrong_bytes = True
    library = ModelLibrary(tmp_path / "models", Catalogue((published,)))
    with pytest.raises(WrongHash, match="not the file that was asked for"):
        Acquisition(library, published, Wish()).run(lambda progress: None)
    assert library.installed() == ()


def test_a_split_model_of_ones_own_is_added_whole_by_its_first_file(
    parts: tuple[Path, ...], tmp_path: Path
) -> None:
    library = ModelLibrary(tmp_path / "models", Catalogue(()))
    model = library.add(parts[0])
    assert [each.path for each in model.files] == list(parts)
    assert library.add(parts[0]) == model
    with pytest.raises(GgufError, match=f"later part .* Choose its first, {parts[0].name}"):
        library.add(parts[1])
    alone = tmp_path / parts[0].name
    alone.write_bytes(parts[0].read_bytes())
    with pytest.raises(GgufError, match=f"{parts[1].name} is missing"):
        library.add(alone)
    library.remove(model.id)
    assert all(each.is_file() for each in parts), "what was added is never deleted"


@pytest.mark.parametrize(
    ("name", "is_part"),
    [
        ("a-00001-of-00003.gguf", True),
        ("folder/a-00003-of-00003.GGUF", True),
        ("a-00004-of-00003.gguf", False),
        ("a-00001-of-00001.gguf", False),
        ("a-1-of-3.gguf", False),
        ("a.gguf", False),
    ],
)
def test_parts_are_known_by_their_names(name: str, is_part: bool) -> None:
    assert (part_name(name) is not None) is is_part


def test_the_beginning_of_a_file_tells_the_shape_and_the_length_of_its_vocabulary(whole: Path) -> None:
    header = read_header(whole)
    content = whole.read_bytes()[:1500]
    found = contents_at_beginning(content, "whole.gguf")
    assert found.values["qwen3.block_count"] == header.block_count
    assert found.lengths["tokenizer.ggml.tokens"] == header.vocabulary_size
    with pytest.raises(GgufError, match="is not a GGUF"):
        contents_at_beginning(b"<html>" + bytes(90), "page.gguf")


def test_one_of_several_files_is_not_compared_with_published_weights_as_if_it_were_the_whole(
    parts: tuple[Path, ...],
) -> None:
    with pytest.raises(GgufError, match="Only a model in one file can be compared"):
        read_content(parts[0])
