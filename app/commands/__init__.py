"""The ``oyster`` command line, one file a verb."""

from __future__ import annotations

from app.commands.root import main

__all__ = ["main"]
