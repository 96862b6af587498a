"""A hub on loopback, an empty library, and small files with model headers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFWriter
from loopback_hub import LoopbackHub, open_hub

from app.domain.model import ModelStanding
from app.models.catalogue import Catalogue, CatalogueEntry, Source
from app.models.model_library import ModelLibrary

REPO, FILE = "oyster-tests/small-model", "small.gguf"


@pytest.fixture
def hub() -> Iterator[LoopbackHub]:
    with open_hub() as opened:
        yield opened


@pytest.fixture
def write_gguf(tmp_path: Path) -> Callable[..., Path]:
    """Write a GGUF that states the given size in 1,000 bytes; another ``seed`` gives another file."""

    def write(name: str = "small.gguf", kilobytes: int = 40, seed: int = 1) -> Path:
        path = tmp_path / "elsewhere" / name
        path.parent.mkdir(exist_ok=True)
        writer = GGUFWriter(path, "llama")
        writer.add_name(f"Small model {seed}")
        writer.add_block_count(1)
        writer.add_context_length(64)
        numbers = np.random.default_rng(seed).standard_normal(kilobytes * 250).astype(np.float32)
        writer.add_tensor("token_embd.weight", numbers)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        return path

    return write


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    """A library with an empty catalogue; see ``library_with``."""
    return ModelLibrary(tmp_path / "models", Catalogue(()))


@pytest.fixture
def library_with(tmp_path: Path) -> Callable[..., ModelLibrary]:
    """Create a library with one model of the loopback hub, by the hash of ``content`` or without any."""

    def make(content: bytes | None = None, *, gated: bool = False, identity: str = "small") -> ModelLibrary:
        entry = CatalogueEntry(
            id=identity,
            title="Small model",
            purpose="Tests.",
            standing=ModelStanding.UNVERIFIED,
            source=Source.HUB,
            repo=REPO,
            file=FILE,
            gated=gated,
            sha256=hashlib.sha256(content).hexdigest() if content is not None else "",
        )
        return ModelLibrary(tmp_path / "models", Catalogue((entry,)))

    return make
