"""Who publishes new versions of what is packaged: named in the environment and written into the package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .selection import Entry

REPO, PUBLIC_KEY = "OYSTER_UPDATES_REPO", "OYSTER_UPDATES_KEY"
_TARGET = "resources/updates.yaml"


def with_publisher(entries: list[Entry], environment: Mapping[str, str], folder: Path) -> list[Entry]:
    """Return the entries with a table of the publisher that the environment names, as they are where it names none."""
    repo, key = environment.get(REPO, ""), environment.get(PUBLIC_KEY, "")
    if not repo and not key:
        return entries
    if not repo or not key:
        raise SystemExit(f"{REPO} and {PUBLIC_KEY} belong together: set both, or neither.")
    written = folder / "updates.yaml"
    written.write_text(f'repo: "{repo}"\npublic_key: "{key}"\n', encoding="utf-8")
    others = [entry for entry in entries if entry[0].replace("\\", "/") != _TARGET]
    return sorted([*others, (_TARGET, str(written), "DATA")])
