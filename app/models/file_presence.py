"""Whether a model's files are where they were, by name and size; nothing is read."""

from __future__ import annotations

from pathlib import Path

from app.domain.model import InstalledModel


def whole(model: InstalledModel) -> bool:
    """Return whether all files of a model are there, each of the size that was checked."""
    try:
        return all(
            each.path.is_file() and each.path.stat().st_size == each.size_bytes for each in model.files
        )
    except OSError:
        return False


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths are of one file; False where one of them is not there."""
    try:
        return one.samefile(other)
    except OSError:
        return False
