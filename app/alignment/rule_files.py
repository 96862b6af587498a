"""The hashes of the files whose rules decide a turn, for its record."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from app.domain.turn import RuleFiles
from app.locations import resource

_CRISIS = (
    "crisis",
    "evidence/crisis_tiers.yaml",
    "evidence/sentence_heads.json",
    "evidence/sentence_phrases.json",
    "helplines.yaml",
)
_GUARD = (
    "analyst.yaml",
    "evidence/first_words.yaml",
    "evidence/qwen3guard.yaml",
    "evidence/self_test.yaml",
    "evidence/three_words.yaml",
    "guard.yaml",
    "risks.yaml",
)


def rule_files(own_strategies: Path | None) -> RuleFiles:
    """Return the hashes of the files in use; a counsellor's own table counts where there is one.

    Raises ``OSError`` where that table cannot be read.
    """
    own = own_strategies is not None and own_strategies.is_file()
    strategies = _hash(own_strategies) if own_strategies and own else _hash_of_shipped("strategies.yaml")
    return RuleFiles(_hash_of_all(_CRISIS), _hash_of_all(_GUARD), strategies)


@cache
def _hash_of_all(names: tuple[str, ...]) -> str:
    """Return the hash of the lines that ``sha256sum`` prints of these files in ``resources``, sorted by name."""
    files = sorted(file for name in names for file in _files(name))
    lines = "".join(f"{_hash_of_shipped(file)}  {file}\n" for file in files)
    return hashlib.sha256(lines.encode()).hexdigest()


def _files(name: str) -> list[str]:
    """Return a file's name, or the names of the files in a folder of ``resources``."""
    path = resource(name)
    return [f"{name}/{file.name}" for file in path.iterdir()] if path.is_dir() else [name]


@cache
def _hash_of_shipped(name: str) -> str:
    """Return the hash of a file in ``resources``, read once, as its rules are."""
    return _hash(resource(name))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
