"""What a new passphrase costs to try: measured on this machine to take about a second, in at least 256 MiB."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.privacy.errors import PassphraseNeeded
from app.privacy.passphrase import HIGHEST, SALT_BYTES, Argon2Parameters, derive_key

WANTED_SECONDS = 1.0
_MEMORIES_MIB = (256, 128, 64)  # smaller ones only where the machine has no more
_LANES = 4
_FEWEST_PASSES = 2


def calibrated_cost(clock: Callable[[], float] = time.perf_counter) -> Argon2Parameters:
    """Return the cost of a new passphrase, after measuring two passes; takes some tenths of a second.

    Raises ``PassphraseNeeded`` where the machine's memory is too short for the smallest one.
    """
    *larger, smallest = _MEMORIES_MIB
    for memory in larger:
        try:
            return _calibrated_with(memory, clock)
        except PassphraseNeeded:  # not so much memory free
            continue
    return _calibrated_with(smallest, clock)


def _calibrated_with(memory_mib: int, clock: Callable[[], float]) -> Argon2Parameters:
    few = Argon2Parameters(memory_mib * 1024, _FEWEST_PASSES, _LANES)
    began = clock()
    derive_key("measured", bytes(SALT_BYTES), few)
    a_pass = (clock() - began) / _FEWEST_PASSES
    passes = max(_FEWEST_PASSES, min(HIGHEST.passes, round(WANTED_SECONDS / a_pass)))
    return Argon2Parameters(few.memory_kib, passes, _LANES)
