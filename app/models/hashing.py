"""The hash of a file, which alone identifies it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from app.models.errors import ModelError

Progress = Callable[[float], None]

_BLOCK = 1 << 20


def hash_of(path: Path, on_progress: Progress | None = None) -> str:
    """Return the SHA-256 of a file; ``on_progress`` gets the share read, 0 to 1. Raises ``ModelError``."""
    digest = hashlib.sha256()
    try:
        size = path.stat().st_size
        done = 0
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
                done += len(block)
                if on_progress is not None:
                    on_progress(min(1.0, done / size) if size else 1.0)
    except OSError as error:
        raise ModelError(f"{path} cannot be read.", str(error)) from error
    return digest.hexdigest()
