"""Wrong tries of a passphrase: counted on disk before each try, so that neither a restart nor a kill forgets one.

They slow down a person at this keyboard. Who has a copy of the files is slowed by the passphrase's own cost alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import msgspec

from app.atomic_write import write_atomically
from app.json_decoding import decode_json
from app.locations import Locations
from app.privacy.errors import TriedTooOften
from app.translation import tr_count

_FREE_TRIES = 3
_DELAYS_SECONDS = (5, 15, 30, 60, 120, 300)


class WrongTries(msgspec.Struct, frozen=True):
    """How many tries were wrong in a row, and when the last one was (seconds since 1970)."""

    count: int = 0
    at: float = 0.0


def seconds_to_wait(locations: Locations, now: Callable[[], float] = time.time) -> float:
    """Return the seconds until the next try is taken; 0.0 where it is taken now.

    A clock that was set back begins the delay anew; one that was set forward ends it.
    """
    tries = _read(locations)
    delay = _delay_after(tries.count)
    if delay and now() < tries.at:
        tries = WrongTries(tries.count, now())
        _write(locations, tries)
    return max(0.0, tries.at + delay - now())


def note_try(locations: Locations, now: Callable[[], float] = time.time) -> None:
    """Count a try as wrong, before it is made. Raises ``TriedTooOften`` while one has to wait."""
    waits = seconds_to_wait(locations, now)
    if waits > 0:
        raise TriedTooOften(
            tr_count(
                "This was tried too often. Wait one second and try again.",
                "This was tried too often. Wait {count} seconds and try again.",
                max(1, round(waits)),
            )
        )
    _write(locations, WrongTries(_read(locations).count + 1, now()))


def forget_tries(locations: Locations) -> None:
    """Forget the wrong tries, because the right one came."""
    with suppress(OSError):
        locations.wrong_tries.unlink(missing_ok=True)


def _delay_after(count: int) -> int:
    if count <= _FREE_TRIES:
        return 0
    return _DELAYS_SECONDS[min(count - _FREE_TRIES, len(_DELAYS_SECONDS)) - 1]


def _read(locations: Locations) -> WrongTries:
    try:
        return decode_json(locations.wrong_tries.read_bytes(), WrongTries)
    except FileNotFoundError:
        return WrongTries()
    except (OSError, msgspec.DecodeError):
        return WrongTries(_FREE_TRIES + 1, locations.wrong_tries.stat().st_mtime)


def _write(locations: Locations, tries: WrongTries) -> None:
    with suppress(OSError):  # a folder that cannot be written opens no conversations either
        write_atomically(locations.wrong_tries, msgspec.json.encode(tries), mode=0o600)
