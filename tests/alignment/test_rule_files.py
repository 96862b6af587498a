"""The hashes of the rules in a turn's record can be computed again with ``sha256sum``."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

from app.alignment.rule_files import rule_files
from app.locations import resource

_CRISIS = "crisis/* evidence/crisis_tiers.yaml evidence/sentence_[hp]*.json helplines.yaml"
_GUARD = "analyst.yaml evidence/[fqt]*.yaml evidence/self_test.yaml guard.yaml risks.yaml"


def by_hand(files: str) -> str:
    line = f"export LC_ALL=C; sha256sum $(ls -d {files} | sort) | sha256sum"
    told = subprocess.run(["bash", "-c", line], cwd=resource("."), capture_output=True, text=True, check=True)
    return told.stdout.split()[0]


def test_a_person_computes_the_same_hashes_in_the_folder_of_the_files(tmp_path: Path) -> None:
    found = rule_files(tmp_path / "none.yaml")
    assert (found.crisis, found.guard) == (by_hand(_CRISIS), by_hand(_GUARD))
    assert found.strategies == hashlib.sha256(resource("strategies.yaml").read_bytes()).hexdigest()


def test_a_counsellors_own_table_is_the_one_that_counts_as_it_is_now(tmp_path: Path) -> None:
    own = tmp_path / "strategies.yaml"
    for contents in (b"one", b"two"):
        own.write_bytes(contents)
        assert rule_files(own).strategies == hashlib.sha256(contents).hexdigest()
