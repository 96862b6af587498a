"""Only a sound record of what was made here, from Oy1's own weights, lets a file be called Oy1."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from app.domain.model import ModelStanding, model_words
from app.domain.provenance import Provenance
from app.models.catalogue import Catalogue, load_catalogue
from app.models.manifest import licence_path
from app.models.model_library import ModelLibrary
from app.models.provenance_record import proves, read_record, record_path, sealed, write_record
from tests.models.made_models import COMMIT, GUARD, OY1, made, record_of, with_wrong_source

WriteGguf = Callable[..., Path]


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    """A library that knows the program's own catalogue."""
    return ModelLibrary(tmp_path / "models", load_catalogue())


def test_a_record_comes_back_as_it_was_written(tmp_path: Path, write_gguf: WriteGguf) -> None:
    record = record_of(write_gguf())
    path = tmp_path / "oy1.provenance"
    write_record(path, record)
    assert read_record(path) == record
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["oy1.provenance"]


def test_the_same_record_is_the_same_bytes(write_gguf: WriteGguf) -> None:
    file = write_gguf()
    assert sealed(record_of(file)) == sealed(record_of(file))


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (OY1, GUARD),
        (COMMIT, COMMIT[::-1]),
        ("Q4_K_M", "Q8_0"),
        ("11" * 32, "55" * 32),
        ("80000", "80001"),
        ('"record_version": 1', '"record_version": 2'),
        ('"seal": "', '"seal": "0'),
    ],
)
def test_an_edit_breaks_the_seal(was: str, becomes: str, tmp_path: Path, write_gguf: WriteGguf) -> None:
    path = tmp_path / "oy1.provenance"
    write_record(path, record_of(write_gguf()))
    text = path.read_text()
    assert was in text
    path.write_text(text.replace(was, becomes))
    assert read_record(path) is None


def test_every_cut_of_a_record_is_as_none(tmp_path: Path, write_gguf: WriteGguf) -> None:
    whole = sealed(record_of(write_gguf()))
    path = tmp_path / "oy1.provenance"
    for length in range(0, len(whole.rstrip()), 17):
        path.write_bytes(whole[:length])
        assert read_record(path) is None


def test_what_is_no_record_is_as_none_and_never_waits(tmp_path: Path) -> None:
    path = tmp_path / "oy1.provenance"
    assert read_record(path) is None
    os.mkfifo(path)
    assert read_record(path) is None
    path.unlink()
    path.mkdir()
    assert read_record(path) is None
    path.rmdir()
    with path.open("wb") as stream:
        stream.truncate(2**33)  # sparse: it would have to be read to take any room
    assert read_record(path) is None


def test_a_record_proves_one_file_from_the_sources_that_the_hub_states(write_gguf: WriteGguf) -> None:
    record = record_of(write_gguf())
    assert proves(record, record.sha256)
    assert not proves(record, "66" * 32)
    assert not proves(with_wrong_source(record), record.sha256)
    assert not proves(replace(record, sources=()), record.sha256)
    unstated = replace(record, sources=(replace(record.sources[1], stated=""),))
    assert not proves(unstated, record.sha256)


def test_what_was_made_here_from_oy1s_weights_is_oy1(library: ModelLibrary, write_gguf: WriteGguf) -> None:
    file = write_gguf()
    record = record_of(file)
    model = made(library, "oy1", file, record)
    assert (model.standing, model.provenance) == (ModelStanding.OY1, record)
    assert model_words(model) == f"Oy1, made from {OY1} at {COMMIT[:12]}, Q4_K_M"
    assert library.installed() == (model,)
    verification = library.verify("oy1")
    assert verification.well
    assert model_words(model) in verification.sentence


def test_the_guard_is_told_by_what_it_was_made_from_and_is_not_oy1(
    library: ModelLibrary, write_gguf: WriteGguf
) -> None:
    file = write_gguf()
    model = made(library, "guard", file, record_of(file, GUARD))
    assert model.standing is ModelStanding.UNVERIFIED
    assert model_words(model) == f"made from {GUARD} at {COMMIT[:12]}, Q4_K_M"


