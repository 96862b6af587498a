"""Comparing a file of the library with published weights: which repository, what is kept, what is offered."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands.model_advice import offer_of_comparison
from app.domain.gguf import read_header
from app.domain.origin_comparison import OriginVerdict
from app.locations import Locations
from app.models.catalogue import Catalogue, load_catalogue
from app.models.model_library import ModelLibrary
from app.session.origin_check import NothingToCompare, Proof, prove, weights_it_claims
from tests.models.published_weights import REPO, Published, publish
from tests.models.strangers_files import text, with_entries

OY1 = "OysterAI/Oyster_1_Qwen_14B"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    with publish(tmp_path_factory.mktemp("session-origin")) as world:
        yield world


@pytest.fixture
def library(tmp_path: Path, published: Published, monkeypatch: pytest.MonkeyPatch) -> ModelLibrary:
    monkeypatch.setenv("HF_ENDPOINT", published.hub.endpoint)
    return ModelLibrary(tmp_path / "models", load_catalogue())


def test_what_was_found_is_kept_for_a_file_of_the_library(
    library: ModelLibrary, published: Published, tmp_path: Path
) -> None:
    file = shutil.copyfile(published.honest, tmp_path / "mine.gguf")
    model = library.add(file)
    found = prove(
        library, Locations(library.folder.parent), Proof(str(file), REPO, seed=5), lambda progress: None
    )
    assert (found.verdict, found.sampled.seed) == (OriginVerdict.SAME_BYTES, 5)
    assert library.require(model.id).comparison == found


def test_without_a_repository_a_file_that_claims_none_is_refused(
    library: ModelLibrary, published: Published
) -> None:
    with pytest.raises(NothingToCompare, match="which published weights") as told:
        prove(library, Locations(library.folder.parent), Proof(str(published.honest)), lambda progress: None)
    assert "--against" in told.value.in_terminal
    with pytest.raises(NothingToCompare, match="neither a model"):
        prove(
            library,
            Locations(library.folder.parent),
            Proof("nothing-of-the-kind", REPO),
            lambda progress: None,
        )


@pytest.mark.parametrize(
    ("entries", "repo"),
    [
        ({"general.name": "Oyster-1 Qwen 14B"}, OY1),
        ({"general.base_model.0.repo_url": f"https://huggingface.co/{OY1}"}, OY1),
        (
            {"general.source.huggingface.repository": "OysterAI/Oyster_1_Deepseek_14B"},
            "OysterAI/Oyster_1_Deepseek_14B",
        ),
        ({"general.name": "Qwen3 14B"}, ""),
    ],
)
def test_a_file_that_claims_to_be_oy1_is_offered_a_comparison(
    entries: dict[str, str], repo: str, library: ModelLibrary, published: Published, tmp_path: Path
) -> None:
    file = with_entries(
        published.honest, tmp_path / "claims.gguf", {key: text(value) for key, value in entries.items()}
    )
    assert weights_it_claims(read_header(file), load_catalogue()) == repo
    offer = offer_of_comparison(library.add(file), library.catalogue)
    assert (repo in offer) if repo else offer == ""


def test_a_catalogue_without_oy1_offers_nothing(published: Published, tmp_path: Path) -> None:
    file = with_entries(published.honest, tmp_path / "claims.gguf", {"general.name": text("Oyster-1")})
    assert weights_it_claims(read_header(file), Catalogue(())) == ""
