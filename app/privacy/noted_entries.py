"""The names of the system keyring's entries: deleting everything finds them, and nobody asks for one that is not there.

Never what is in them.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from app.atomic_write import write_atomically
from app.json_decoding import decode_json
from app.locations import Locations, private_folder


def noted_entries(locations: Locations) -> frozenset[str]:
    """Return the entries that were noted; none where the file is not there or cannot be read."""
    try:
        return decode_json(locations.keyring_entries.read_bytes(), frozenset[str])
    except (OSError, msgspec.DecodeError):
        return frozenset()


def forget_entries(locations: Locations, entries: Iterable[str]) -> None:
    """Take entries out of those that are noted. Raises ``OSError``."""
    known = noted_entries(locations)
    left = known - frozenset(entries)
    if left != known:
        write_atomically(locations.keyring_entries, msgspec.json.encode(sorted(left)), mode=0o600)


def note_entries(locations: Locations, entries: Iterable[str]) -> None:
    """Add entries to those that are noted. Raises ``OSError``."""
    known = noted_entries(locations)
    noted = known | frozenset(entries)
    if noted != known:
        private_folder(locations.root)
        write_atomically(locations.keyring_entries, msgspec.json.encode(sorted(noted)), mode=0o600)