def test_a_file_under_oy1s_id_without_a_record_is_not_oy1(
    library: ModelLibrary, write_gguf: WriteGguf
) -> None:
    model = made(library, "oy1", write_gguf(), None)
    assert model.standing is ModelStanding.UNVERIFIED
    assert model_words(model) == "not verified as Oy1"


def test_a_standing_or_a_record_written_into_a_manifest_counts_for_nothing(
    library: ModelLibrary, write_gguf: WriteGguf
) -> None:
    file = write_gguf()
    record = record_of(file)
    made(library, "oy1", file, None)
    manifest = library.folder / "oy1.json"
    forged = msgspec.json.decode(manifest.read_bytes(), type=dict[str, object])
    forged |= {"standing": "oy1", "provenance": msgspec.to_builtins(record)}
    manifest.write_bytes(msgspec.json.encode(forged))
    model = library.require("oy1")
    assert (model.standing, model.provenance) == (ModelStanding.UNVERIFIED, None)


@pytest.mark.parametrize("kind", ["of another file", "of wrong sources"])
def test_a_record_that_proves_nothing_is_said_by_verify(
    kind: str, library: ModelLibrary, write_gguf: WriteGguf
) -> None:
    file, other = write_gguf(), write_gguf("other.gguf", seed=2)
    record = record_of(other) if kind == "of another file" else with_wrong_source(record_of(file))
    made(library, "oy1", file, None)
    write_record(record_path(library.folder, "oy1"), record)
    assert library.require("oy1").standing is ModelStanding.UNVERIFIED
    verification = library.verify("oy1")
    assert not verification.well
    assert "damaged or another file's, so it counts as not verified as Oy1" in verification.sentence


def test_a_file_that_changed_is_not_oy1_any_more(library: ModelLibrary, write_gguf: WriteGguf) -> None:
    file = write_gguf()
    model = made(library, "oy1", file, record_of(file))
    content = bytearray(model.path.read_bytes())
    content[-1] ^= 1
    model.path.write_bytes(content)
    verification = library.verify("oy1")
    assert not verification.well
    assert "has changed and is not used" in verification.sentence
    assert library.installed() == ()


def test_a_fetched_file_does_not_inherit_the_record_of_a_made_one(
    library: ModelLibrary, write_gguf: WriteGguf
) -> None:
    file = write_gguf()
    made(library, "oy1", file, record_of(file))
    model = made(library, "oy1", write_gguf(seed=2), None)
    assert (model.standing, model.provenance) == (ModelStanding.UNVERIFIED, None)
    assert not record_path(library.folder, "oy1").exists()


def test_removing_a_model_removes_its_record_and_licence(
    library: ModelLibrary, write_gguf: WriteGguf
) -> None:
    file = write_gguf()
    made(library, "oy1", file, record_of(file))
    licence_path(library.folder, "oy1").write_text("A licence.")
    library.remove("oy1")
    assert [each.name for each in library.folder.iterdir() if each.name != ".lock"] == []


