"""Fits are kept encrypted and in order, none is changed, and they go with a backup."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.domain.conversation import now
from app.domain.fitted_evidence import FittedPart, FittedVersion
from app.storage.vault import Vault, open_vault

FIT = FittedVersion(0, FittedPart.CLASSIFIER, "", "under", now(), "Lanternwood", "Harbour reason", b"[1.5]")


def test_the_newest_version_of_each_part_is_found_and_the_others_stay(any_vault: Vault) -> None:
    assert any_vault.newest_fit(FittedPart.CLASSIFIER) is None and any_vault.is_empty
    first = any_vault.add_fit(FIT)
    judge = any_vault.add_fit(replace(FIT, part=FittedPart.JUDGE, subject="ab"))
    back = any_vault.add_fit(replace(FIT, contents=b""))
    assert any_vault.newest_fit(FittedPart.CLASSIFIER) == back and back.is_shipped and not back.sha256
    assert any_vault.newest_fit(FittedPart.JUDGE, "ab") == judge
    assert any_vault.newest_fit(FittedPart.JUDGE, "cd") is None
    assert any_vault.fitted_versions() == (back, judge, first) and len(first.sha256) == 64
    assert not any_vault.is_empty


def test_no_word_of_a_fit_can_be_read_in_the_file_and_it_goes_with_a_backup(
    vault: Vault, database: Path, key: bytes
) -> None:
    kept = vault.add_fit(FIT)
    written = b"".join(each.read_bytes() for each in database.parent.iterdir())
    assert b"arbour" not in written and b"Lanternwood" not in written
    copy, other = database.with_name("copy.db"), bytes(reversed(key))
    vault.copy_to(copy, other)
    with open_vault(database.parent / "elsewhere" / "conversations.db", key) as elsewhere:
        elsewhere.take_over(copy, other)
        assert elsewhere.fitted_versions() == (kept,)
