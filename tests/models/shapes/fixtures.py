"""Session fixtures of small models: each is built at first use and removed at the end."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from tests.models.shapes.reference import Reference
from tests.models.shapes.repository import build_repository
from tests.models.shapes.shape import Shape

RepositoryOf = Callable[..., Path]
ReferenceOf = Callable[[Shape], Reference]
_LOADED = 3  # references held at once: a tokenizer takes seconds to load, a model 80 to 320 MB


@pytest.fixture(scope="session")
def repository_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RepositoryOf]:
    """The repository of a shape, ``repository_of(QWEN3, seed=1)``; shared, so read-only."""
    folder = tmp_path_factory.mktemp("shapes")
    built: dict[tuple[Shape, int], Path] = {}

    def answer(shape: Shape, seed: int = 1) -> Path:
        if (shape, seed) not in built:
            built[shape, seed] = build_repository(folder / f"{shape.name}-{seed}", shape, seed)
        return built[shape, seed]

    yield answer
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def reference_of(repository_of: RepositoryOf) -> ReferenceOf:
    """A shape loaded by transformers, ``reference_of(QWEN3)``; shared, so never to be changed."""
    return lru_cache(_LOADED)(lambda shape: Reference.load(repository_of(shape)))
