"""Versions of the table of strategies that counsellors write; the newest is in force, none is ever changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StrategyVersion:
    """One version: ``number`` from 1, and the whole table as YAML; without contents, the table is the shipped one."""

    number: int
    created_at: datetime
    author: str
    reason: str
    contents: str

    @property
    def is_shipped(self) -> bool:
        """True where this version goes back to the table that came with the program."""
        return not self.contents

    @property
    def sha256(self) -> str:
        """The hash of the contents, which the record of each turn under them has; empty for the shipped table."""
        return hashlib.sha256(self.contents.encode()).hexdigest() if self.contents else ""
