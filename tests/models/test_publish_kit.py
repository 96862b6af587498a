"""The publishing kit holds all that others need to check, offer and make a model again, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from loopback_hub import LoopbackHub

from app.domain.model import ModelStanding, model_words
from app.models.acquisition import entry_to_get
from app.models.catalogue import load_catalogue
from app.models.errors import LibraryUnusable, ModelError, NotAvailable, UnknownModel
from app.models.manifest import licence_path
from app.models.model_library import ModelLibrary
from app.models.provenance_record import read_record
from app.models.publish_kit import write_kit
from app.session.model_acquisition import acquisition_of_entry
from tests.models.made_models import COMMIT, GUARD, OY1, made, record_of

NAME = "Oyster_1_Qwen_14B-Q4_K_M.gguf"
WriteGguf = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def library(home: Path) -> ModelLibrary:
    """A library that knows the program's own catalogue."""
    return ModelLibrary(home / "models", load_catalogue())


@pytest.fixture
def with_oy1(library: ModelLibrary, write_gguf: WriteGguf) -> ModelLibrary:
    file = write_gguf()
    made(library, "oy1", file, record_of(file))
    return library


def front_matter(folder: Path) -> dict[str, object]:
    _, front, _ = (folder / "README.md").read_text("utf-8").split("---\n", 2)
    return msgspec.yaml.decode(front, type=dict[str, object])


def test_the_kit_holds_the_model_its_record_its_card_its_licence_and_sums_that_check(
    with_oy1: ModelLibrary, tmp_path: Path
) -> None:
    model = with_oy1.require("oy1")
    licence_path(with_oy1.folder, "oy1").write_text("The licence, as it came. 许可证\n", encoding="utf-8")
    folder = tmp_path / "new" / "kit"
    shares: list[float] = []

    paths = write_kit(with_oy1, "oy1", folder, shares.append)

    expected = sorted([NAME, "LICENSE", "README.md", "SHA256SUMS", "provenance.json"])
    assert [each.name for each in paths] == expected
    assert (folder / NAME).read_bytes() == model.path.read_bytes()
    assert read_record(folder / "provenance.json") == model.provenance
    assert (folder / "LICENSE").read_text("utf-8") == "The licence, as it came. 许可证\n"
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert checked.stdout.count(": OK") == 3
    assert shares[-1] == 1.0


def test_the_card_says_what_the_model_is_where_it_came_from_and_that_it_is_rounded(
    with_oy1: ModelLibrary, tmp_path: Path
) -> None:
    write_kit(with_oy1, "oy1", tmp_path / "kit")
    front = front_matter(tmp_path / "kit")
    assert front["base_model"] == OY1
    assert front["base_model_relation"] == "quantized"
    assert front["quantized_by"] == "Oyster desktop"
    assert front["license"] == "other"
    assert str(front["license_link"]).endswith(OY1)
    assert front["tags"] == ["gguf", "qwen3", "q4_k_m"]
    text = (tmp_path / "kit" / "README.md").read_text("utf-8")
    model = with_oy1.require("oy1")
    for said in (
        model_words(model),
        COMMIT,
        model.sha256,
        "the numbers are rounded",
        "No licence's text came",
    ):
        assert said in text
    assert "{" not in text


def test_a_licence_that_the_hub_knows_is_named_by_its_identifier(
    library: ModelLibrary, write_gguf: WriteGguf, tmp_path: Path
) -> None:
    file = write_gguf()
    made(library, "guard", file, record_of(file, GUARD))
    write_kit(library, "guard", tmp_path / "kit")
    assert front_matter(tmp_path / "kit")["license"] == "apache-2.0"


def test_the_cards_lines_are_a_catalogue_that_names_the_file(with_oy1: ModelLibrary, tmp_path: Path) -> None:
    write_kit(with_oy1, "oy1", tmp_path / "kit")
    lines = (tmp_path / "kit" / "README.md").read_text("utf-8").splitlines()
    own = tmp_path / "catalogue.yaml"
    own.write_text(
        "\n".join(each[4:] for each in lines if each.startswith("    ") and "sha256sum" not in each)
    )
    entry = load_catalogue(own).find("oy1")
    assert entry is not None
    model = with_oy1.require("oy1")
    assert (entry.file, entry.sha256, entry.size_bytes) == (NAME, model.sha256, model.size_bytes)
    assert entry.title == model.title


