"""The hash of a file, which alone identifies it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.model import ModelFile
from app.models.errors import ModelError
from app.translation import tr

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
        raise ModelError(tr("{path} cannot be read.", path=path), str(error)) from error
    return digest.hexdigest()


def hashed(paths: Sequence[Path], on_progress: Progress | None = None) -> tuple[ModelFile, ...]:
    """Return files with their sizes and hashes; ``on_progress`` gets the share of all. Raises ``ModelError``."""
    sizes = [_size(path) for path in paths]
    total, done, found = max(1, sum(sizes)), 0, list[ModelFile]()
    for path, size in zip(paths, sizes, strict=True):

        def tell(share: float, before: int = done, size: int = size) -> None:
            if on_progress is not None:
                on_progress((before + share * size) / total)

        found.append(ModelFile(path, size, hash_of(path, tell)))
        done += size
    return tuple(found)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise ModelError(tr("{path} cannot be read.", path=path), str(error)) from error
