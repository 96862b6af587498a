"""Files that stand for built models, and their provenance records."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import msgspec

from app.domain.model import InstalledModel
from app.domain.provenance import OFFICIAL_HUB, Provenance, SourceFile
from app.models.catalogue import Catalogue, load_catalogue
from app.models.model_library import ModelLibrary

OY1, GUARD = "OysterAI/Oyster_1_Qwen_14B", "Alibaba-AAIG/YuFeng-XGuard-Reason-0.6B"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def record_of(file: Path, repo: str = OY1) -> Provenance:
    """Return the provenance of a file as if built from two sources of ``repo``."""
    content = file.read_bytes()
    weights, configuration = "11" * 32, "22" * 32
    return Provenance(
        endpoint=OFFICIAL_HUB,
        repo=repo,
        commit=COMMIT,
        sources=(
            SourceFile("config.json", 700, f"git-sha1:{'33' * 20}", configuration),
            SourceFile("model.safetensors", 80_000, f"sha256:{weights}", weights),
        ),
        architecture="qwen3",
        converter="oyster 0.3",
        engine_build="llama.cpp 0c1e57098, CPU",
        quantisation="Q4_K_M",
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def with_wrong_source(record: Provenance) -> Provenance:
    """Return a provenance whose weights differed from the hub's statement."""
    first, second = record.sources
    return replace(record, sources=(first, replace(second, found_sha256="44" * 32)))


def made(library: ModelLibrary, identity: str, file: Path, record: Provenance | None) -> InstalledModel:
    """Register a file as the program does after building it."""
    entry = library.catalogue.find(identity) or load_catalogue().find(identity)
    assert entry is not None
    return library.install(entry, file, record.sha256 if record else "", provenance=record)


def with_pinned_sources(catalogue: Catalogue, folder: Path) -> Catalogue:
    """Return a catalogue that knows the hashes of the weights in a folder: then a hub of the tests may give them."""
    hashes = tuple(
        hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir() if each.is_file()
    )
    return Catalogue(tuple(msgspec.structs.replace(each, sources_sha256=hashes) for each in catalogue.models))
