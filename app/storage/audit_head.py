"""The hash of the last record, kept in a file beside the database: it shows that the chain's end was cut off."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from app.atomic_write import write_atomically
from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.domain.audit import HeadState

_HASH = re.compile("[0-9a-f]{64}")


class AuditHead:
    """The file; without a path (in a private conversation) nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._follows: bool | None = None  # the file's hash was found in the chain, so it may be replaced

    def read(self) -> str:
        """Return the kept hash; empty where the file is missing or damaged."""
        try:
            kept = self._path.read_bytes()[:65].decode("ascii", "replace").strip() if self._path else ""
        except OSError:
            return ""
        return kept if _HASH.fullmatch(kept) else ""

    def state(self, *, chain_is_empty: bool) -> HeadState:
        """Return whether there is a kept hash to compare; whether the chain has it is for the caller to say."""
        if self._path is None or (chain_is_empty and not self._path.exists()):
            return HeadState.NONE
        return HeadState.FOUND if self.read() else HeadState.MISSING

    def keep(self, sha256: str, is_in_chain: Callable[[str], bool]) -> None:
        """Keep the hash of the newest record.

        A kept hash that the chain does not have stays: it shows what was cut off, and nothing may hide that. A failure
        to write is noted, and the hash before stays good.
        """
        if self._path is None:
            return
        if self._follows is None:
            kept = self.read()
            self._follows = not kept or is_in_chain(kept)
        if not self._follows:
            return
        try:
            write_atomically(self._path, f"{sha256}\n".encode(), mode=0o600)
        except OSError as error:
            record(Event.STORAGE_FAILED, error)
