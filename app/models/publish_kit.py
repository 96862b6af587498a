"""The publishing kit: a folder that a maintainer uploads, so that others can download what was made here."""

from __future__ import annotations

import os
import shutil
import textwrap
from pathlib import Path

import msgspec

from app.domain.model import InstalledModel, model_words
from app.domain.provenance import Provenance
from app.models.errors import LibraryUnusable, NotAvailable
from app.models.library import ModelLibrary
from app.models.manifest import licence_path
from app.models.provenance_record import sealed


def write_kit(library: ModelLibrary, identity: str, folder: Path) -> tuple[Path, ...]:
    """Write the kit of a model that was made here into an empty folder; answer its files.

    Raises ``UnknownModel``, ``NotAvailable`` where the model has no sound record, ``LibraryUnusable``.
    """
    model = library.require(identity)
    if model.provenance is None:
        raise NotAvailable(
            f"'{identity}' was not made on this computer, so there is no record of where it came from to publish."
        )
    name = f"{model.provenance.repo.rsplit('/', 1)[-1]}-{model.provenance.quantisation}.gguf"
    licence = licence_path(library.folder, identity)
    try:
        if folder.exists() and any(folder.iterdir()):
            raise LibraryUnusable(f"{folder} is not empty. Name a new folder for the kit.")
        folder.mkdir(parents=True, exist_ok=True)
        _link_or_copy(model.path, folder / name)
        text = licence.read_text("utf-8") if licence.is_file() else ""
        _write(folder / "provenance.json", sealed(model.provenance).decode())
        _write(folder / "SHA256SUMS", f"{model.sha256}  {name}\n")
        _write(folder / "README.md", _card(model, model.provenance, name, licensed=bool(text)))
        if text:
            _write(folder / "LICENSE", text)
    except OSError as error:
        raise LibraryUnusable(f"The kit cannot be written in {folder}. Is there room?", str(error)) from error
    return tuple(sorted(folder.iterdir()))


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _card(model: InstalledModel, record: Provenance, name: str, *, licensed: bool) -> str:
    front = {
        "base_model": record.repo,
        "base_model_relation": "quantized",
        "library_name": "gguf",
        "license": "other",
        "license_name": model.licence,
        "pipeline_tag": "text-generation",
        "tags": ["gguf", record.architecture, record.quantisation.lower()],
    }
    entry = {
        "source": "hub",
        "repo": "YOUR-NAME/YOUR-REPOSITORY",
        "file": name,
        "sha256": record.sha256,
        "size_bytes": record.size_bytes,
    }
    licence = (
        "The licence's text as it came with the weights is in LICENSE."
        if licensed
        else "No licence's text came with the weights; see their page before you pass this on."
    )
    return _CARD.format(
        front=msgspec.yaml.encode(front).decode().strip(),
        title=name.removesuffix(".gguf"),
        words=model_words(model),
        repo=record.repo,
        commit=record.commit,
        quantisation=record.quantisation,
        build=record.engine_build,
        converter=record.converter,
        sha256=record.sha256,
        name=name,
        licence=licence,
        entry=textwrap.indent(msgspec.yaml.encode(entry, order=None).decode().strip(), "    "),
    )


_CARD = """---
{front}
---

# {title}

{words}.

This is a GGUF for llama.cpp of the weights in `{repo}` at commit `{commit}`, stored as {quantisation}: the numbers
are rounded to fewer bits, so replies can differ from the original's. Nothing was trained or changed besides.

## How it was made

Oyster desktop fetched every source file, compared it with the hash that the hub states, converted and quantised
it ({converter}; {build}). `provenance.json` lists every source file with both hashes. The same sources and build
give the same bytes: `oyster models get` with the same quantisation makes it again.

## How to check it

    sha256sum --check SHA256SUMS

should say that `{name}` is {sha256}.

## How to offer it to Oyster desktop

Put this under `models:` in `catalogue.yaml` of the program's data folder, under the model's id and title:

{entry}

## Licence

{licence}
"""
