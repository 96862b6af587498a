"""The mark that the window was locked: left behind, the program opens locked again, with the keyring too."""

from __future__ import annotations

from contextlib import suppress

from app.locations import Locations, private_folder


def mark_locked(locations: Locations) -> None:
    """Write the mark. A folder that cannot be written opens no conversations either."""
    with suppress(OSError):
        private_folder(locations.root)
        locations.locked.touch(mode=0o600)


def is_marked_locked(locations: Locations) -> bool:
    """Return whether the window was locked when the program ended, however it ended."""
    return locations.locked.exists()


def forget_lock(locations: Locations) -> None:
    """Remove the mark, because the conversations were opened."""
    with suppress(OSError):
        locations.locked.unlink(missing_ok=True)