def test_an_entry_of_ones_own_makes_nothing_oy1_and_takes_it_from_nothing(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    fetched, file = write_gguf("fetched.gguf", seed=2), write_gguf()
    own = tmp_path / "catalogue.yaml"
    entry = {
        "id": "oy1",
        "title": "Somebody's Oy1",
        "standing": "oy1",
        "source": "hub",
        "repo": "somebody/oy1",
        "file": "oy1.gguf",
        "sha256": record_of(fetched).sha256,
    }
    own.write_bytes(msgspec.yaml.encode({"models": [entry]}))
    library = ModelLibrary(tmp_path / "models", load_catalogue(own))
    assert made(library, "oy1", fetched, None).standing is ModelStanding.UNVERIFIED
    assert made(library, "oy1-deepseek", file, record_of(file)).standing is ModelStanding.OY1


@pytest.mark.parametrize(
    ("endpoint", "repo"),
    [
        ("https://mirror.example", OY1),
        ("http://huggingface.co", OY1),
        ("https://huggingface.co.example", OY1),
        ("https://modelscope.cn", OY1),
        ("https://huggingface.co", "modelscope:OysterAI/oyster_1"),
        ("https://mirror.example", "modelscope:OysterAI/oyster_1"),
    ],
)
def test_another_address_under_the_same_name_makes_no_oy1(
    endpoint: str, repo: str, library: ModelLibrary, write_gguf: WriteGguf
) -> None:
    file = write_gguf()
    elsewhere = replace(record_of(file, repo), endpoint=endpoint)
    assert made(library, "oy1", file, elsewhere).standing is ModelStanding.UNVERIFIED


def test_files_whose_hashes_the_catalogue_pins_may_come_from_anywhere(
    library: ModelLibrary, write_gguf: WriteGguf
) -> None:
    file = write_gguf()
    record = replace(record_of(file), endpoint="https://mirror.example")
    model = made(library, "oy1", file, record)
    hashes = tuple(each.found_sha256 for each in record.sources)
    for pinned, standing in (((), "unverified"), (hashes[:1], "unverified"), (hashes, "oy1")):
        entries = (msgspec.structs.replace(each, sources_sha256=pinned) for each in library.catalogue.models)
        found = ModelLibrary(library.folder, Catalogue(tuple(entries))).require(model.id)
        assert found.standing is ModelStanding(standing), pinned


def test_the_trial_model_stays_the_trial_model_under_an_entry_of_ones_own(
    tmp_path: Path, trial_gguf: Path
) -> None:
    trial = load_catalogue().find("trial")
    assert trial is not None
    own = tmp_path / "catalogue.yaml"
    entry = {"id": "mine", "title": "Mine", "repo": "a/b", "file": "c.gguf", "sha256": trial.sha256}
    own.write_bytes(msgspec.yaml.encode({"models": [entry]}))
    library = ModelLibrary(tmp_path / "models", load_catalogue(own))
    assert library.add(trial_gguf).standing is ModelStanding.TRIAL


@pytest.mark.parametrize("name", ["provenance.json", "small.provenance.json"])
def test_a_record_that_came_with_an_added_file_is_its_claim(
    name: str, library: ModelLibrary, write_gguf: WriteGguf
) -> None:
    file = write_gguf()
    write_record(file.with_name(name), record_of(file))
    model = library.add(file)
    assert (model.standing, model.provenance) == (ModelStanding.UNVERIFIED, None)
    assert model_words(model) == (
        f"not verified as Oy1 (it says it was made from {OY1} at {COMMIT[:12]}, Q4_K_M; "
        "that was not checked on this computer)"
    )
    assert model_words(model) in library.verify(model.id).sentence


def test_a_record_copied_into_the_models_folder_does_not_make_an_added_file_oy1(
    library: ModelLibrary, write_gguf: WriteGguf
) -> None:
    file = write_gguf()
    model = library.add(file)
    write_record(record_path(library.folder, model.id), record_of(file))
    assert library.require(model.id).standing is ModelStanding.UNVERIFIED


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "77" * 32},
        {"repo": "x/y at home, verified. Oy1"},
        {"commit": "Oy1, checked"},
        {"endpoint": "https://hub.example it. Checked by"},
        {"quantisation": "Q4_K_M. It is Oy1"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_record_of_another_file_or_with_sentences_for_names_is_no_claim(
    change: dict[str, str], library: ModelLibrary, write_gguf: WriteGguf
) -> None:
    file = write_gguf()
    told = msgspec.to_builtins(record_of(file)) | change
    write_record(file.with_name("provenance.json"), msgspec.convert(told, Provenance))
    assert model_words(library.add(file)) == "not verified as Oy1"
