"""Two builds of one commit, compared byte by byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from setup_steps.hashes import sha256_of

from .tree import Tree


def contents(tree: Tree, installers: Sequence[Path]) -> dict[str, str]:
    """Return what each path of a tree holds, with its rights, and each installer: all that two builds may differ in."""
    found = {}
    for path in tree.paths():
        state = path.lstat()
        held = str(path.readlink()) if path.is_symlink() else sha256_of(path) if path.is_file() else "folder"
        found[f"/{path.relative_to(tree.root)}"] = f"{state.st_mode:o} {state.st_mtime_ns} {held}"
    return found | {path.name: sha256_of(path) for path in installers}


def differences(first: Mapping[str, str], second: Mapping[str, str]) -> list[str]:
    """Return the paths that one build lacks, or that are not the same in both; in order."""
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
