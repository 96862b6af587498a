"""The strength of a passphrase: a rough estimate of the guesses needed."""

from __future__ import annotations

import math
from dataclasses import dataclass

SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Strength:
    """``share`` from 0 to 1 for a bar; ``enough`` False where it should not be used."""

    words: str
    share: float
    enough: bool


def strength_of(passphrase: str) -> Strength:
    """Return the strength of a passphrase, from its length and the kinds of its characters."""
    if not passphrase:
        return Strength("Several words that belong together only for you are a good passphrase.", 0.0, False)
    if len(passphrase) < SHORTEST:
        return Strength(f"Too short: take at least {SHORTEST} characters.", 0.1, False)
    bits = _bits(passphrase)
    if bits < 45:
        return Strength("Weak: it could be guessed. Longer is better than stranger.", 0.3, True)
    if bits < 80:
        return Strength(
            "Fair: it holds against people who know you, not against a determined attacker.", 0.6, True
        )
    return Strength("Strong.", 1.0, True)


def _bits(passphrase: str) -> float:
    """Return an estimate of the entropy in bits; repeated characters count for little."""
    kinds = (
        (26, any(each.islower() for each in passphrase)),
        (26, any(each.isupper() for each in passphrase)),
        (10, any(each.isdigit() for each in passphrase)),
        (32, any(each.isascii() and not each.isalnum() for each in passphrase)),
        (2000, any(not each.isascii() for each in passphrase)),
    )
    alphabet = sum(size for size, there in kinds if there)
    different = len(set(passphrase))
    length = min(len(passphrase), 2 * different)
    return length * math.log2(max(2, min(alphabet, 4 * different)))
