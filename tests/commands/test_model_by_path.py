"""A GGUF's path in place of a model's id: added where it lies, once, and talked with."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from app.domain.errors import GgufError
from app.models.catalogue import load_catalogue
from app.models.model_library import ModelLibrary
from app.session.model_choice import NoModel, choose_model, path_meant
from tests.commands.test_oyster import oyster
from tests.engine.scripted_model import build_scripted_model, scripted_text


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    return ModelLibrary(tmp_path / "models", load_catalogue())


def test_chat_talks_with_a_gguf_that_is_named_by_its_path(tmp_path: Path) -> None:
    home = tmp_path / "home"
    file = build_scripted_model(tmp_path / "my.gguf", "Good day to you.")
    first = oyster("chat", "--once", "Hi", "--json", "--model", str(file), home=home)
    assert first.returncode == 0, first.stderr
    assert json.loads(first.stdout)["reply"] == scripted_text("Good day to you.")
    again = oyster("--start-with", os.path.relpath(file), home=home, stdin="Hello\n")
    assert again.returncode == 0, again.stderr
    assert "Good day" in again.stdout
    (model,) = (
        each for each in json.loads(oyster("models", "list", "--json", home=home).stdout) if each["installed"]
    )
    assert model["path"] == str(file), "it stays where it lies, and is listed once"


def test_what_is_no_gguf_is_told_in_one_sentence_without_advice_that_cannot_work(tmp_path: Path) -> None:
    other = tmp_path / "notes.gguf"
    other.write_text("not a model")
    for path, words in ((other, "is not a GGUF model file"), (tmp_path / "gone.gguf", "is not there")):
        done = oyster("chat", "--once", "Hi", "--model", str(path), home=tmp_path / "home")
        assert done.returncode == 1
        assert words in done.stderr
        assert "models get" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1


def test_a_file_that_was_added_is_not_hashed_again_until_it_is_written_to(
    library: ModelLibrary, tmp_path: Path
) -> None:
    file = build_scripted_model(tmp_path / "my.gguf", "Hello.")
    read: list[float] = []
    added = choose_model(library, str(file), read.append)
    assert read, "a new file is read"
    link = tmp_path / "link.gguf"
    link.symlink_to(file)
    read.clear()
    assert choose_model(library, str(file), read.append) == added
    assert choose_model(library, str(link), read.append) == added
    assert choose_model(library, added.id, read.append) == added
    assert not read
    later = file.stat().st_mtime_ns + 10**10
    os.utime(file, ns=(later, later))
    assert choose_model(library, str(file), read.append) == added
    assert read, "it may be another file now"
    assert library.installed() == (added,)


def test_a_file_that_was_written_anew_with_the_same_size_is_another_model(
    library: ModelLibrary, tmp_path: Path
) -> None:
    file = build_scripted_model(tmp_path / "my.gguf", "Hello.")
    before = choose_model(library, str(file))
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    later = file.stat().st_mtime_ns + 10**10
    os.utime(file, ns=(later, later))
    after = choose_model(library, str(file))
    assert after.sha256 != before.sha256
    assert library.installed() == (after,)


def test_an_id_is_never_taken_for_a_path_and_an_unknown_one_gets_advice_that_works(
    library: ModelLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_meant("oy1") is None
    assert path_meant("no-such-model") is None
    assert path_meant("x" * 5000) is None
    for name in ("./x", "x.GGUF", "~/x", "a/b"):
        assert path_meant(name) is not None
    (tmp_path / "plain").write_bytes(b"x")
    assert path_meant("plain") == tmp_path / "plain"
    with pytest.raises(NoModel, match="not on this computer") as known:
        choose_model(library, "oy1")
    assert "'oyster models get oy1' fetches it" in known.value.in_terminal
    with pytest.raises(NoModel, match="not on this computer") as told:
        choose_model(library, "no-such-model")
    assert "named by its path" in told.value.in_terminal and "models get" not in told.value.in_terminal
    with pytest.raises(GgufError, match="is a folder"):
        choose_model(library, f"{tmp_path}/")
