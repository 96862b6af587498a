"""What the kernel knows a file or folder by, whatever its path: one that took its place later is another."""

from __future__ import annotations

from pathlib import Path


def identity_of(path: Path) -> tuple[int, int] | None:
    """Return device and number; None where there is nothing at that path, or nothing could be."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
