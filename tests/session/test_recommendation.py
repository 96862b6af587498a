"""Which model is recommended for which machine, and what each is predicted to take."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.gguf import read_header
from app.domain.model import ModelRole
from app.engine.memory_fit import ANALYST_CELLS, MEMORY_VARIABLE, free_memory, predict
from app.models.catalogue import load_catalogue
from app.models.download import DownloadProgress, DownloadStage
from app.models.errors import DownloadFailed, FailureKind
from app.models.model_library import ModelLibrary
from app.models.wheel import left_by_set_up
from app.session.fetch_conditions import FetchConditions
from app.session.machine import Machine, _leads_out, has_network
from app.session.model_need import need_of
from app.session.recommendation import Recommendation, Why, recommend, recommendation_now

GB = 10**9
CATALOGUE = load_catalogue()
SIZES = {"qwen3-0.6b": 1, "qwen3-1.7b": 2, "qwen3-4b": 3, "qwen3-8b": 4, "oy1": 5}


def advice(machine: Machine) -> Recommendation:
    found = recommend(ModelLibrary(Path("nowhere"), CATALOGUE), machine, 4096)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("gigabytes", "identity"), [(6, "qwen3-0.6b"), (8, "qwen3-4b"), (12, "qwen3-8b"), (24, "oy1")]
)
def test_a_machine_of_that_memory_gets_the_largest_that_fits(
    gigabytes: int, identity: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(MEMORY_VARIABLE, str(gigabytes))
    monkeypatch.setattr("app.session.machine.free_disk", lambda folder: 100 * GB)
    assert free_memory() == (gigabytes - 2) * GB
    found = recommendation_now(ModelLibrary(tmp_path, CATALOGUE), FetchConditions(), 4096)
    assert found is not None and found.best.entry.id == identity
    assert found.best.guard is not None and found.best.guard.role is ModelRole.GUARD
    assert found.best.fits_memory and found.best.whole.memory > found.best.need.memory, "the guard counts"


def test_more_memory_never_means_a_smaller_model_and_what_is_recommended_fits() -> None:
    ranks = []
    for tenths in range(30, 260, 5):
        found = advice(Machine(tenths * GB // 10, 100 * GB))
        ranks.append(SIZES[found.best.entry.id])
        assert found.why is Why.TIGHT or found.best.whole.memory <= 0.95 * tenths * GB / 10
    assert ranks == sorted(ranks)
    assert set(ranks) == set(SIZES.values())


def test_a_full_disk_a_missing_network_and_unknown_memory_change_the_choice() -> None:
    assert advice(Machine(30 * GB, 10 * GB)).best.entry.id == "qwen3-8b"  # Oy1 takes 15 GB to make
    assert advice(Machine(30 * GB, 4 * GB)).best.entry.id == "qwen3-4b"
    assert advice(Machine(30 * GB, 0)).why is Why.TIGHT
    alone = advice(Machine(30 * GB, 100 * GB, network=False))
    assert (alone.why, alone.best.entry.id, alone.best.guard) == (Why.NO_NETWORK, "trial", None)
    unknown = advice(Machine(None, 100 * GB))
    assert (unknown.why, unknown.best.entry.id) == (Why.UNKNOWN, "qwen3-1.7b")


def test_the_catalogues_shape_predicts_what_the_files_own_header_does() -> None:
    trial = CATALOGUE.find("trial")
    assert trial is not None
    file = left_by_set_up(trial)
    assert file is not None, "the set-up leaves the trial model"
    header = read_header(file)
    by_header = predict(header, 4096 + ANALYST_CELLS).total
    by_catalogue = need_of(trial, 4096).memory
    assert 0 <= by_catalogue - by_header < 5_000_000, "the catalogue counts the header's bytes too"


def test_every_chat_model_that_can_be_fetched_is_pinned_and_its_shape_is_known() -> None:
    for entry in CATALOGUE.models:
        assert entry.shape is not None, entry.id
        if entry.relative_of:
            assert len(entry.sha256) == 64 and len(entry.revision) == 40 and entry.size_bytes, entry.id
            assert CATALOGUE.find(entry.relative_of) is not None


def test_the_speed_is_of_what_was_fetched_and_a_hub_out_of_reach_counts_as_no_network(tmp_path: Path) -> None:
    conditions = FetchConditions()
    conditions.note(DownloadProgress(1_000, 9_000, 5e6))
    assert conditions.bytes_per_second is None, "a few bytes say nothing"
    conditions.note(DownloadProgress(5_000_000, 9_000_000, 5e6))
    conditions.note(DownloadProgress(9_000_000, 9_000_000, 4e9, DownloadStage.VERIFYING))
    assert conditions.bytes_per_second == 5e6, "reading from the disk is not fetching"
    conditions.note_failure(DownloadFailed("", "", FailureKind.NO_NETWORK))
    found = recommendation_now(ModelLibrary(tmp_path, CATALOGUE), conditions, 4096)
    assert found is not None and found.why is Why.NO_NETWORK
    conditions.note(DownloadProgress(10, 9_000, 5e6))
    assert not conditions.unreachable


def test_a_machine_without_a_way_out_is_known_without_asking_anybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    routes, routes_6 = tmp_path / "route", tmp_path / "ipv6_route"
    head = "Iface Destination Gateway Flags\n"
    routes_6.write_text(f"{'0' * 32} 00 {'0' * 32} 00 {'0' * 32} ffffffff 1 0 00200200 lo\n")
    routes.write_text(f"{head}eth0 000200C0 00000000 0001\n")
    assert not _leads_out(routes, routes_6)
    routes.write_text(f"{head}eth0 00000000 010200C0 0003\n")
    assert _leads_out(routes, routes_6)
    assert _leads_out(tmp_path / "none", routes_6), "what cannot be read is not taken for an absence"
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert not has_network()
