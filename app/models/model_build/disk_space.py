"""The disk space of a build, and which way fits it. Sizes in bytes."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.translation import tr

MARGIN_BYTES = 500 * 10**6  # small files, the skeleton, and a reserve for the system


class Way(StrEnum):
    """The way a GGUF is built; both give the same bytes."""

    AUTO = "auto"  # whole where there is ample space, else lean
    LEAN = "lean"  # tensor by tensor into the final file; a shard is deleted once it is converted
    WHOLE = "whole"  # an unquantised GGUF first, then llama.cpp's quantiser on it


@dataclass(frozen=True, slots=True)
class DiskSpace:
    """The disk space of a build: at most ``peak_bytes`` at any time, ``final_bytes`` permanently."""

    way: Way
    peak_bytes: int
    final_bytes: int
    free_bytes: int  # counting an earlier try's files as free

    @property
    def suffices(self) -> bool:
        """True where the disk has enough space."""
        return self.peak_bytes <= self.free_bytes


def disk_space_for(
    way: Way, final_bytes: int, whole_bytes: int, largest_shard: int, free_bytes: int
) -> DiskSpace:
    """Return the space that a way needs; "auto" is decided by the free space.

    Lean: the final file and one shard. Whole: the whole file and one shard, then the whole and the final file.
    """
    lean = DiskSpace(Way.LEAN, final_bytes + largest_shard + MARGIN_BYTES, final_bytes, free_bytes)
    peak = whole_bytes + max(final_bytes, largest_shard) + MARGIN_BYTES
    whole = DiskSpace(Way.WHOLE, peak, final_bytes, free_bytes)
    if way is Way.AUTO:
        return whole if 2 * whole.peak_bytes <= free_bytes else lean
    return whole if way is Way.WHOLE else lean


def disk_space_words(space: DiskSpace) -> str:
    """Return the prediction as a sentence."""
    return tr(
        "Takes up to {peak} GB of disk while it is made, {final} GB for good; {free} GB are free.",
        peak=f"{space.peak_bytes / 1e9:.1f}",
        final=f"{space.final_bytes / 1e9:.1f}",
        free=f"{space.free_bytes / 1e9:.1f}",
    )


def too_little_room(folder: Path, space: DiskSpace) -> str:
    """Return why a build does not begin, and what to do."""
    return tr(
        "There is too little room in {folder}: making this model takes up to {peak} GB and {free} GB are "
        "free. Make room, or choose a smaller quantisation, and ask again.",
        folder=folder,
        peak=f"{space.peak_bytes / 1e9:.1f}",
        free=f"{space.free_bytes / 1e9:.1f}",
    )


def held_bytes(file: os.stat_result) -> int:
    """Return the bytes that a file takes on disk, where the system tells: a file with holes takes less."""
    if sys.platform == "win32":
        return file.st_size
    return file.st_blocks * 512
