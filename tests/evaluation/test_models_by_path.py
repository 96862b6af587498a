"""The models of an evaluation: an id, or a file that is measured where it lies and not taken into the library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.evaluation.errors import EvaluationError
from app.evaluation.opened_models import close_models, opened_model, use_locations
from app.locations import Locations
from app.models.catalogue import load_catalogue
from app.models.model_library import ModelLibrary
from tests.engine.scripted_model import build_scripted_model


@pytest.fixture
def locations(tmp_path: Path) -> Iterator[Locations]:
    found = Locations(tmp_path / "home")
    use_locations(found)
    yield found
    close_models()
    use_locations(None)


def test_a_file_is_measured_where_it_lies_and_the_library_stays_as_it_is(
    locations: Locations, tmp_path: Path
) -> None:
    library = ModelLibrary(locations.models, load_catalogue())
    file = build_scripted_model(tmp_path / "mine.gguf", "Hello.")
    measured = opened_model(str(file)).model
    assert measured.path == file
    assert not library.installed()
    close_models()
    added = library.add(file)
    assert opened_model(str(file)).model == added, "the same file has one name"


def test_a_known_file_is_not_read_again_to_be_known(locations: Locations, tmp_path: Path) -> None:
    library = ModelLibrary(locations.models, load_catalogue())
    file = build_scripted_model(tmp_path / "mine.gguf", "Hello.")
    added = library.add(file)
    manifest = locations.models / f"{added.id}.json"
    told = json.loads(manifest.read_text()) | {
        "sha256": "ab" * 32
    }  # a hash that reading the file would not give
    manifest.write_text(json.dumps(told))
    assert opened_model(str(file)).model.sha256 == "ab" * 32


def test_an_id_is_an_id_even_beside_a_file_of_that_name(
    locations: Locations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = ModelLibrary(locations.models, load_catalogue())
    added = library.add(build_scripted_model(tmp_path / "mine.gguf", "Hello."))
    monkeypatch.chdir(tmp_path)
    (tmp_path / added.id).write_text("not a model")
    assert opened_model(added.id).model == added
    with pytest.raises(EvaluationError, match="no model file"):
        opened_model("./gone.gguf")