def test_a_published_kit_named_in_a_catalogue_of_ones_own_is_fetched_instead_of_made(
    with_oy1: ModelLibrary, tmp_path: Path, hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    write_kit(with_oy1, "oy1", tmp_path / "kit")
    hub.offer_folder("somebody/oy1-gguf", tmp_path / "kit")
    published = with_oy1.require("oy1")
    own = tmp_path / "catalogue.yaml"
    entry = {
        "id": "oy1",
        "title": "Oy1",
        "repo": "somebody/oy1-gguf",
        "file": NAME,
        "sha256": published.sha256,
    }
    own.write_bytes(msgspec.yaml.encode({"models": [entry]}))
    elsewhere = ModelLibrary(tmp_path / "elsewhere", load_catalogue(own))

    model = acquisition_of_entry(elsewhere, entry_to_get(elsewhere, "oy1")).run(lambda progress: None)

    assert model.path.read_bytes() == published.path.read_bytes()
    assert model.standing is ModelStanding.UNVERIFIED, "it was not made on this computer"
    assert not any("/api/" in each.path for each in hub.requests), "no weights were asked for"


def test_the_kits_file_added_elsewhere_claims_its_origin_and_is_not_verified(
    with_oy1: ModelLibrary, tmp_path: Path
) -> None:
    write_kit(with_oy1, "oy1", tmp_path / "kit")
    elsewhere = ModelLibrary(tmp_path / "elsewhere's models", load_catalogue())
    model = elsewhere.add(tmp_path / "kit" / NAME)
    assert model.standing is ModelStanding.UNVERIFIED
    assert f"it says it was made from {OY1} at {COMMIT[:12]}, Q4_K_M" in model_words(model)


def test_removing_the_model_leaves_the_kit_whole(with_oy1: ModelLibrary, tmp_path: Path) -> None:
    content = with_oy1.require("oy1").path.read_bytes()
    write_kit(with_oy1, "oy1", tmp_path / "kit")
    with_oy1.remove("oy1")
    assert (tmp_path / "kit" / NAME).read_bytes() == content


def test_a_password_in_the_hubs_address_is_not_published(
    library: ModelLibrary, write_gguf: WriteGguf, tmp_path: Path
) -> None:
    file = write_gguf()
    address = "https://someone:secret@mirror.example:8443/hub"
    made(library, "oy1", file, replace(record_of(file), endpoint=address))
    write_kit(library, "oy1", tmp_path / "kit")
    for name in ("provenance.json", "README.md"):
        text = (tmp_path / "kit" / name).read_text("utf-8")
        assert "secret" not in text and "someone" not in text
        assert "https://mirror.example:8443/hub" in text
    assert read_record(tmp_path / "kit" / "provenance.json") is not None


def refused(library: ModelLibrary, folder: Path, kind: type[ModelError], identity: str = "oy1") -> str:
    before = sorted(folder.iterdir()) if folder.is_dir() else None
    with pytest.raises(kind) as refusal:
        write_kit(library, identity, folder)
    assert (sorted(folder.iterdir()) if before is not None else None) == before
    return refusal.value.sentence


def test_a_model_that_was_not_made_here_has_no_kit(
    library: ModelLibrary, write_gguf: WriteGguf, tmp_path: Path
) -> None:
    assert "no model 'oy1'" in refused(library, tmp_path / "kit", UnknownModel)
    made(library, "oy1", write_gguf(), None)
    assert "was not made on this computer" in refused(library, tmp_path / "kit", NotAvailable)
    assert not (tmp_path / "kit").exists()


def test_a_model_whose_file_changed_has_no_kit(with_oy1: ModelLibrary, tmp_path: Path) -> None:
    path = with_oy1.require("oy1").path
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert "has changed" in refused(with_oy1, tmp_path / "kit", NotAvailable)
    assert not (tmp_path / "kit").exists()


def test_a_folder_that_is_not_empty_or_is_none_is_left_as_it_is(
    with_oy1: ModelLibrary, tmp_path: Path
) -> None:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "README.md").write_text("mine")
    assert "is not empty" in refused(with_oy1, folder, LibraryUnusable)
    assert (folder / "README.md").read_text() == "mine"
    assert "cannot be used" in refused(with_oy1, folder / "README.md", LibraryUnusable)


def test_a_kit_that_cannot_be_written_leaves_nothing_behind(
    library: ModelLibrary, write_gguf: WriteGguf, tmp_path: Path
) -> None:
    file = write_gguf()
    made(library, "guard", file, record_of(file, f"someone/{'x' * 300}"))  # longer than a file's name may be
    folder = tmp_path / "kit"
    folder.mkdir()
    assert "cannot be written" in refused(library, folder, LibraryUnusable, "guard")


def test_the_verb_writes_the_kit_and_says_where(with_oy1: ModelLibrary, home: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from app.commands import main; main()", "models", "publish-kit", "oy1"]
    folder = tmp_path / "kit"
    environment = {**os.environ, "OYSTER_HOME": str(home), "COLUMNS": "40"}
    done = subprocess.run(
        [*command, str(folder)], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(each) for each in sorted(folder.iterdir())]
    again = subprocess.run(
        [*command, str(folder)], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert again.returncode == 1
    assert "is not empty. Name a new folder for the kit." in again.stderr
    assert with_oy1.verify("oy1").well
