"""The session's fixture of small models: each is built once, when first asked for, and removed at the end."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.models.shapes.repository import build_repository
from tests.models.shapes.shape import Shape

RepositoryOf = Callable[..., Path]


@pytest.fixture(scope="session")
def repository_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RepositoryOf]:
    """Answer the repository of a shape, ``repository_of(QWEN3, seed=1)``; it is shared, so only to be read."""
    folder = tmp_path_factory.mktemp("shapes")
    built: dict[tuple[Shape, int], Path] = {}

    def answer(shape: Shape, seed: int = 1) -> Path:
        if (shape, seed) not in built:
            built[shape, seed] = build_repository(folder / f"{shape.name}-{seed}", shape, seed)
        return built[shape, seed]

    yield answer
    shutil.rmtree(folder, ignore_errors=True)
