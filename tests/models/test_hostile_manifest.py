"""A manifest that somebody else wrote into the models folder: it deletes no other file and commands nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from app.models.errors import UnknownModel
from app.models.manifest import read_manifest
from app.models.model_library import ModelLibrary


@pytest.mark.parametrize(
    "name", ["{absolute}", "../thesis.gguf", "sub/../../thesis.gguf", "C:x.gguf", "a\\x.gguf"]
)
def test_a_manifest_with_a_path_out_of_the_folder_makes_the_program_delete_nothing(
    library: ModelLibrary, write_gguf: Callable[..., Path], name: str
) -> None:
    model = library.add(write_gguf())
    file = library.folder / f"{model.id}.json"
    thesis = library.folder.parent / "thesis.gguf"
    thesis.write_text("years of work")
    said = msgspec.json.decode(file.read_bytes())
    place = name.format(absolute=thesis)
    part = {"path": place, "size_bytes": thesis.stat().st_size, "sha256": "ab" * 32}
    for hostile in ({"path": place}, {"path": f"{model.id}.gguf", "parts": [part]}):
        file.write_bytes(msgspec.json.encode(said | {"managed": True} | hostile))
        assert library.find(model.id) is None
        with pytest.raises(UnknownModel):
            library.remove(model.id)
        assert thesis.read_text() == "years of work"


def test_a_file_that_a_person_added_where_it_lies_is_never_deleted(
    library: ModelLibrary, write_gguf: Callable[..., Path]
) -> None:
    file = write_gguf()
    library.remove(library.add(file).id)
    assert file.is_file() and library.installed() == ()


def test_its_words_are_names_of_one_line_when_they_are_read(
    library: ModelLibrary, write_gguf: Callable[..., Path]
) -> None:
    model = library.add(write_gguf())
    file = library.folder / f"{model.id}.json"
    manifest = read_manifest(file)
    assert manifest is not None
    hostile = "\x1b]52;c;cm0=\x07a\nb" + "c" * 500
    written = msgspec.structs.replace(manifest, title=hostile, licence=hostile, claim="\u202e\x9b")
    file.write_bytes(msgspec.json.encode(written))
    found = library.require(model.id)
    assert found.title == found.licence == "]52;c;cm0=a b" + "c" * 106 + "…"
    assert found.claim == ""
