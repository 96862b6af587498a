"""The real Qwen vocabulary and its merges, from the rank file in a published package."""

from __future__ import annotations

import base64
import importlib.util
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice, pairwise
from pathlib import Path

TOKENS = 151643  # without the added ones


@lru_cache(maxsize=1)
def ranks() -> dict[bytes, int]:
    """Return every token's bytes with its rank, which is its id, in order of rank."""
    package = importlib.util.find_spec("dashscope")  # not imported: only its data file is used
    assert package is not None and package.submodule_search_locations, (
        "run 'make setup' for the tests' packages"
    )
    path = Path(package.submodule_search_locations[0]) / "resources" / "qwen.tiktoken"
    lines = (line.split() for line in path.read_bytes().splitlines() if line)
    found = {base64.b64decode(token): int(rank) for token, rank in lines}
    assert list(found.values()) == list(range(TOKENS)), "the file of ranks has gaps"
    return found


@lru_cache(maxsize=2)
def vocabulary(tokens: int = TOKENS) -> dict[str, int]:
    """Return the ids of the first ``tokens`` tokens, by their bytes written as byte-level letters."""
    return {in_letters(token): rank for token, rank in islice(ranks().items(), tokens)}


@lru_cache(maxsize=2)
def merges(tokens: int = TOKENS) -> tuple[tuple[str, str], ...]:
    """Return, in order, the pair that merges into each of the first ``tokens`` longer than a byte."""
    known = ranks()
    pairs = []
    for token, rank in islice(known.items(), tokens):
        if len(token) > 1:
            parts = merge_bytes(token, known, before=rank)
            assert len(parts) == 2, f"token {rank} is not made of two earlier ones but of {len(parts)}"
            pairs.append((in_letters(parts[0]), in_letters(parts[1])))
    return tuple(pairs)


def merge_bytes(piece: bytes, known: Mapping[bytes, int], before: int | None = None) -> list[bytes]:
    """Return the tokens of a piece, by repeatedly joining the neighbours of the lowest rank.

    With ``before``, only ranks below it count.
    """
    limit = len(known) if before is None else before
    parts = [piece[index : index + 1] for index in range(len(piece))]
    while len(parts) > 1:
        joined = [known.get(left + right, limit) for left, right in pairwise(parts)]
        lowest = min(joined)
        if lowest >= limit:
            break
        at = joined.index(lowest)
        parts[at : at + 2] = [parts[at] + parts[at + 1]]
    return parts


@lru_cache(maxsize=1)
def _letters() -> tuple[str, ...]:
    # Byte-level BPE shows a printable byte as itself and each other byte as the next letter from U+0100.
    printable = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    others = iter(range(0x100, 0x200))
    return tuple(chr(byte) if byte in printable else chr(next(others)) for byte in range(256))


def in_letters(token: bytes) -> str:
    """Return bytes as byte-level letters, one a byte."""
    letters = _letters()
    return "".join(letters[byte] for byte in token)
