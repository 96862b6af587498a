"""Access to the vault: one store for all threads, and a plan that was written before it was open is not lost."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app.domain.safety_plan import SafetyPlan
from app.locations import Locations
from app.session.session import Session
from app.session.vault_access import VaultAccess
from app.storage.errors import VaultClosed
from app.storage.vault import Vault, memory_record
from tests.privacy.quick_cost import QUICK


def test_threads_that_ask_at_once_get_the_same_store_in_memory(tmp_path: Path) -> None:
    access = VaultAccess(Locations(tmp_path), private=True)
    stores: list[Vault] = []
    start = threading.Barrier(4)

    def ask() -> None:
        start.wait()
        stores.append(access.record)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(stores) == 4
    assert len(set(map(id, stores))) == 1
    access.close()


def test_stores_that_are_made_at_once_are_all_whole() -> None:
    titles: list[str] = []
    start = threading.Barrier(4)

    def make() -> None:
        start.wait()
        with memory_record() as store:
            titles.append(store.start("here").title)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert titles == ["here"] * 4


def test_a_forgotten_memory_leaves_nothing_and_its_engine_serves_the_next(tmp_path: Path) -> None:
    """SQLAlchemy keeps what it compiles for each engine: memory would grow with every visitor of a demonstration."""
    access = VaultAccess(Locations(tmp_path), private=True)
    first = access.record
    first.start("The heron told Marguerite")
    access.forget_memory()
    second = access.record
    assert second.conversations() == ()
    assert second.engine is first.engine
    with pytest.raises(VaultClosed):
        first.conversations()
    second.start("here")
    assert len(second.conversations()) == 1
    access.close()


def test_a_plan_that_was_written_before_the_vault_was_open_moves_into_it(tmp_path: Path) -> None:
    locations = Locations(tmp_path / "data")
    with Session(locations, passphrase_cost=QUICK) as session:
        session.vault.keep_safety_plan(SafetyPlan(own_steps="Walk to the harbour"))
        session.unlock("only for this test")
        assert session.vault.safety_plan().own_steps == "Walk to the harbour"
    with Session(locations, passphrase_cost=QUICK) as session:
        session.vault.keep_safety_plan(SafetyPlan(own_steps="Tea"))
        session.unlock("only for this test")
        assert session.vault.safety_plan().own_steps == "Walk to the harbour\nTea"
