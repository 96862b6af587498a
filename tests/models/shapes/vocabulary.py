"""The real Qwen vocabulary, from the file of ranks that a published package carries, and the merges behind it."""

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
    """Return every token's bytes with its rank, which is also its id, in the order of ranks."""
    package = importlib.util.find_spec("dashscope")  # not imported: only its data are wanted
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
    """Return the first ``tokens`` tokens, their bytes written as byte-level letters, with their ids."""
    return {in_letters(token): rank for token, rank in islice(ranks().items(), tokens)}


@lru_cache(maxsize=2)
def merges(tokens: int = TOKENS) -> tuple[tuple[str, str], ...]:
    """Return, in order, the pair of tokens from which each of the first ``tokens`` that is longer than a byte comes."""
    known = ranks()
    pairs = []
    for token, rank in islice(known.items(), tokens):
        if len(token) > 1:
            parts = merge_bytes(token, known, before=rank)
            assert len(parts) == 2, f"token {rank} is not made of two earlier ones but of {len(parts)}"
            pairs.append((in_letters(parts[0]), in_letters(parts[1])))
    return tuple(pairs)


def merge_bytes(piece: bytes, known: Mapping[bytes, int], before: int | None = None) -> list[bytes]:
    """Return the tokens of a piece: again and again, the neighbours that make the lowest rank are joined.

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
    # Byte-level BPE shows a printable byte as itself and each of the others as the next letter from U+0100.
    printable = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    others = iter(range(0x100, 0x200))
    return tuple(chr(byte) if byte in printable else chr(next(others)) for byte in range(256))


def in_letters(token: bytes) -> str:
    """Return bytes as byte-level letters, one a byte."""
    letters = _letters()
    return "".join(letters[byte] for byte in token)
