"""Records of where model files came from are kept for good, encrypted, the first one of each file."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.provenance import Provenance, SourceFile, same_origin
from app.storage.errors import DamagedDatabase
from app.storage.vault import Vault, open_vault

RECORD = Provenance(
    endpoint="https://hub.example",
    repo="someone/a-model 模型",
    commit="0123456789abcdef",
    sources=(
        SourceFile("config.json", 700, "git-sha1:aa", "bb"),
        SourceFile("model.safetensors", 2**40, "sha256:cc", "cc"),
    ),
    architecture="qwen3",
    converter="oyster 0.3",
    engine_build="llama.cpp",
    quantisation="Q4_K_M",
    size_bytes=9 * 10**9,
    sha256="ab" * 32,
)


def test_a_record_is_kept_and_comes_back_whole(any_vault: Vault) -> None:
    assert any_vault.keep_provenance(RECORD) == RECORD
    assert any_vault.keep_provenance(RECORD) == RECORD


def test_the_first_record_of_a_file_stays_for_good(database: Path, key: bytes) -> None:
    other = replace(RECORD, repo="OysterAI/Oyster_1_Qwen_14B")
    with open_vault(database, key) as vault:
        vault.keep_provenance(RECORD)
    with open_vault(database, key) as vault:
        kept = vault.keep_provenance(other)
        assert kept == RECORD
        assert not same_origin(kept, other)
        another = replace(other, sha256="cd" * 32)
        assert vault.keep_provenance(another) == another


def test_the_same_file_by_way_of_another_hub_is_of_the_same_origin(any_vault: Vault) -> None:
    any_vault.keep_provenance(RECORD)
    by_mirror = replace(RECORD, endpoint="https://mirror.example", engine_build="another")
    assert same_origin(any_vault.keep_provenance(by_mirror), by_mirror)


def test_two_that_keep_a_record_at_once_agree_on_one(database: Path, key: bytes) -> None:
    open_vault(database, key).close()
    answers: list[Provenance] = []
    start = threading.Barrier(4)

    def keep(repo: str) -> None:
        with open_vault(database, key) as vault:
            start.wait(10)
            answers.append(vault.keep_provenance(replace(RECORD, repo=repo)))

    threads = [threading.Thread(target=keep, args=(f"someone/{number}",)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert len(answers) == 4
    assert len({each.repo for each in answers}) == 1


def test_nothing_of_a_record_can_be_read_without_the_key(database: Path, key: bytes) -> None:
    with open_vault(database, key) as vault:
        vault.keep_provenance(RECORD)
    content = b"".join(each.read_bytes() for each in database.parent.iterdir())
    assert b"a-model" not in content
    assert b"safetensors" not in content


def test_a_record_that_cannot_be_read_is_a_damaged_database(database: Path, key: bytes) -> None:
    with open_vault(database, key) as vault:
        vault.keep_provenance(RECORD)
        with vault._writer.begin() as connection:
            connection.exec_driver_sql("UPDATE model_provenance SET record = '{}'")
        with pytest.raises(DamagedDatabase):
            vault.keep_provenance(RECORD)
