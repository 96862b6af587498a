"""What it costs to try a passphrase on a backup: the rest of the tests seal theirs more cheaply."""

from __future__ import annotations

import re
from pathlib import Path

import pyrage
import pytest

from app.privacy.encrypted_archive import identity_of, new_archive_key, write_archive
from tests.privacy.quick_archive import ages_own

_PASSPHRASE = "nine quiet lanterns on the quay"
_LEAST_LOG_COST = 15  # 32 MiB of memory for each try


def test_each_try_of_a_passphrase_takes_much_memory_and_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", ages_own)
    key = new_archive_key(_PASSPHRASE)
    stanza = re.search(rb"^-> scrypt \S+ (\d+)$", key.identity, re.MULTILINE)
    assert stanza is not None
    assert int(stanza[1]) >= _LEAST_LOG_COST
    write_archive(tmp_path / "empty.tar", key, [])
    assert identity_of(tmp_path / "empty.tar", _PASSPHRASE).startswith("AGE-SECRET-KEY-")
