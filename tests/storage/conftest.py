"""Fixtures for tests of storage: a key, and vaults on disk and in memory."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from storage_factories import World

from app.storage.vault import Vault, memory_record, open_vault


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "conversations.db"


@pytest.fixture
def vault(database: Path, key: bytes) -> Iterator[Vault]:
    with open_vault(database, key) as opened:
        yield opened


@pytest.fixture(params=["on disk", "in memory"])
def any_vault(request: pytest.FixtureRequest, database: Path, key: bytes) -> Iterator[Vault]:
    with open_vault(database, key) if request.param == "on disk" else memory_record() as opened:
        yield opened
